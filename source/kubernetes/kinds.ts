/**
 * The one kind table: what every kind is called, where it lives and what it can do.
 * Everything else that differs per kind is a record that `satisfies Record<Kind, ...>` (or is keyed by a
 * subset of it), so a forgotten kind is a type error.
 */

/** Facts about one kind. `can` lists the abilities that keys, menus and commands ask for. */
export interface KindInfo {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** Other versions in which the API server shows the same objects: `events.k8s.io/v1`. */
  readonly otherVersions: readonly string[];
  /** Worked out when it is read; nothing of it is stored, and nothing can be written. */
  readonly readOnly: boolean;
  readonly can: readonly Ability[];
}

/** `scale`, `restart`, `rollout` (history, undo), `pause` (rollout pause), `image` (has a pod template or
 * containers to set images on), `logs`, `cordon`, `unplug` (node down and up). Everything can be deleted. */
export type Ability = 'scale' | 'restart' | 'rollout' | 'pause' | 'image' | 'logs' | 'cordon' | 'unplug';

function kind(
  group: string,
  version: string,
  plural: string,
  shortNames: readonly string[],
  options: {
    cluster?: true;
    singular?: string;
    otherVersions?: readonly string[];
    readOnly?: true;
    can?: readonly Ability[];
  } = {},
): KindInfo {
  const singular =
    options.singular ??
    plural
      .replace(/ies$/, 'y')
      .replace(/sses$/, 'ss')
      .replace(/(?<!s)s$/, '');
  return {
    group,
    version,
    plural,
    singular,
    shortNames,
    namespaced: !options.cluster,
    otherVersions: options.otherVersions ?? [],
    readOnly: options.readOnly ?? false,
    can: options.can ?? [],
  };
}

export const kinds = {
  Pod: kind('', 'v1', 'pods', ['po'], { can: ['logs', 'image'] }),
  ReplicationController: kind('', 'v1', 'replicationcontrollers', ['rc'], { can: ['scale', 'image'] }),
  ReplicaSet: kind('apps', 'v1', 'replicasets', ['rs'], { can: ['scale', 'image', 'logs'] }),
  Deployment: kind('apps', 'v1', 'deployments', ['deploy'], {
    can: ['scale', 'restart', 'rollout', 'pause', 'image', 'logs'],
  }),
  StatefulSet: kind('apps', 'v1', 'statefulsets', ['sts'], { can: ['scale', 'restart', 'rollout', 'image'] }),
  DaemonSet: kind('apps', 'v1', 'daemonsets', ['ds'], { can: ['restart', 'rollout', 'image'] }),
  Job: kind('batch', 'v1', 'jobs', [], { can: ['logs', 'image'] }),
  CronJob: kind('batch', 'v1', 'cronjobs', ['cj'], { can: ['image'] }),
  ControllerRevision: kind('apps', 'v1', 'controllerrevisions', []),
  PodDisruptionBudget: kind('policy', 'v1', 'poddisruptionbudgets', ['pdb']),
  HorizontalPodAutoscaler: kind('autoscaling', 'v2', 'horizontalpodautoscalers', ['hpa'], {
    otherVersions: ['autoscaling/v1'],
  }),
  Service: kind('', 'v1', 'services', ['svc']),
  Endpoints: kind('', 'v1', 'endpoints', ['ep'], { singular: 'endpoints' }),
  EndpointSlice: kind('discovery.k8s.io', 'v1', 'endpointslices', []),
  Ingress: kind('networking.k8s.io', 'v1', 'ingresses', ['ing'], { singular: 'ingress' }),
  IngressClass: kind('networking.k8s.io', 'v1', 'ingressclasses', [], { cluster: true }),
  NetworkPolicy: kind('networking.k8s.io', 'v1', 'networkpolicies', ['netpol']),
  ConfigMap: kind('', 'v1', 'configmaps', ['cm']),
  Secret: kind('', 'v1', 'secrets', []),
  PersistentVolumeClaim: kind('', 'v1', 'persistentvolumeclaims', ['pvc']),
  PersistentVolume: kind('', 'v1', 'persistentvolumes', ['pv'], { cluster: true }),
  StorageClass: kind('storage.k8s.io', 'v1', 'storageclasses', ['sc'], { cluster: true }),
  LimitRange: kind('', 'v1', 'limitranges', ['limits']),
  ResourceQuota: kind('', 'v1', 'resourcequotas', ['quota']),
  ServiceAccount: kind('', 'v1', 'serviceaccounts', ['sa']),
  PriorityClass: kind('scheduling.k8s.io', 'v1', 'priorityclasses', ['pc'], { cluster: true }),
  Role: kind('rbac.authorization.k8s.io', 'v1', 'roles', []),
  RoleBinding: kind('rbac.authorization.k8s.io', 'v1', 'rolebindings', []),
  ClusterRole: kind('rbac.authorization.k8s.io', 'v1', 'clusterroles', [], { cluster: true }),
  ClusterRoleBinding: kind('rbac.authorization.k8s.io', 'v1', 'clusterrolebindings', [], { cluster: true }),
  Event: kind('', 'v1', 'events', ['ev'], { otherVersions: ['events.k8s.io/v1'] }),
  Lease: kind('coordination.k8s.io', 'v1', 'leases', []),
  Node: kind('', 'v1', 'nodes', ['no'], { cluster: true, can: ['cordon', 'unplug'] }),
  Namespace: kind('', 'v1', 'namespaces', ['ns'], { cluster: true }),
  PodMetrics: kind('metrics.k8s.io', 'v1beta1', 'pods', [], { readOnly: true }),
  NodeMetrics: kind('metrics.k8s.io', 'v1beta1', 'nodes', [], { cluster: true, readOnly: true }),
} as const satisfies Record<string, KindInfo>;

