/** Requests as any client may send them: manifests and patches of every kind, right, half right and nonsense. */
import type { Arbitrary } from 'fast-check';
import type { Cluster, Subresource, WriteOptions } from '../../source/cluster/cluster.ts';
import { type Kind, kinds, type StoredKind, storedKinds } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import type { Patch } from '../../source/kubernetes/patches/patch.ts';
import { isScalable } from '../../source/kubernetes/scale.ts';
import { isFields } from '../../source/lib/fields.ts';
import { leastOf } from './least-manifests.ts';
import { fc } from './properties.ts';
import { richPod } from './rich-pod.ts';

/** One request, ready to be sent; a StatusError is an answer too. */
export interface AnyRequest {
  readonly send: (cluster: Cluster) => unknown;
  /** What it is, for the report of a failure. */
  readonly toString: () => string;
}

// Often the same few, so that requests meet.
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<StoredKind>('Pod', 'Deployment', 'Service', 'Job', 'ConfigMap') },
  { weight: 2, arbitrary: fc.constantFrom(...storedKinds) },
);
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b') },
  { weight: 1, arbitrary: fc.constantFrom('default', 'node-1', 'kube-system', 'Not A Name', '') },
);
const oddValue = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(null, '', 'web', 0, 1, -1, 3, 1.5, true, [], {}, '25%', '100Mi'),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** Where a mutation hits: each number picks a child, modulo how many there are. */
const aim = fc.array(fc.nat(20), { minLength: 1, maxLength: 7 });
const mutation = fc.record({ aim, value: oddValue, remove: fc.boolean() });

export const manifest: Arbitrary<Manifest> = fc
  .record({
    kind,
    name,
    isRich: fc.boolean(),
    mutations: fc.array(mutation, { maxLength: 2 }),
  })
  .map(({ kind, name, isRich, mutations }) =>
    mutations.reduce<Manifest>(
      (object, { aim, value, remove }) => mutated(object, aim, value, remove) as Manifest,
      isRich ? enriched(leastOf(kind, name)) : leastOf(kind, name),
    ),
  );

const options: Arbitrary<WriteOptions> = fc.record(
  {
    dryRun: fc.boolean(),
    fieldValidation: fc.constantFrom('Strict', 'Warn', 'Ignore'),
    fieldManager: fc.constantFrom('kubectl', 'robot'),
  },
  { requiredKeys: [] },
);

const pointer = fc.constantFrom(
  '/spec/replicas',
  '/metadata/labels/app',
  '/metadata/name',
  '/spec/template/spec/containers/0/image',
  '/spec/containers/0/name',
  '/spec/containers/-',
  '/spec/ports/0',
  '/data/key',
  '/spec',
  '/metadata',
  '',
  '/a~1b/~0',
  'spec',
  '/__proto__/x',
  '/metadata/finalizers',
);
const operation = fc.record(
  {
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'odd'),
    path: pointer,
    from: pointer,
    value: oddValue,
  },
  { requiredKeys: ['op', 'path'] },
);

const body = fc.oneof(
  fc.constantFrom<Record<string, unknown>>(
    { spec: { replicas: 2 } },
    { spec: { replicas: null } },
    { metadata: { labels: { app: 'x', tier: null } } },
    { metadata: { finalizers: ['example.com/wait'] } },
    { metadata: { finalizers: null } },
    { metadata: { resourceVersion: '1' } },
    { metadata: null },
    { spec: null },
    { spec: { template: { spec: { containers: [{ name: 'main', image: 'redis:7' }] } } } },
    { spec: { containers: [{ name: 'main', $patch: 'delete' }] } },
    { spec: { $patch: 'replace', containers: [] } },
    { spec: { '$setElementOrder/containers': [{ name: 'b' }, 5], $retainKeys: ['type', 1] } },
    { '$deleteFromPrimitiveList/finalizers': ['x'], $patch: 'odd' },
    { data: { key: 'value', other: null } },
    { status: { phase: 'Odd', replicas: 99 } },
  ),
  fc.dictionary(fc.constantFrom('spec', 'metadata', 'status', 'data', 'kind'), oddValue),
) as Arbitrary<Record<string, unknown>>;

export const patch = fc.oneof(
  fc.record({ type: fc.constant('json'), operations: fc.array(operation, { maxLength: 4 }) }),
  fc.record({ type: fc.constantFrom('merge', 'strategic'), body }),
  fc.record({ type: fc.constant('apply'), body: manifest, force: fc.boolean() }),
) as unknown as Arbitrary<Patch>;

const selector = fc.constantFrom(
  '',
  'app=web',
  'app in (a,b),!x',
  'app in (',
  'metadata.name=a',
  '=',
  'a==b==c',
);
const pageOptions = fc.record(
  {
    namespace: fc.constantFrom('default', 'nowhere'),
    labelSelector: selector,
    fieldSelector: selector,
    limit: fc.integer({ min: -1, max: 3 }),
    continue: fc.constantFrom('', 'odd', 'eyJ2IjoxfQ'),
    resourceVersion: fc.constantFrom('0', '1', '99999999', 'odd', ''),
    sendInitialEvents: fc.boolean(),
  },
  { requiredKeys: [] },
);

