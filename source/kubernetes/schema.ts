/**
 * Types and field names of a manifest, checked against Kubernetes' own OpenAPI schemas (compiled validators of
 * kubernetes-models). They are large, so they load on demand: `await loadSchemas(kinds)` once, then `checkSchema`
 * as often as needed.
 */
import { closestWord } from '../lib/closest-word.ts';
import { isFields } from '../lib/fields.ts';
import {
  apiVersionOf,
  isStored,
  type Kind,
  kindOfManifest,
  kinds,
  type StoredKind,
  storedKinds,
} from './kinds.ts';
import type { Manifest } from './objects.ts';
import { type Observation, observe } from './schema-observer.ts';
import { type JsonType, type SchemaError, typeOf, type Validate } from './schema-validator.ts';

export interface SchemaProblem {
  readonly type: 'unknown' | 'type' | 'missing';
  /** `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** Of a type problem: what the field takes, what it holds. */
  readonly expected?: readonly JsonType[];
  readonly actual?: unknown;
  /** Of an unknown field: its name, the end of the path. */
  readonly name?: string;
  /** Of an unknown field: the known one that may have been meant. */
  readonly suggestion?: string;
}

type Source = () => Promise<{ validate: unknown }>;

// Every specifier is written out, so that a bundler finds and splits off what each kind needs.
const sources = {
  Pod: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Pod'),
  ReplicationController: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ReplicationController'),
  ReplicaSet: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1ReplicaSet'),
  Deployment: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1Deployment'),
  StatefulSet: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1StatefulSet'),
  DaemonSet: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1DaemonSet'),
  Job: () => import('kubernetes-models/_schemas/IoK8sApiBatchV1Job'),
  CronJob: () => import('kubernetes-models/_schemas/IoK8sApiBatchV1CronJob'),
  ControllerRevision: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1ControllerRevision'),
  PodDisruptionBudget: () => import('kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget'),
  HorizontalPodAutoscaler: () =>
    import('kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler'),
  Service: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Service'),
  Endpoints: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Endpoints'),
  EndpointSlice: () => import('kubernetes-models/_schemas/IoK8sApiDiscoveryV1EndpointSlice'),
  Ingress: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1Ingress'),
  IngressClass: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1IngressClass'),
  NetworkPolicy: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy'),
  ConfigMap: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap'),
  Secret: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Secret'),
  PersistentVolumeClaim: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1PersistentVolumeClaim'),
  PersistentVolume: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1PersistentVolume'),
  StorageClass: () => import('kubernetes-models/_schemas/IoK8sApiStorageV1StorageClass'),
  LimitRange: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1LimitRange'),
  ResourceQuota: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ResourceQuota'),
  ServiceAccount: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount'),
  PriorityClass: () => import('kubernetes-models/_schemas/IoK8sApiSchedulingV1PriorityClass'),
  Role: () => import('kubernetes-models/_schemas/IoK8sApiRbacV1Role'),
  RoleBinding: () => import('kubernetes-models/_schemas/IoK8sApiRbacV1RoleBinding'),
  ClusterRole: () => import('kubernetes-models/_schemas/IoK8sApiRbacV1ClusterRole'),
  ClusterRoleBinding: () => import('kubernetes-models/_schemas/IoK8sApiRbacV1ClusterRoleBinding'),
  Event: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Event'),
  Lease: () => import('kubernetes-models/_schemas/IoK8sApiCoordinationV1Lease'),
  Node: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Node'),
  Namespace: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Namespace'),
} satisfies Record<StoredKind, Source>;

/** By apiVersion and kind: the versions in which a kind is shown, but not stored. */
const otherSources: Readonly<Record<string, Source>> = {
  'autoscaling/v1 HorizontalPodAutoscaler': () =>
    import('kubernetes-models/_schemas/IoK8sApiAutoscalingV1HorizontalPodAutoscaler'),
  'events.k8s.io/v1 Event': () => import('kubernetes-models/_schemas/IoK8sApiEventsV1Event'),
};

/** By apiVersion and kind. */
/** The library takes fields of this name for documentation, and leaves them out of its schemas. */
const forgotten: { readonly [K in Kind]?: string } = { PriorityClass: 'description' };

const loaded = new Map<string, Validate>();

export async function loadSchemas(wanted: Iterable<Kind>): Promise<void> {
  const missing = [...new Set(wanted)].filter(isStored).filter((kind) => !hasSchema(kind));
  await Promise.all(
    missing.flatMap(sourcesOf).map(async ([name, source]) => {
      loaded.set(name, (await source()).validate as Validate);
    }),
  );
}

function sourcesOf(kind: StoredKind): readonly (readonly [string, Source])[] {
  const others = kinds[kind].otherVersions.map((version) => `${version} ${kind}`);
  return [
    ...others.map((name) => [name, otherSources[name]!] as const),
    [`${apiVersionOf(kind)} ${kind}`, sources[kind]],
  ];
}

/** One after the other, so that who is waiting for the thread gets it in between. */
export async function loadAllSchemas(): Promise<void> {
  for (const kind of storedKinds) await loadSchemas([kind]);
}

export function hasSchema(kind: Kind): boolean {
  return isStored(kind) && loaded.has(`${apiVersionOf(kind)} ${kind}`);
}

