import { describe, expect, it } from 'vitest';
import { createDashboard } from '../../source/dashboard/dashboard.ts';
import { deployment, pod, Screen } from './screen.ts';

const hintKeys = (screen: Screen) => screen.dashboard.view().hints.map(({ key }) => key);

describe('The pane of a running command', () => {
  const watching = () => new Screen([pod('a')]).command('kubectl get pods -w');

  it('says what runs and how it is ended', () => {
    const screen = watching();
    expect(screen.crumbs).toBe('pods › kubectl get pods -w');
    expect(screen.summary).toBe('running · ^c ends it · 2 lines');
    expect(hintKeys(screen).slice(0, 2)).toEqual(['^c', 'esc']);
  });

  it('grows as the cluster changes, and follows its end', () => {
    const screen = new Screen([pod('a')], { size: { columns: 80, rows: 8 } }).command('kubectl get pods -w');
    screen.cluster.delete('Pod', 'default', 'a');
    screen.wait(60);
    expect(screen.lines.at(-1)).toMatch(/^a +0\/1 +Completed/);
    expect(screen.summary).toMatch(/^running · \^c ends it · \d+-(\d+) of \1 lines$/);
  });

  it('stays where it was scrolled to, until its end is wanted again', () => {
    const screen = new Screen([deployment('web', 12)], { size: { columns: 80, rows: 10 } });
    screen.command('kubectl get pods -w').press('g');
    expect(screen.summary).toMatch(/^running · .* · 1-6 of 13 lines$/);
    screen.cluster.delete(
      'Pod',
      'default',
      screen.cluster.list('Pod', { namespace: 'default' })[0]!.metadata.name,
    );
    expect(screen.summary).toMatch(/ · 1-6 of 1\d lines$/);
    expect(screen.press('G').summary).not.toMatch(/ 1-/);
  });

  it('ends by ctrl+c, and the program only by the next one', () => {
    const screen = watching().press('ctrl+c');
    expect(screen.summary).toBe('ended by ^c · 2 lines');
    expect(screen.dashboard.quit).toBe(false);
    screen.cluster.delete('Pod', 'default', 'a');
    expect(screen.wait(60).lines).toHaveLength(2);
    expect(screen.press('ctrl+c').dashboard.quit).toBe(true);
  });

  it('is left by esc, and its command ends', () => {
    const screen = watching().press('esc');
    expect(screen.crumbs).toBe('pods');
    expect(screen.flash).toBe('ended, as nobody looks at it any more');
    expect(screen.shownCommand).toBe('kubectl get pods -w');
  });

  it('runs on under another view', () => {
    const screen = watching()
      .command('kubectl rollout status deploy/web')
      .command('kubectl get pods -o wide');
    screen.press('esc');
    screen.cluster.delete('Pod', 'default', 'a');
    expect(screen.lines.length).toBeGreaterThan(2);
    expect(screen.summary).toContain('running');
  });

  it('says how the command ended by itself', () => {
    const screen = new Screen([deployment('web')]).command(
      'kubectl wait --for=delete deploy/web --timeout=5s',
    );
    expect(screen.lines).toEqual(['nothing printed yet']);
    screen.wait(10);
    expect(screen.lines).toEqual(['error: timed out waiting for the condition on deployments/web']);
    expect(screen.summary).toBe('ended with exit code 1 · 1 line');
    expect(hintKeys(screen)).not.toContain('^c');
  });

  it('keeps its last lines, and says that there were more', () => {
    const screen = new Screen([pod('a')]).command('kubectl get pods -w -o yaml');
    for (let round = 0; round < 100; round += 1) {
      const annotations = { round: `${round}` };
      screen.cluster.patch('Pod', 'default', 'a', { type: 'merge', body: { metadata: { annotations } } });
    }
    expect(screen.lines.length).toBeGreaterThan(1);
    expect(screen.press('g').lines[0]).toMatch(/^… \d+ earlier lines not kept$/);
    expect(screen.summary).toContain('of 5001 lines');
  });

  it('draws nothing anew where nothing was printed', () => {
    const screen = watching();
    const { body } = screen.dashboard.view();
    screen.dashboard.pass(300);
    expect(screen.dashboard.view().body).toEqual(body);
  });

  it('wakes its command at its moment, though nothing happens then', () => {
    const screen = new Screen([pod('a')]).command('kubectl wait --for=create pod/b --timeout=12345ms');
    const due = screen.cluster.now + 12_345;
    expect(screen.dashboard.nextEventTime).toBeLessThanOrEqual(due);
    screen.dashboard.pass(12_344);
    expect(screen.summary).toContain('running');
    screen.dashboard.pass(1);
    expect(screen.summary).toContain('ended with exit code 1');
  });
});

