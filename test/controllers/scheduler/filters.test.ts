import { expect, test } from 'vitest';
import { nodeAffinity } from '../../../source/controllers/scheduler/filters/node-affinity.ts';
import { nodePorts } from '../../../source/controllers/scheduler/filters/node-ports.ts';
import { nodeResourcesFit } from '../../../source/controllers/scheduler/filters/node-resources-fit.ts';
import { nodeUnschedulable } from '../../../source/controllers/scheduler/filters/node-unschedulable.ts';
import { podTopologySpread } from '../../../source/controllers/scheduler/filters/pod-topology-spread.ts';
import { taintToleration } from '../../../source/controllers/scheduler/filters/taint-toleration.ts';
import type { Filter } from '../../../source/controllers/scheduler/plugin.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { cycleOf, node, podWith } from '../../support/scheduling.ts';

/** What the filter says of the only node: undefined where it fits. */
function verdict(filter: Filter, ...objects: readonly Manifest[]) {
  const cycle = cycleOf(...objects);
  return filter(cycle)(cycle.all[0]!);
}

test.each([
  ['no toleration', [], false],
  ['an exact one', [{ key: 'dedicated', value: 'user1', effect: 'NoSchedule' }], true],
  [
    'one for another value',
    [{ key: 'dedicated', operator: 'Equal', value: 'user2', effect: 'NoSchedule' }],
    false,
  ],
  ['one that exists', [{ key: 'dedicated', operator: 'Exists' }], true],
  ['one for another effect', [{ key: 'dedicated', value: 'user1', effect: 'PreferNoSchedule' }], false],
  ['one for every effect', [{ key: 'dedicated', value: 'user1' }], true],
  ['one for everything', [{ operator: 'Exists' }], true],
])('a tainted node takes a pod with %s: %s', (_title, tolerations, fits) => {
  const taints = [{ key: 'dedicated', value: 'user1', effect: 'NoSchedule' }];
  const tainted = node('a', {}, { spec: { taints } });
  const found = verdict(taintToleration, tainted, podWith('incoming', { tolerations }));
  expect(found).toEqual(
    fits ? undefined : { reasons: ['node(s) had untolerated taint(s)'], unresolvable: true },
  );
});

test('a taint that only prefers keeps nobody away', () => {
  const tainted = node('a', {}, { spec: { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } });
  expect(verdict(taintToleration, tainted, podWith('incoming'))).toBeUndefined();
});

test('a cordoned node takes only who tolerates that', () => {
  const cordoned = node('a', {}, { spec: { unschedulable: true } });
  expect(verdict(nodeUnschedulable, cordoned, podWith('incoming'))?.reasons).toEqual([
    'node(s) were unschedulable',
  ]);
  const tolerations = [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }];
  expect(verdict(nodeUnschedulable, cordoned, podWith('incoming', { tolerations }))).toBeUndefined();
});

const required = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});
const expressions = (...matchExpressions: object[]) => ({ matchExpressions });

test.each<[string, Record<string, string>, object, boolean]>([
  ['the same label', { foo: 'bar' }, { nodeSelector: { foo: 'bar' } }, true],
  ['more labels than asked for', { foo: 'bar', baz: 'blah' }, { nodeSelector: { foo: 'bar' } }, true],
  ['another value', { foo: 'baz' }, { nodeSelector: { foo: 'bar' } }, false],
  [
    'In with its value',
    { foo: 'bar' },
    required(expressions({ key: 'foo', operator: 'In', values: ['bar', 'b'] })),
    true,
  ],
  [
    'In without its value',
    { foo: 'bar' },
    required(expressions({ key: 'foo', operator: 'In', values: ['a'] })),
    false,
  ],
  ['NotIn', { mem: 'DDR3' }, required(expressions({ key: 'mem', operator: 'NotIn', values: ['DDR'] })), true],
  ['Gt', { cores: '8' }, required(expressions({ key: 'cores', operator: 'Gt', values: ['4'] })), true],
  ['Lt', { cores: '8' }, required(expressions({ key: 'cores', operator: 'Lt', values: ['4'] })), false],
  ['a term without expressions', { foo: 'bar' }, required(expressions()), false],
  [
    'two expressions of which one fails',
    { gpu: 'K1' },
    required(
      expressions({ key: 'gpu', operator: 'Exists' }, { key: 'gpu', operator: 'In', values: ['AMD'] }),
    ),
    false,
  ],
  [
    'two terms of which one holds',
    { gpu: 'K1' },
    required(
      expressions({ key: 'gpu', operator: 'DoesNotExist' }),
      expressions({ key: 'gpu', operator: 'Exists' }),
    ),
    true,
  ],
  [
    'its name',
    {},
    required({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }),
    true,
  ],
  [
    'another name',
    {},
    required({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] }),
    false,
  ],
  [
    'a selector that holds and an affinity that does not',
    { foo: 'bar' },
    { nodeSelector: { foo: 'bar' }, ...required(expressions({ key: 'zone', operator: 'Exists' })) },
    false,
  ],
])('node affinity and selector: %s', (_title, labels, spec, fits) => {
  const found = verdict(nodeAffinity, node('a', labels), podWith('incoming', spec));
  const rejection = { reasons: ["node(s) didn't match Pod's node affinity/selector"], unresolvable: true };
  expect(found).toEqual(fits ? undefined : rejection);
});

