import { describe, expect, it } from 'vitest';
import { allKinds, kinds } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, namespace, pod, Screen } from './screen.ts';

const job: Manifest = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'once', namespace: 'default' },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'main', image: 'busybox:1.36', command: ['sleep', '60'] }],
      },
    },
  },
};

describe('The first view', () => {
  it('is the pods of the namespace', () => {
    const screen = new Screen([deployment('web', 2), namespace('shop'), pod('other', { namespace: 'shop' })]);
    expect(screen.crumbs).toBe('pods');
    expect(screen.titles).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP', 'NODE']);
    expect(screen.column('STATUS')).toEqual(['Running', 'Running']);
    expect(screen.summary).toBe('2 pods in default');
  });

  it('of an empty namespace says what to do', () => {
    const { body } = new Screen([]).dashboard.view();
    expect(body).toMatchObject({ empty: 'no pods in namespace default; 0 shows all namespaces' });
  });

  it('counts in its header what is well and what is not', () => {
    const screen = new Screen([
      pod('good'),
      { ...pod('bad'), spec: { containers: [{ name: 'main', image: 'no/such:nowhere' }] } },
    ]);
    const { header } = screen.wait(60).dashboard.view();
    expect(header).toMatchObject({ cluster: 'test', namespace: 'default', clock: '00:01:10', speed: '1x' });
    expect(header.nodes).toEqual({ ready: 4, total: 4 });
    expect(header.pods.broken).toBe(1);
  });
});

describe('Every kind', () => {
  it.each(allKinds)('%s has a list', (kind) => {
    const { plural } = kinds[kind];
    const screen = new Screen([deployment('web')]).command(plural);
    expect(screen.crumbs).toBe(plural);
    expect(screen.titles.length).toBeGreaterThan(1);
  });
});

describe('Enter goes in, esc comes back', () => {
  it('from a deployment to the log of a container', () => {
    const screen = new Screen([deployment('web', 1)]).command('deploy').press('enter');
    expect(screen.crumbs).toBe('deployments › web › replicasets');
    screen.press('enter');
    expect(screen.crumbs).toMatch(/^deployments › web › replicasets › web-\w+ › pods$/);
    screen.press('enter');
    expect(screen.rows).toEqual(['▌main']);
    screen.press('enter');
    expect(screen.crumbs).toMatch(/ › main › log$/);
    screen.press('esc', 'esc', 'esc', 'esc');
    expect(screen.crumbs).toBe('deployments');
    expect(screen.selected).toBe('web');
    expect(screen.press('esc').flash).toBe('this is the outermost view; :q leaves');
  });

  it.each([
    ['job', [job], 'jobs', 'jobs › once › pods'],
    ['node', [deployment('web')], 'nodes', 'nodes › control-plane › pods'],
    [
      'configmap',
      [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } }],
      'cm',
      'configmaps › a › describe',
    ],
  ])('from a %s', (_, manifests: readonly Manifest[], view, crumbs) => {
    expect(new Screen(manifests).command(view).press('enter').crumbs).toBe(crumbs);
  });

  it('from a namespace to its pods, and it is the namespace from then on', () => {
    const screen = new Screen([namespace('a-shop'), pod('till', { namespace: 'a-shop' })])
      .command('ns')
      .press('g', 'enter');
    expect(screen.rows).toEqual(['▌till']);
    expect(screen.dashboard.view().header.namespace).toBe('a-shop');
  });

  it('from an event to what it is about', () => {
    const screen = new Screen([pod('alone')]).command('events').press('enter');
    expect(screen.lines[0]).toMatch(/^Name: +alone/);
  });

  it('esc clears the filter first', () => {
    const screen = new Screen([deployment('web'), deployment('api')])
      .command('deploy')
      .press('/')
      .type('web')
      .press('enter');
    expect(screen.rows).toEqual(['▌web']);
    expect(screen.press('esc').rows).toEqual(['api', '▌web']);
  });
});

describe('Jumping', () => {
  it('to the owner, with the cursor on it', () => {
    const screen = new Screen([deployment('api'), deployment('web')]).press('G', 'o');
    expect(screen.selected).toMatch(/^web-/);
    expect(screen.press('o').selected).toBe('web');
    expect(screen.press('o').flash).toBe('deployment web has no owner');
  });

  it('to the node', () => {
    const screen = new Screen([deployment('web', 1)]);
    const [node] = screen.column('NODE');
    expect(screen.press('n').selected).toBe(node);
  });
});

describe('A key that can not work says why', () => {
  it.each([
    ['pods', 's', 'pods can not be scaled; press o for its owner'],
    ['pods', 'x', 'pods can not be unplugged; press n for its node'],
    ['pods', 'c', 'pods can not be cordoned; press n for its node'],
    ['deployments', 'n', 'deployments run on no node'],
    ['deployments', 'c', 'deployments can not be cordoned; nodes can: :nodes'],
    ['nodes', 'u', 'nodes have no rollouts'],
    ['pods', 'p', 'pods have no rollouts to pause; press o for its owner'],
    ['nodes', 'l', 'nodes have no logs'],
    ['jobs', 'd', 'there is nothing selected'],
    ['nodes', 'S', undefined],
    ['configmaps', 'S', 'this list has no column STATUS'],
    ['pods', 'Q', '"Q" does nothing here; ? shows every key, :q leaves'],
  ])('on %s: %s', (view, key, message) => {
    expect(new Screen([deployment('web')]).command(view).press(key).flash).toBe(message);
  });

  it('and goes with the next key', () => {
    expect(new Screen([deployment('web')]).press('s', 'down').flash).toBeUndefined();
  });

  it('where nothing may be changed', () => {
    const screen = new Screen([deployment('web')], { readOnly: true }).press('ctrl+d');
    expect(screen.flash).toBe('read-only: the cluster can not be changed from here');
    expect(screen.summary).toContain('read-only');
    expect(screen.command('kubectl scale deploy web --replicas=0').flash).toMatch(/^read-only/);
    expect(screen.command('kubectl get deploy').crumbs).toBe('pods › kubectl get deploy');
  });
});