describe('A shell in a pane', () => {
  const shell = () => new Screen([pod('a')]).command('kubectl exec -it a -- sh');

  it('reads lines and shows what comes of them', () => {
    const screen = shell().type('hostname').press('enter');
    expect(screen.lines).toEqual(['# hostname', 'a']);
    expect(screen.prompt).toMatchObject({ sigil: '# ', text: '' });
  });

  it('takes the keys of the dashboard as text', () => {
    expect(shell().type('echo /:?q').prompt.text).toBe('echo /:?q');
  });

  it('recalls what was entered', () => {
    const screen = shell().type('hostname').press('enter').type('pwd').press('enter', 'up', 'up');
    expect(screen.prompt.text).toBe('hostname');
    expect(screen.press('down', 'down').prompt.text).toBe('');
  });

  it('is left by exit, by ctrl+d, by ctrl+c and by esc', () => {
    expect(shell().type('exit 3').press('enter').summary).toContain('ended with exit code 3');
    expect(shell().press('ctrl+d').summary).toContain('ended');
    expect(shell().press('ctrl+c').summary).toContain('ended by ^c');
    expect(shell().press('esc').crumbs).toBe('pods');
  });

  it('forgets the line first that is being typed', () => {
    const screen = shell().type('rm -rf /').press('ctrl+c');
    expect(screen.prompt.text).toBe('');
    expect(screen.summary).toContain('running');
  });

  it('is told of pasted lines one by one', () => {
    const screen = shell();
    screen.dashboard.paste('hostname\necho done\npw');
    expect(screen.lines).toEqual(['# hostname', 'a', '# echo done', 'done']);
    expect(screen.prompt.text).toBe('pw');
  });
});

describe('A here-document', () => {
  const manifest = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: a'];
  const opened = () => new Screen([]).command('kubectl apply -f - <<EOF');
  const typed = () => manifest.reduce((screen, line) => screen.type(line).press('enter'), opened());

  it('is typed line by line, and applied where it ends', () => {
    const screen = typed();
    expect(screen.summary).toBe('EOF ends it · 4 lines');
    expect(screen.lines).toEqual(manifest.map((line) => `> ${line}`));
    screen.type('EOF').press('enter');
    expect(screen.flash).toBe('configmap/a created');
    expect(screen.shownCommand).toBe('kubectl apply -f - <<EOF');
    expect(screen.crumbs).toBe('pods');
  });

  it('can be corrected line by line, and given up', () => {
    const screen = typed().press('backspace');
    expect(screen.prompt.text).toBe('  name: a');
    expect(screen.press('esc').flash).toBe('given up; nothing was run');
    expect(screen.cluster.read.get('ConfigMap', 'default', 'a')).toBeUndefined();
  });

  it('is indented by tab', () => {
    expect(opened().press('tab').type('a').prompt.text).toBe('  a');
  });

  it.each([
    ['into the opened pane', () => opened(), `${manifest.join('\n')}\nEOF\n`],
    [
      'into the command line',
      () => new Screen([]).press(':'),
      `kubectl apply -f - <<EOF\n${manifest.join('\n')}\nEOF\n`,
    ],
    [
      'with its command, into nothing',
      () => new Screen([]),
      `$ kubectl apply -f - <<EOF\r\n${manifest.join('\r\n')}\r\nEOF\r\n`,
    ],
    ['behind cat', () => new Screen([]), `cat <<EOF | kubectl apply -f -\n${manifest.join('\n')}\nEOF\n`],
  ])('can be pasted %s', (_, start, text) => {
    const screen = start();
    screen.dashboard.paste(text);
    expect(screen.flash).toBe('configmap/a created');
  });

  it('is not even begun where nothing may be changed', () => {
    const screen = new Screen([], { readOnly: true }).command('kubectl apply -f - <<EOF');
    expect(screen.flash).toMatch(/^read-only/);
  });
});

describe('A pasted command', () => {
  it('waits in the command line until it is entered, continued lines joined', () => {
    const screen = new Screen([]);
    screen.dashboard.paste('$ kubectl create deployment web \\\n    --image=nginx\n');
    expect(screen.prompt.text).toBe('kubectl create deployment web --image=nginx');
  });
});

describe('The lines of earlier runs', () => {
  const screen = () => {
    const kept: string[] = [];
    const earlier = ['kubectl get pods', 'deploy', 'kubectl get nodes'];
    const made = new Screen([], { history: { lines: earlier, keep: (line) => kept.push(line) } });
    return { made, kept };
  };

  it('are recalled, those that begin as what is typed', () => {
    const { made } = screen();
    expect(made.press(':').type('kubectl').press('up', 'up').prompt.text).toBe('kubectl get pods');
    expect(made.press('down', 'down').prompt.text).toBe('kubectl');
  });

  it('are searched by ctrl+r', () => {
    const { made } = screen();
    expect(made.press(':').type('pods').press('ctrl+r').prompt.text).toBe('kubectl get pods');
  });

  it('grow by what is entered', () => {
    const { made, kept } = screen();
    made.command('svc').command('kubectl get pods -w').press('esc', ':', 'enter');
    expect(kept).toEqual(['svc', 'kubectl get pods -w']);
  });
});

describe('A command that was started elsewhere', () => {
  it('ends with the dashboard', () => {
    const { cluster } = new Screen([pod('a')]);
    const dashboard = createDashboard({ cluster });
    for (const key of [':', ...'kubectl run -it --rm box --image=busybox'])
      dashboard.press(key === ' ' ? 'space' : key);
    dashboard.press('enter');
    dashboard.pass(30_000);
    expect(cluster.read.get('Pod', 'default', 'box')?.metadata.deletionTimestamp).toBeUndefined();
    dashboard.close();
    expect(cluster.read.get('Pod', 'default', 'box')?.metadata.deletionTimestamp).toBeDefined();
  });
});