const requests = (cpu: number, memory = 0, other: object = {}) => ({
  name: 'main',
  resources: { requests: { cpu: `${cpu}m`, memory: String(memory), ...other } },
});

test.each<[string, object, object, string[]]>([
  [
    'both exceed',
    { containers: [requests(1, 1)] },
    { containers: [requests(10, 20)] },
    ['Insufficient cpu', 'Insufficient memory'],
  ],
  [
    'an init container asks too much',
    { containers: [requests(1, 1)], initContainers: [requests(3, 1)] },
    { containers: [requests(8, 19)] },
    ['Insufficient cpu'],
  ],
  [
    'init containers are no sum',
    { containers: [requests(1, 1)], initContainers: [requests(1, 1), requests(1, 1)] },
    { containers: [requests(9, 19)] },
    [],
  ],
  ['exactly full', { containers: [requests(5, 1)] }, { containers: [requests(5, 19)] }, []],
  [
    'nothing asked of a full node',
    { containers: [{ name: 'main' }] },
    { containers: [requests(10, 20)] },
    [],
  ],
  [
    'an extended resource all used',
    { containers: [requests(0, 0, { 'x.com/a': 1 })] },
    { containers: [requests(0, 0, { 'x.com/a': 5 })] },
    ['Insufficient x.com/a'],
  ],
  [
    'an extended resource nobody has',
    { containers: [requests(0, 0, { 'x.com/b': 1 })] },
    { containers: [] },
    ['Insufficient x.com/b'],
  ],
])('resources: %s', (_title, incoming, existing, reasons) => {
  const allocatable = { cpu: '10m', memory: '20', pods: '32', 'x.com/a': '5' };
  const small = node('a', {}, { status: { allocatable } });
  const found = verdict(
    nodeResourcesFit,
    small,
    podWith('incoming', incoming),
    podWith('other', { nodeName: 'a', ...existing }),
  );
  expect(found?.reasons ?? []).toEqual(reasons);
});

test('a node takes no more pods than it says, finished ones aside', () => {
  const tiny = node('a', {}, { status: { allocatable: { cpu: '1', memory: '1Gi', pods: '1' } } });
  const other = podWith('other', { nodeName: 'a' });
  expect(verdict(nodeResourcesFit, tiny, podWith('incoming'), other)?.reasons).toEqual(['Too many pods']);
  const finished = { ...other, status: { phase: 'Succeeded' } };
  expect(verdict(nodeResourcesFit, tiny, podWith('incoming'), finished)).toBeUndefined();
});

const port = (hostPort: number, more: object = {}) => ({
  containers: [{ name: 'main', ports: [{ containerPort: hostPort, hostPort, ...more }] }],
});

test.each([
  ['the same port', port(80), false],
  ['another port', port(81), true],
  ['another protocol', port(80, { protocol: 'UDP' }), true],
  ['one address of all', port(80, { hostIP: '127.0.0.1' }), false],
])('host ports: %s is free: %s', (_title, spec, fits) => {
  const other = podWith('other', { nodeName: 'a', ...port(80) });
  expect(verdict(nodePorts, node('a'), podWith('incoming', spec), other) === undefined).toBe(fits);
});