/**
 * By the schema of the version that the manifest names. In the order of the object's fields; empty where nothing is
 * wrong. The kind's schemas must have been loaded.
 */
export function checkSchema(manifest: Manifest): SchemaProblem[] {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined || !isStored(kind)) return [];
  const validate = loaded.get(`${manifest.apiVersion} ${kind}`);
  if (validate === undefined) throw new Error(`the schema of ${kind} has not been loaded`);
  const { observed, observations } = observe(manifest);
  const errors = validate(observed) ? [] : (validate.errors ?? []);
  return [
    ...wrongTypes(manifest, errors),
    ...missingFields(manifest, errors),
    ...unknownFields(observations()).filter(({ path }) => path !== forgotten[kind]),
  ];
}

/**
 * The API server's answer to what it can not decode, or undefined where it can: the first wrong type, else every
 * unknown field (apimachinery, runtime/serializer/json).
 */
export function decodingError(manifest: Manifest, problems: readonly SchemaProblem[]): string | undefined {
  const wrong = problems.find((problem) => problem.type === 'type');
  const unknown = problems.filter((problem) => problem.type === 'unknown');
  if (wrong === undefined && unknown.length === 0) return undefined;
  const list = unknown.map((problem) => `unknown field "${problem.path}"`).join(', ');
  const why = wrong === undefined ? `strict decoding error: ${list}` : unmarshalError(manifest.kind, wrong);
  const version = manifest.apiVersion.split('/').at(-1);
  return `${manifest.kind} in version "${version}" cannot be handled as a ${manifest.kind}: ${why}`;
}

const longIntegers =
  /^(terminationGracePeriodSeconds|activeDeadlineSeconds|tolerationSeconds|startingDeadlineSeconds|deletionGracePeriodSeconds|runAsUser|runAsGroup|fsGroup|generation)$/;
const structs: Readonly<Record<string, string>> = {
  metadata: 'ObjectMeta',
  template: 'PodTemplateSpec',
  containers: 'Container',
  initContainers: 'Container',
  env: 'EnvVar',
  resources: 'ResourceRequirements',
  selector: 'LabelSelector',
  volumeMounts: 'VolumeMount',
  livenessProbe: 'Probe',
  readinessProbe: 'Probe',
  startupProbe: 'Probe',
};

/** An entry of a map has no field of its own in Go. */
const mapEntry = /\b(labels|annotations|matchLabels|nodeSelector|data|stringData|limits|requests|hard)\..*$/;

function unmarshalError(kind: string, { path, expected = [], actual }: SchemaProblem): string {
  const fields = path
    .replace(/\[[^\]]*\]/g, '')
    .replace(mapEntry, '$1')
    .split('.');
  const [name = '', parent = '', grandparent = ''] = fields.toReversed();
  const struct =
    structs[parent] ?? (grandparent === 'template' ? 'PodSpec' : `${kind}${capitalised(parent)}`);
  // A number that does not fit is told, one where no number belongs is not.
  const shown = expected[0] === 'integer' && typeof actual === 'number' ? `number ${actual}` : typeOf(actual);
  return `json: cannot unmarshal ${shown} into Go struct field ${struct}.${fields.join('.')} of type ${goType(expected[0], name)}`;
}

function goType(type: JsonType | undefined, name: string): string {
  if (type === 'integer') return longIntegers.test(name) ? 'int64' : 'int32';
  if (type === 'boolean') return 'bool';
  if (type === 'array') return `[]v1.${structs[name] ?? capitalised(name)}`;
  return type === 'object' ? `v1.${structs[name] ?? capitalised(name)}` : 'string';
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Where a field takes one of several types, every one of them complains: they are told together. */
function wrongTypes(manifest: Manifest, errors: readonly SchemaError[]): SchemaProblem[] {
  const expected = new Map<string, JsonType[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'type') continue;
    const types = expected.get(instancePath) ?? [];
    expected.set(instancePath, types.includes(params.type!) ? types : [...types, params.type!]);
  }
  return [...expected].map(([pointer, types]) => {
    const { path, value } = locate(manifest, pointer);
    return { type: 'type', path, expected: types, actual: value };
  });
}

function missingFields(manifest: Manifest, errors: readonly SchemaError[]): SchemaProblem[] {
  return errors
    .filter(({ keyword }) => keyword === 'required')
    .map(({ instancePath, params }) => {
      const { path } = locate(manifest, instancePath);
      const name = params.missingProperty!;
      return { type: 'missing', path: path === '' ? name : `${path}.${name}` };
    });
}

function unknownFields(observations: readonly Observation[]): SchemaProblem[] {
  return observations.flatMap(({ path, unread, known }) =>
    unread.map((name): SchemaProblem => {
      const suggestion = closestWord(name, known);
      const place = path === '' ? name : `${path}.${name}`;
      return { type: 'unknown', path: place, name, ...(suggestion !== undefined && { suggestion }) };
    }),
  );
}

/** A JSON pointer as a path, and what stands there. */
function locate(manifest: Manifest, pointer: string): { path: string; value: unknown } {
  let path = '';
  let value: unknown = manifest;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isItem = Array.isArray(value);
    path = isItem ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    value = isItem ? (value as unknown[])[Number(name)] : isFields(value) ? value[name] : undefined;
  }
  return { path, value };
}