export type Kind = keyof typeof kinds;

/** Kinds whose objects are worked out, not stored. */
export type ReadOnlyKind = 'PodMetrics' | 'NodeMetrics';
/** Kinds that can be written. */
export type StoredKind = Exclude<Kind, ReadOnlyKind>;

export const allKinds = Object.keys(kinds) as readonly Kind[];

export const storedKinds = allKinds.filter(isStored);

export function isStored(kind: Kind): kind is StoredKind {
  return !kinds[kind].readOnly;
}

/** `v1` or `apps/v1`, as written in a manifest. */
export function apiVersionOf(kind: Kind): string {
  const { group, version } = kinds[kind];
  return group === '' ? version : `${group}/${version}`;
}

/** `pods`, `deployments.apps`: how the API server names a resource in its messages. */
export function qualifiedResource(kind: Kind): string {
  const { group, plural } = kinds[kind];
  return group === '' ? plural : `${plural}.${group}`;
}

/** `pod`, `deployment.apps`: how kubectl names one object in its messages. */
export function qualifiedSingular(kind: Kind): string {
  const { group } = kinds[kind];
  const word = kind.toLowerCase();
  return group === '' ? word : `${word}.${group}`;
}

/**
 * The kind that a word on a command line means: plural, singular, short name, kind, each with or without the
 * group (`deploy`, `Deployment`, `deployments.apps`, `deployments.v1.apps`), in any case.
 */
export function kindOfWord(word: string): Kind | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const suffix = rest.join('.');
  return allKinds.find((candidate) => {
    const info: KindInfo = kinds[candidate];
    const named =
      info.plural === name ||
      info.singular === name ||
      info.shortNames.includes(name) ||
      candidate.toLowerCase() === name;
    return named && (suffix === '' || suffix === info.group || suffix === `${info.version}.${info.group}`);
  });
}

/** The kind with this apiVersion (one of those in which it is shown) and kind, as a manifest writes them. */
export function kindOfManifest(apiVersion: string, name: string): Kind | undefined {
  if (!Object.hasOwn(kinds, name)) return undefined;
  const kind = name as Kind;
  const isOf = apiVersionOf(kind) === apiVersion || kinds[kind].otherVersions.includes(apiVersion);
  return isOf ? kind : undefined;
}

export function kindCan(kind: Kind, ability: Ability): boolean {
  return (kinds[kind].can as readonly Ability[]).includes(ability);
}
