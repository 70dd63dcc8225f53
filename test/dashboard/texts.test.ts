import { describe, expect, it } from 'vitest';
import { deployment, pod, Screen } from './screen.ts';

const talker = {
  ...pod('talker'),
  spec: {
    containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', 'echo hello; sleep 3600'] }],
  },
};

describe('Texts about an object', () => {
  it('describe it as kubectl does, and stay live', () => {
    const screen = new Screen([pod('alone')]).press('d');
    expect(screen.crumbs).toBe('pods › alone › describe');
    expect(screen.lines[0]).toMatch(/^Name: +alone$/);
    screen.cluster.delete('Pod', 'default', 'alone', { gracePeriodSeconds: 0 });
    expect(screen.lines).toEqual(['pod alone is gone; esc goes back']);
  });

  it('show it as YAML', () => {
    expect(new Screen([pod('alone')]).press('y').lines.slice(0, 2)).toEqual(['apiVersion: v1', 'kind: Pod']);
  });

  it('show why it is as it is, back to the key that was pressed', () => {
    const screen = new Screen([deployment('web', 1)]).command('deploy').press('s', '+', 'enter').wait(10);
    const name = screen.command('po').press('A').selected!;
    const text = screen.press('w').press('G').lines.join('\n');
    expect(screen.crumbs).toBe(`pods › ${name} › why`);
    expect(text).toContain('because you changed Deployment web');
    expect(text).toContain('kubectl scale deployment web --replicas=2');
  });

  it('scroll, and stop at their ends', () => {
    const screen = new Screen([pod('alone')], { size: { columns: 80, rows: 14 } }).press('y');
    const first = screen.lines[0];
    expect(screen.lines).toHaveLength(10);
    expect(screen.press('down').lines[0]).not.toBe(first);
    expect(screen.press('pgdn', 'g').lines[0]).toBe(first);
    const last = screen.press('G').lines.at(-1);
    expect(screen.press('pgdn', 'down').lines.at(-1)).toBe(last);
    expect(screen.summary).toMatch(/^\d+-\d+ of \d+ lines$/);
  });

  it('move sideways', () => {
    const screen = new Screen([pod('alone')]).press('y', 'right');
    expect(screen.lines[0]).toBe('on: v1');
    expect(screen.press('left', 'left').lines[0]).toBe('apiVersion: v1');
  });

  it('can be filtered, and what was found stands out', () => {
    const screen = new Screen([pod('alone')]).press('y', '/').type('^kind').press('enter');
    expect(screen.lines).toEqual(['kind: Pod']);
    const { body } = screen.dashboard.view();
    expect(body.type === 'text' && body.lines[0]).toContainEqual({
      text: 'kind',
      tone: 'notice',
      bold: true,
    });
  });
});

describe('Logs', () => {
  it('show what the container wrote', () => {
    const screen = new Screen([talker]).press('l');
    expect(screen.crumbs).toBe('pods › talker › log');
    expect(screen.lines).toContain('hello');
    expect(screen.summary).toContain('follows');
  });

  it('of a deployment are those of one of its pods', () => {
    expect(new Screen([deployment('web')]).command('deploy').press('l').crumbs).toMatch(
      /^deployments › web-\w+-\w+ › log$/,
    );
  });

  it('of a run before there was one say so', () => {
    const screen = new Screen([talker]).press('L');
    expect(screen.lines.join('\n')).toMatch(/previous terminated container/);
  });

  it('follow their end until they are scrolled, and again from the end on', () => {
    const screen = new Screen([deployment('web', 1)], { size: { columns: 80, rows: 8 } }).press('l');
    expect(screen.summary).toContain('follows');
    expect(screen.press('up').summary).not.toContain('follows');
    expect(screen.press('G').summary).toContain('follows');
  });
});

describe('A typed kubectl line', () => {
  it('with one line of output speaks in the flash', () => {
    const screen = new Screen([deployment('web')]).command('kubectl scale deploy web --replicas=2');
    expect(screen.flash).toBe('deployment.apps/web scaled');
    expect(screen.shownCommand).toBe('kubectl scale deploy web --replicas=2');
  });

  it('with more of it opens a text', () => {
    const screen = new Screen([pod('a'), pod('b')]).command('k get pods');
    expect(screen.crumbs).toBe('pods › kubectl get pods');
    expect(screen.lines.map((line) => line.split(/\s+/)[0])).toEqual(['NAME', 'a', 'b']);
  });

  it('that is refused says so', () => {
    const screen = new Screen([]).command('kubectl delete pod nobody');
    expect(screen.flash).toBe('Error from server (NotFound): pods "nobody" not found');
  });

  it('that waits goes on as the cluster changes', () => {
    const screen = new Screen([deployment('web')])
      .command('kubectl set image deployment/web main=nginx:1.29')
      .command('kubectl rollout status deployment/web');
    expect(screen.lines).toEqual(['Waiting for deployment spec update to be observed...']);
    screen.wait(120);
    expect(screen.lines.at(-1)).toBe('deployment "web" successfully rolled out');
    expect(screen.lines.length).toBeGreaterThan(1);
  });

  it('is on the list of commands so far', () => {
    const screen = new Screen([deployment('web')]).command('kubectl cordon node-1').press('K');
    expect(screen.sheet.groups[0]?.table.rows).toEqual([['00:00:10', 'kubectl cordon node-1', '']]);
  });
});
