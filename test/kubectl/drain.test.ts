import { describe, expect, it } from 'vitest';
import { startKubectl } from '../../source/kubectl/session.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const on = (node: string, manifest: Manifest, spec: object = {}, metadata: object = {}): Manifest => ({
  ...manifest,
  metadata: { ...manifest.metadata, ...metadata },
  spec: { ...(manifest.spec as object), nodeName: node, ...spec },
});

const owner = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid: `uid-of-${name}`, controller: true }],
});

const daemonSet: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'main', image: 'nginx' }] },
    },
  },
};

const emptyDir = { volumes: [{ name: 'scratch', emptyDir: {} }] };

const fresh = () =>
  session({
    manifests: [
      daemonSet,
      on('node-1', pod('agent-1'), {}, owner('DaemonSet', 'agent')),
      on('node-1', pod('web-1', 'nginx', { app: 'web' }), {}, owner('ReplicaSet', 'web')),
      on('node-2', pod('bare')),
      on('node-2', pod('cached'), emptyDir, owner('ReplicaSet', 'web')),
    ],
  });

describe('kubectl drain', () => {
  it('is refused where pods of a DaemonSet are in the way', () => {
    expect(fresh().run('drain node-1')).toEqual({
      stdout: ['node/node-1 cordoned'],
      stderr: [
        'error: unable to drain node "node-1" due to error: cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/agent-1, continuing command...',
        'There are pending nodes to be drained:',
        ' node-1',
        'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/agent-1',
      ],
      exitCode: 1,
    });
  });

  it('names every reason', () => {
    expect(fresh().run('drain node-2').stderr).toEqual([
      'error: unable to drain node "node-2" due to error: [cannot delete Pods that declare no controller (use --force to override): default/bare, cannot delete Pods with local storage (use --delete-emptydir-data to override): default/cached], continuing command...',
      'There are pending nodes to be drained:',
      ' node-2',
      'cannot delete Pods that declare no controller (use --force to override): default/bare',
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/cached',
    ]);
  });

  it.each([
    [
      'drain node-1 --ignore-daemonsets --dry-run=client',
      [
        'node/node-1 cordoned (dry run)',
        'evicting pod default/web-1 (dry run)',
        'node/node-1 drained (dry run)',
      ],
      ['Warning: ignoring DaemonSet-managed Pods: default/agent-1'],
    ],
    [
      'drain node-2 --force --delete-emptydir-data --dry-run=server',
      [
        'node/node-2 cordoned (server dry run)',
        'evicting pod default/bare (server dry run)',
        'evicting pod default/cached (server dry run)',
        'node/node-2 drained (server dry run)',
      ],
      ['Warning: deleting Pods that declare no controller: default/bare'],
    ],
    [
      'drain node-1 --ignore-daemonsets --pod-selector=app=web --dry-run=client',
      [
        'node/node-1 cordoned (dry run)',
        'evicting pod default/web-1 (dry run)',
        'node/node-1 drained (dry run)',
      ],
      [],
    ],
    ['drain --selector=none=here', [], []],
    ['drain node/node-3', ['node/node-3 cordoned', 'node/node-3 drained'], []],
  ])('%s', (line, stdout, stderr) => {
    expect(fresh().run(line)).toEqual({ stdout, stderr, exitCode: 0 });
  });

  it.each([
    ['drain', "error: USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples"],
    ['drain nope', 'Error from server (NotFound): nodes "nope" not found'],
    [
      'drain node-1 -l a=b',
      "error: cannot specify both a node name and a --selector option\nSee 'kubectl drain -h' for help and examples",
    ],
    ['drain pod/web-1', 'error: expected resource of type node, got "/v1, Resource=pods"'],
    [
      "drain node-1 --pod-selector='a b'",
      'error: --pod-selector=<pod_selector> must be a valid label selector',
    ],
  ])('%s is refused', (line, complaint) => {
    expect(fresh().refused(line)).toBe(complaint);
  });

  it('waits until the pods are gone, and says so', () => {
    const { cluster, environment } = session({ manifests: [deployment('web')], reconcilers: 'all' });
    cluster.advance(60_000);
    const node = cluster.list('Pod', { namespace: 'default' })[0]?.spec.nodeName ?? '';
    const leaving = cluster.list('Pod', { namespace: 'default', fieldSelector: `spec.nodeName=${node}` });
    const line = startKubectl(
      `drain ${node} --ignore-daemonsets --force --pod-selector=app=web`,
      environment,
    );
    expect(line.isRunning).toBe(true);
    expect(cluster.get('Node', undefined, node).spec.unschedulable).toBe(true);
    cluster.advance(60_000);
    line.resume();
    expect(line.isRunning).toBe(false);
    expect(line.exitCode).toBe(0);
    const printed = line.take().lines.map(({ text }) => text);
    const names = leaving.map(({ metadata }) => metadata.name);
    expect(printed[0]).toBe(`node/${node} cordoned`);
    expect(printed.at(-1)).toBe(`node/${node} drained`);
    expect(printed.slice(1, -1)).toEqual([
      ...names.map((name) => `evicting pod default/${name}`),
      ...names.map((name) => `pod/${name} evicted`),
    ]);
  });
});

