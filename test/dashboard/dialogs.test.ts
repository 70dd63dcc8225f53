import { describe, expect, it } from 'vitest';
import { deployment, namespace, pod, Screen, textOf } from './screen.ts';

function explanation(screen: Screen): string {
  return screen.dialog.lines.map(textOf).join('\n');
}

describe('A dangerous dialog opens on Cancel, and enter then does nothing', () => {
  it.each([
    ['pods', ['ctrl+d']],
    ['deployments', ['ctrl+d']],
    ['deployments', ['r']],
    ['deployments', ['u']],
    ['nodes', ['x']],
  ])('on %s: %j', (view, keys) => {
    const screen = new Screen([deployment('web')]).command(view).press(...keys);
    expect(screen.dialog.danger).toBe(true);
    expect(screen.focusedButton).toBe('Cancel');
    const { revision } = screen.cluster;
    screen.press('enter');
    expect(screen.hasOverlay).toBe(false);
    expect(screen.cluster.revision).toBe(revision);
  });

  it('and esc closes it', () => {
    expect(new Screen([deployment('web')]).press('ctrl+d', 'esc').hasOverlay).toBe(false);
  });
});

describe('Deleting', () => {
  it('says what will follow, and does it by the command it shows', () => {
    const screen = new Screen([deployment('web', 1)]);
    const name = screen.selected!;
    screen.press('ctrl+d');
    expect(explanation(screen)).toMatch(/^Its ReplicaSet web-\w+ will make another\.$/);
    screen.confirm(`Delete pod ${name}`, `kubectl delete pod ${name}`).wait(40);
    expect(screen.rows).toHaveLength(1);
    expect(screen.selected).not.toBe(name);
  });

  it.each([
    ['a pod of nobody', [pod('alone')], 'pods', 'Nothing owns it: no other will take its place.'],
    ['a deployment', [deployment('web')], 'deployments', '1 ReplicaSet will be deleted with it.'],
    ['a namespace', [namespace('a-shop')], 'namespaces', 'Everything in the namespace is deleted with it.'],
  ])('%s says so', (_, manifests, view, expected) => {
    expect(explanation(new Screen(manifests).command(view).press('ctrl+d'))).toBe(expected);
  });

  it.each([
    [['shift+tab', 'space'], 'kubectl delete pod alone --grace-period=0 --force'],
    [['up', 'up', 'right'], 'kubectl delete pod alone --grace-period=1'],
  ])('%j changes the command', (keys, command) => {
    expect(new Screen([pod('alone')]).press('ctrl+d', ...keys).dialog.command).toBe(command);
  });

  it.each([
    [['shift+tab', 'shift+tab', 'right'], 'kubectl delete deployment web --cascade=foreground'],
    [['shift+tab', 'shift+tab', 'left'], 'kubectl delete deployment web --cascade=orphan'],
  ])('%j says what becomes of dependents, where there are any', (keys, command) => {
    const screen = new Screen([deployment('web')]).command('deploy');
    expect(screen.press('ctrl+d', ...keys).dialog.command).toBe(command);
    expect(new Screen([pod('alone')]).press('ctrl+d').dialog.fields.map(({ label }) => label)).toEqual([
      'grace',
      'now',
    ]);
  });

  it('takes the marked ones, and counts those that a filter hides', () => {
    const screen = new Screen([pod('a'), pod('b'), pod('c')])
      .press('m', 'm', '/')
      .type('a')
      .press('enter', 'ctrl+d');
    expect(screen.dialog.title).toBe('Delete 2 pods');
    expect(explanation(screen)).toContain('1 of them is hidden by the filter.');
    expect(screen.dialog.command).toBe('kubectl delete pod a (and 1 more)');
    screen.press('tab', 'enter');
    expect(screen.flash).toMatch(/^2 pods deleted/);
    expect(screen.press('K').sheet.groups[0]?.table.rows.map(([, line]) => line)).toEqual([
      'kubectl delete pod a',
      'kubectl delete pod b',
    ]);
  });
});