const zones = { a: 'z1', b: 'z1', x: 'z2', y: 'z2' };

/** Existing pods as `a:foo b:foo+bar`; answers `ok`, `full` or `never` for the nodes a, b, x and y. */
function spread(incoming: string, constraints: object[], existing: string, spec: object = {}, lacking = '') {
  const [lackingNode, lackingLabel] = lacking.split(':');
  const nodes = Object.entries(zones).map(([name, zone]) => {
    const labels: Record<string, string> = { node: name, zone };
    if (name === lackingNode) delete labels[lackingLabel!];
    return node(name, labels);
  });
  const pods = existing
    .split(' ')
    .filter(Boolean)
    .map((text, index) => {
      const [nodeName, labels = ''] = text.split(':');
      return podWith(`p${index}`, { nodeName }, { labels: labelled(labels) });
    });
  const pod = podWith(
    'incoming',
    { topologySpreadConstraints: constraints, ...spec },
    { labels: labelled(incoming) },
  );
  const cycle = cycleOf(...nodes, ...pods, pod);
  const check = podTopologySpread(cycle);
  return cycle.all.map((candidate) => {
    const found = check(candidate);
    return found === undefined ? 'ok' : found.unresolvable ? 'never' : 'full';
  });
}

function labelled(names: string): Record<string, string> {
  return Object.fromEntries(
    names
      .split('+')
      .filter(Boolean)
      .map((name) => [name, '']),
  );
}

const over = (topologyKey: string, label: string) => ({
  topologyKey,
  maxSkew: 1,
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchExpressions: [{ key: label, operator: 'Exists' }] },
});
const nodesAOrY = required(expressions({ key: 'node', operator: 'In', values: ['a', 'y'] }));

test.each<[string, string, object[], string, object, string, string[]]>([
  ['nobody there yet', 'foo', [over('zone', 'bar')], '', {}, '', ['ok', 'ok', 'ok', 'ok']],
  [
    'a node without the label',
    'foo',
    [over('zone', 'foo')],
    'a:foo b:foo x:foo y:foo',
    {},
    'b:zone',
    ['ok', 'never', 'full', 'full'],
  ],
  [
    '2/1/0/3 over nodes',
    'foo',
    [over('node', 'foo')],
    'a:foo a:foo b:foo y:foo y:foo y:foo',
    {},
    '',
    ['full', 'full', 'ok', 'full'],
  ],
  [
    'the same for a pod that is not counted',
    'foo',
    [over('node', 'bar')],
    'a:foo+bar a:foo+bar b:foo+bar y:foo+bar y:foo+bar y:foo+bar',
    {},
    '',
    ['full', 'ok', 'ok', 'full'],
  ],
  [
    'only nodes a and y are eligible',
    'foo',
    [over('node', 'foo')],
    'a:foo a:foo b:foo y:foo y:foo y:foo',
    nodesAOrY,
    '',
    ['ok', 'ok', 'ok', 'full'],
  ],
  [
    'zones and nodes, 3/3 and 2/1/0/3',
    'foo',
    [over('zone', 'foo'), over('node', 'foo')],
    'a:foo a:foo b:foo y:foo y:foo y:foo',
    {},
    '',
    ['full', 'full', 'ok', 'full'],
  ],
  [
    'different selectors, one way out',
    'foo+bar',
    [over('zone', 'foo'), over('node', 'bar')],
    'a:foo y:bar',
    {},
    '',
    ['full', 'full', 'ok', 'full'],
  ],
  [
    'different selectors, no way out',
    'foo+bar',
    [over('zone', 'foo'), over('node', 'bar')],
    'a:foo x:bar y:bar',
    {},
    '',
    ['full', 'full', 'full', 'full'],
  ],
  [
    'a node lacks the second label',
    'foo',
    [over('zone', 'foo'), over('node', 'foo')],
    'a:foo y:foo',
    {},
    'x:node',
    ['full', 'ok', 'never', 'full'],
  ],
])('topology spread: %s', (_title, incoming, constraints, existing, spec, lacking, expected) => {
  expect(spread(incoming, constraints, existing, spec, lacking)).toEqual(expected);
});
