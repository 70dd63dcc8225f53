/** Which versions of the API are served, and which resources stand in each: what discovery and documents tell. */
import { allKinds, type Kind, type KindInfo, kinds } from '../kubernetes/kinds.ts';
import { partsOf, verbsOf } from './parts.ts';
import { reviewResources, reviewVersions } from './reviews.ts';

/** One resource of a version, as discovery lists it. */
export interface Resource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly kind: string;
  /** Of the object that is read and written, where it is not that of the list: a Scale. */
  readonly group?: string;
  readonly version?: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

/** In which the API server has them. */
const groupOrder = [
  'apps',
  'events.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
  'scheduling.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'metrics.k8s.io',
];

/** Every version that is served, `v1` first, the preferred one of a group before its others. */
export const servedVersions: readonly string[] = ['v1', ...versionsOfGroups()];

/** All groups but the core one. */
export const servedGroups: readonly string[] = [
  ...new Set(servedVersions.slice(1).map((each) => each.split('/')[0]!)),
];

/** In the order in which the API server has the groups that are installed first; the others follow by their names. */
function versionsOfGroups(): readonly string[] {
  const infos: readonly KindInfo[] = Object.values(kinds);
  const preferred = infos.map(({ group, version }) => `${group}/${version}`);
  const others = infos.flatMap(({ otherVersions }) => otherVersions);
  const all = [...new Set([...preferred, ...others, ...reviewVersions])];
  const rank = (version: string) => {
    const [group = ''] = version.split('/');
    const place = groupOrder.indexOf(group);
    return place < 0 ? groupOrder.length : place;
  };
  return all.filter((each) => !each.startsWith('/')).toSorted((one, other) => rank(one) - rank(other));
}

const known = new Map<string, readonly Resource[]>();

/** The resources of a version by name, the parts of each behind it. */
export function resourcesOf(apiVersion: string): readonly Resource[] {
  const resources = known.get(apiVersion) ?? resourcesIn(apiVersion);
  known.set(apiVersion, resources);
  return resources;
}

function resourcesIn(apiVersion: string): readonly Resource[] {
  const main = [
    ...allKinds
      .filter((kind) => isServedIn(kind, apiVersion))
      .map((kind) => [mainResource(kind), kind] as const),
    ...(apiVersion === 'v1' ? [[bindings] as const] : []),
    ...reviewResources(apiVersion).map((review) => [review] as const),
  ].toSorted(([one], [other]) => (one.name < other.name ? -1 : 1));
  return main.flatMap(([resource, kind]) => [resource, ...(kind === undefined ? [] : partResources(kind))]);
}

function isServedIn(kind: Kind, apiVersion: string): boolean {
  const { group, version, otherVersions }: KindInfo = kinds[kind];
  return (
    (group === '' ? version : `${group}/${version}`) === apiVersion || otherVersions.includes(apiVersion)
  );
}

const bindings: Resource = {
  name: 'bindings',
  singularName: 'binding',
  namespaced: true,
  kind: 'Binding',
  verbs: ['create'],
};

/** What `kubectl get all` shows. */
const categoryOfAll: readonly Kind[] = [
  'Pod',
  'ReplicationController',
  'Service',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'CronJob',
  'Job',
];

function mainResource(kind: Kind): Resource {
  const { plural, singular, namespaced, shortNames }: KindInfo = kinds[kind];
  return {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: verbsOf(kind),
    ...(shortNames.length > 0 && { shortNames }),
    ...(categoryOfAll.includes(kind) && { categories: ['all'] }),
  };
}

function partResources(kind: Kind): readonly Resource[] {
  const { plural, namespaced }: KindInfo = kinds[kind];
  return partsOf(kind).map((part) => ({
    kind,
    ...part,
    name: `${plural}/${part.name}`,
    singularName: '',
    namespaced,
  }));
}