describe('Scaling', () => {
  const scaling = () => new Screen([deployment('web')]).command('deploy').press('s');

  it('starts from the present number, ready to be typed over', () => {
    const [field] = scaling().dialog.fields;
    expect(field).toMatchObject({ label: 'replicas', value: '3', cursor: 1, focused: true });
  });

  it.each([
    [['backspace', '5'], 'kubectl scale deployment web --replicas=5'],
    [['+', '+'], 'kubectl scale deployment web --replicas=5'],
    [['up', 'up', 'down'], 'kubectl scale deployment web --replicas=4'],
    [['-'], 'kubectl scale deployment web --replicas=2'],
    [['-', '-', '-', '-'], 'kubectl scale deployment web --replicas=0'],
    [['backspace', 'x'], ''],
  ])('%j makes it %j', (keys, command) => {
    expect(scaling().press(...keys).dialog.command).toBe(command);
  });

  it('is done by enter, and shown with its command', () => {
    const screen = scaling().press('+', 'enter');
    expect(screen.flash).toBe('scaled');
    expect(screen.shownCommand).toBe('kubectl scale deployment web --replicas=4');
    expect(screen.wait(20).column('READY')).toEqual(['4/4']);
  });

  it('to nonsense says why not, and stays', () => {
    const screen = scaling().press('backspace', 'x', 'enter');
    expect(screen.dialog.error).toBe('a whole number, 0 or more');
    expect(screen.press('backspace', '2').dialog.error).toBeUndefined();
  });

  it('a ReplicaSet warns that its owner will scale it back', () => {
    const screen = new Screen([deployment('web')]).command('rs').press('s');
    expect(explanation(screen)).toContain('Its Deployment web will scale it back: press o for it.');
  });
});

describe('A rollout', () => {
  const rolledOut = () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('i');
    expect(screen.dialog.title).toBe('Set image of deployment web');
    return screen.press('ctrl+u').type('nginx:1.29').press('enter').wait(60);
  };

  it('begins with a new image, typed into the dialog', () => {
    const screen = rolledOut();
    expect(screen.cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0]?.image).toBe(
      'nginx:1.29',
    );
    expect(screen.dashboard.model.commands.at(-1)?.line).toBe(
      'kubectl set image deployment/web main=nginx:1.29',
    );
  });

  it('refuses the image that it has already', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('i', 'enter');
    expect(screen.dialog.error).toBe('that is the image it has');
  });

  it('offers the choice among several containers', () => {
    const two = deployment('web');
    const spec = two.spec as { template: { spec: { containers: object[] } } };
    spec.template.spec.containers.push({ name: 'side', image: 'busybox:1.36', command: ['sleep', '3600'] });
    const screen = new Screen([two]).command('deploy').press('i', 'ctrl+u').type('a:1').press('tab', 'right');
    expect(screen.dialog.command).toBe('kubectl set image deployment/web side=a:1');
  });

  it('is undone to the previous revision, and the dialog shows what changes', () => {
    const screen = rolledOut().press('u');
    expect(explanation(screen)).toBe('image nginx:1.29 → nginx:1.28');
    expect(screen.dialog.table?.rows.map(([revision, images]) => [revision, images])).toEqual([
      ['2 (current)', 'nginx:1.29'],
      ['1', 'nginx:1.28'],
    ]);
    expect(screen.dialog.table?.selected).toBe(1);
    screen.confirm('Undo the rollout of deployment web', 'kubectl rollout undo deployment/web');
    expect(screen.flash).toBe('rolled back');
  });

  it('can not be undone without a past', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('u', 'tab', 'enter');
    expect(screen.dialog.error).toBe('no revision to go back to');
  });

  it('is paused and resumed without a dialog', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('p');
    expect(screen.shownCommand).toBe('kubectl rollout pause deployment/web');
    expect(screen.press('p').shownCommand).toBe('kubectl rollout resume deployment/web');
  });

  it('has a history', () => {
    const [group] = rolledOut().press('H').sheet.groups;
    expect(group?.table.rows.map(([revision]) => revision)).toEqual(['2 (current)', '1']);
  });

  it('is what a restart makes', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('r');
    screen.confirm('Restart deployment web', 'kubectl rollout restart deployment/web');
    expect(screen.flash).toBe('restarted');
  });
});

describe('A node', () => {
  const onNode = () => new Screen([deployment('web')]).command('nodes').press('down');

  it('is cordoned and uncordoned', () => {
    const screen = onNode().press('c');
    expect(screen.flash).toBe('cordoned');
    expect(screen.press('c').flash).toBe('uncordoned');
  });

  it('is unplugged after a question that says what will follow, and plugged in without one', () => {
    const screen = onNode().press('x');
    expect(explanation(screen)).toMatch(/After about 50 s the node is NotReady/);
    expect(explanation(screen)).toMatch(/Speed time up with >/);
    screen.confirm('Unplug node node-1', '');
    expect(screen.flash).toBe('node node-1 is unplugged: NotReady in about 50 s, pods leave in 6 m');
    expect(screen.summary).toMatch(/^4 nodes · node-1: NotReady in about 5\ds$/);
    expect(screen.wait(60).column('STATUS')).toEqual(['Ready', 'NotReady', 'Ready', 'Ready']);
    expect(screen.summary).toMatch(/^4 nodes · node-1: pods leave in 4m\d+s$/);
    expect(screen.press('x').flash).toBe('node node-1 is plugged in again');
    expect(screen.wait(30).column('STATUS')).toEqual(['Ready', 'Ready', 'Ready', 'Ready']);
  });
});