describe('kubectl drain and a budget', () => {
  const guarded = () => {
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'guard' },
      spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
    };
    const given = session({ manifests: [deployment('web'), budget], reconcilers: 'all' });
    given.cluster.advance(60_000);
    const [first] = given.cluster.list('Pod', { namespace: 'default' });
    return { ...given, node: first?.spec.nodeName ?? '', name: first?.metadata.name ?? '' };
  };
  const isAbout = (name: string) => (text: string) => text.includes(name);

  it('asks again every five seconds', () => {
    const { cluster, environment, node, name } = guarded();
    const line = startKubectl(`drain ${node} --pod-selector=app=web`, environment);
    const told = line.take().lines.map(({ text }) => text);
    expect(told.filter(isAbout(name))).toEqual([
      `evicting pod default/${name}`,
      `error when evicting pods/"${name}" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.`,
    ]);
    expect(line.wakeTime).toBe(cluster.now + 5000);
    line.resume();
    expect(line.take().lines).toEqual([]);
    cluster.advance(5000);
    line.resume();
    expect(line.take().lines.map(({ text }) => text)).toContain(`evicting pod default/${name}`);
    line.leave();
  });

  it('gives up in the end', () => {
    const { cluster, environment, node, name } = guarded();
    const line = startKubectl(`drain ${node} --pod-selector=app=web --timeout=3s`, environment);
    cluster.advance(3000);
    line.resume();
    expect(line.isRunning).toBe(false);
    expect(line.exitCode).toBe(1);
    const told = line.take().lines.map(({ text }) => text);
    expect(told).toContain(`error when evicting pods/"${name}" -n "default": global timeout reached: 3s`);
    expect(told).toContain(`pod/${name}`);
    expect(told).toContain('There are pending nodes to be drained:');
  });

  it('does not ask the budget where pods are deleted', () => {
    const { cluster, environment, node, name } = guarded();
    const line = startKubectl(`drain ${node} --pod-selector=app=web --disable-eviction`, environment);
    cluster.advance(60_000);
    line.resume();
    expect(line.take().lines.map(({ text }) => text)).toContain(`pod/${name} deleted`);
  });
});

describe('kubectl taint', () => {
  const taints = ({ cluster }: ReturnType<typeof fresh>) =>
    cluster.get('Node', undefined, 'node-1').spec.taints;

  it('adds, changes and removes', () => {
    const given = fresh();
    expect(given.out('taint node node-1 a=b:NoSchedule')).toBe('node/node-1 tainted');
    expect(given.refused('taint node node-1 a=c:NoSchedule')).toBe(
      'error: node node-1 already has a taint(s) with same effect(s) and --overwrite is false',
    );
    expect(given.out('taint node node-1 a=c:NoSchedule --overwrite')).toBe('node/node-1 modified');
    expect(given.out('taint nodes node-1 a=c:NoExecute b:PreferNoSchedule')).toBe('node/node-1 tainted');
    expect(taints(given)).toMatchObject([
      { key: 'a', value: 'c', effect: 'NoExecute' },
      { key: 'b', effect: 'PreferNoSchedule' },
      { key: 'a', value: 'c', effect: 'NoSchedule' },
    ]);
    expect(given.out('taint node node-1 a:NoSchedule-')).toBe('node/node-1 untainted');
    expect(given.out('taint node node-1 a- b-')).toBe('node/node-1 untainted');
    expect(taints(given)).toBeUndefined();
  });

  it('all nodes, or those with a label, and none in a dry run', () => {
    const { out } = fresh();
    expect(out('taint nodes --all z=1:NoSchedule --dry-run=client').split('\n')).toHaveLength(4);
    expect(out('taint nodes -l kubernetes.io/hostname=node-2 z=1:NoSchedule')).toBe('node/node-2 tainted');
  });

  it.each([
    ['', 'error: one or more resources must be specified as <resource> <name>'],
    ['node node-1', 'error: at least one taint update is required'],
    ['node node-1 x', 'error: at least one taint update is required'],
    ['node z=1:NoSchedule', /at least one resource name must be specified since 'all' parameter is not set$/],
    [
      'node node-1 x:Foo',
      /^error: invalid taint effect: Foo, unsupported taint effect\nSee 'kubectl taint -h'/,
    ],
    ['node node-1 x=y', /^error: invalid taint spec: x=y, name part must consist of/],
    ['node node-1 a:NoSchedule:x', /^error: invalid taint spec: a:NoSchedule:x\n/],
    [
      'node node-1 a=b:NoSchedule extra',
      'error: all resources must be specified before taint changes: extra',
    ],
    ['node node-1 a-', 'error: taint "a" not found'],
    ['node node-1 a:NoSchedule-', 'error: taint "a:NoSchedule" not found'],
    ['pod web-1 a=b:NoSchedule', 'error: invalid resource type pod, only node types are supported'],
    ['node nope a=b:NoSchedule', 'Error from server (NotFound): nodes "nope" not found'],
    [
      'node node-1 b:NoSchedule- b:NoSchedule',
      'error: can not both modify and remove the following taint(s) in the same command: b=NoSchedule',
    ],
    [
      'node node-1 q=1:NoSchedule q=2:NoSchedule',
      /^error: duplicated taints with the same key and effect: \{q 2 NoSchedule <nil>\}/,
    ],
  ])('taint %s is refused', (line, complaint) => {
    const said = fresh().refused(`taint ${line}`);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });
});