export const anyRequest: Arbitrary<AnyRequest> = fc.oneof(
  told('create', 6, fc.tuple(manifest, options), (cluster, [object, how]) => cluster.create(object, how)),
  told('update', 3, fc.tuple(manifest, options, fc.boolean()), (cluster, [object, how, isStatus]) =>
    cluster.update(object, { ...how, ...(isStatus && { subresource: 'status' }) }),
  ),
  told(
    'patch',
    6,
    fc.tuple(kind, name, patch, options, fc.constantFrom(undefined, 'status', 'ephemeralcontainers')),
    (cluster, [kind, name, patch, how, subresource]) =>
      cluster.patch<Kind>(kind, place(kind), targetOf(patch, name), patch, {
        ...how,
        ...(subresource !== undefined && { subresource: subresource as Subresource }),
      }),
  ),
  told('delete', 2, fc.tuple(kind, name, fc.nat(2)), (cluster, [kind, name, policy]) =>
    cluster.delete(kind, place(kind), name, {
      propagationPolicy: (['Background', 'Foreground', 'Orphan'] as const)[policy]!,
    }),
  ),
  told('delete all', 1, fc.tuple(kind, selector), (cluster, [kind, labelSelector]) =>
    cluster.deleteCollection(kind, { namespace: 'default', labelSelector: `${labelSelector},app=none` }),
  ),
  told('scale', 1, fc.tuple(kind, name, oddValue), (cluster, [kind, name, replicas]) =>
    isScalable(kind)
      ? cluster.patchScale(kind, 'default', name, { type: 'merge', body: { spec: { replicas } } })
      : undefined,
  ),
  told('evict', 1, name, (cluster, name) => cluster.evict('default', name)),
  told('bind', 1, fc.tuple(name, name), (cluster, [pod, node]) => cluster.bind('default', pod, node)),
  told('exec', 1, name, (cluster, name) => cluster.exec('default', name, { command: ['echo', name] })),
  told('logs', 1, name, (cluster, name) => cluster.logs('default', name)),
  told(
    'page',
    2,
    fc.tuple(fc.constantFrom<Kind>(...storedKinds, 'PodMetrics'), pageOptions),
    (cluster, [kind, how]) => cluster.page(kind, how),
  ),
  told('follow', 2, fc.tuple(kind, pageOptions), (cluster, [kind, { limit: _limit, ...how }]) =>
    cluster.follow(kind, how).take(),
  ),
);

function told<T>(
  verb: string,
  weight: number,
  arbitrary: Arbitrary<T>,
  send: (cluster: Cluster, given: T) => unknown,
): { weight: number; arbitrary: Arbitrary<AnyRequest> } {
  return {
    weight,
    arbitrary: arbitrary.map((given) => ({
      send: (cluster: Cluster) => send(cluster, given),
      toString: () => `${verb} ${JSON.stringify(given)}`,
    })),
  };
}

/** An applied object names itself; it is sent to where it belongs, most of the time. */
function targetOf(patch: Patch, name: string): string {
  const own: unknown = patch.type === 'apply' ? patch.body.metadata?.name : undefined;
  return typeof own === 'string' ? own : name;
}

function place(kind: StoredKind): string | undefined {
  return kinds[kind].namespaced ? 'default' : undefined;
}

/** The object with more in it than it must have. */
function enriched(object: Manifest): Manifest {
  const template = (object.spec as { template?: { spec?: object } } | undefined)?.template;
  const metadata = { ...object.metadata, labels: { app: 'web' }, annotations: { note: 'x' } };
  if (object.kind === 'Pod') return { ...object, metadata, spec: richPod };
  if (template === undefined) return { ...object, metadata };
  const spec = { ...richPod, ...template.spec };
  return { ...object, metadata, spec: { ...(object.spec as object), template: { ...template, spec } } };
}

/** A copy with one value somewhere inside replaced or taken out. */
function mutated(
  value: unknown,
  [first = 0, ...rest]: readonly number[],
  odd: unknown,
  remove: boolean,
): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const at = first % value.length;
    return value.map((item: unknown, index) => (index === at ? mutated(item, rest, odd, remove) : item));
  }
  if (!isFields(value)) return odd;
  const fields = Object.keys(value).filter((field) => field !== 'apiVersion' && field !== 'kind');
  const field = fields[first % Math.max(1, fields.length)];
  if (field === undefined) return { extra: odd };
  if (rest.length > 0) return { ...value, [field]: mutated(value[field], rest, odd, remove) };
  const { [field]: _removed, ...others } = value;
  return remove && field !== 'metadata' ? others : field === 'metadata' ? value : { ...value, [field]: odd };
}