describe('A list', () => {
  const three = () => new Screen([pod('a'), pod('b'), pod('c')]);

  it.each([
    [['down'], 'b'],
    [['j', 'j', 'k'], 'b'],
    [['G'], 'c'],
    [['pgdn'], 'c'],
    [['G', 'g'], 'a'],
    [['down', 'down', 'down', 'down'], 'c'],
    [['up'], 'a'],
  ])('%j selects %s', (keys, expected) => {
    expect(three().press(...keys).selected).toBe(expected);
  });

  it('scrolls to keep the cursor in sight', () => {
    const names = Array.from({ length: 30 }, (_, index) => `p${10 + index}`);
    const screen = new Screen(
      names.map((name) => pod(name)),
      { size: { columns: 80, rows: 15 } },
    );
    expect(screen.rows).toHaveLength(10);
    expect(screen.press('G').rows.at(-1)).toBe('▌p39');
    expect(screen.press('up').rows.at(-1)).toBe('p39');
    expect(screen.press('pgup').rows[0]).toBe('▌p28');
    screen.dashboard.resize(80, 60);
    expect(screen.rows).toHaveLength(30);
  });

  it('of all namespaces lets go of restarts and age before it lets go of the namespace', () => {
    const { body } = new Screen([pod('a')]).press('0').dashboard.view();
    const columns = body.type === 'table' ? body.columns : [];
    const leaving = columns.toSorted((a, b) => b.priority - a.priority).map(({ title }) => title);
    expect(leaving.slice(0, 5)).toEqual(['IP', 'NODE', 'AGE', 'RESTARTS', 'NAMESPACE']);
  });

  it('shows which rollouts wait to be resumed', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('p');
    const { body } = screen.dashboard.view();
    expect(body.type === 'table' && body.rows[0]?.symbol).toBe('⏸');
    expect(screen.summary).toBe('1 deployment in default · 1 paused');
    expect(screen.press('enter').summary).toBe('1 replicaset · web is paused');
    expect(screen.press('esc', 'p').summary).toBe('1 deployment in default');
  });

  it('keeps the cursor at the top until somebody chooses an object', () => {
    const screen = new Screen([pod('c')]).press('space', 'O', 'O');
    screen.cluster.create(pod('b'));
    expect(screen.selected).toBe('b');
    screen.press('d', 'esc').cluster.create(pod('a'));
    expect(screen.selected).toBe('b');
  });

  it('keeps the cursor on its object when others come and go', () => {
    const screen = three().press('down');
    screen.cluster.create(pod('aa'));
    screen.cluster.delete('Pod', 'default', 'a', { gracePeriodSeconds: 0 });
    expect(screen.rows).toEqual(['aa', '▌b', 'c']);
    screen.cluster.delete('Pod', 'default', 'b', { gracePeriodSeconds: 0 });
    expect(screen.rows).toEqual(['aa', '▌c']);
  });

  it.each([
    [['tab'], 'READY up'],
    [['shift+tab'], 'NODE up'],
    [['A'], 'AGE up'],
    [['A', 'A'], 'AGE down'],
    [['S'], 'STATUS up'],
    [['S', 'N'], 'NAME up'],
    [['O'], 'NAME down'],
  ])('%j sorts by %s', (keys, expected) => {
    expect(three().press(...keys).sorted).toBe(expected);
  });

  it('shows more columns when wide', () => {
    const screen = three();
    expect(screen.titles).not.toContain('READINESS GATES');
    expect(screen.press('ctrl+w').titles).toContain('READINESS GATES');
  });

  it('shows only what is not well', () => {
    const bad: Manifest = {
      ...pod('bad'),
      spec: { containers: [{ name: 'main', image: 'no/such:nowhere' }] },
    };
    const screen = new Screen([pod('good'), bad]).wait(60).press('ctrl+z');
    expect(screen.rows).toEqual(['▌bad']);
    expect(screen.summary).toBe('1 shown of 2 pods in default · only unhealthy');
  });

  it('marks rows, and forgets the marks of what is gone', () => {
    const screen = three().press('m', 'm');
    expect(screen.rows).toEqual(['*a', '*b', '▌c']);
    screen.cluster.delete('Pod', 'default', 'a', { gracePeriodSeconds: 0 });
    expect(screen.summary).toBe('2 pods in default · 1 marked');
    expect(screen.press('M').rows).toEqual(['b', '▌c']);
  });

  it('shows all namespaces with 0, and one of them with its number', () => {
    const screen = new Screen([namespace('shop'), pod('till', { namespace: 'shop' }), pod('mine')]).press(
      '0',
    );
    expect(screen.titles[0]).toBe('NAMESPACE');
    expect(screen.column('NAME')).toEqual(expect.arrayContaining(['till', 'mine']));
    expect(screen.press('2').rows).toEqual(['▌till']);
    expect(screen.press('1').rows).toEqual(['▌mine']);
    expect(screen.press('9').flash).toBe('there is no namespace number 9');
  });

  it('says why it is empty', () => {
    const { body } = three().press('/').type('zzz').press('enter').dashboard.view();
    expect(body).toMatchObject({ empty: 'none of 3 pods matches /zzz; esc clears the filter' });
  });
});
