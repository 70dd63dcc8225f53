/** What stands at the paths of each kind: the verbs of its objects, and their parts with theirs. */
import { hasStatus } from '../kubernetes/has-status.ts';
import { type Kind, type KindInfo, kindCan, kinds } from '../kubernetes/kinds.ts';
import { wrongMethod } from './refusals.ts';
import type { RequestInfo, Verb } from './request-info.ts';

/** A part of an object that is read and written by itself. */
export interface Part {
  readonly name: string;
  /** Of what is read and written, where it is not the kind itself. */
  readonly kind?: string;
  readonly group?: string;
  readonly version?: string;
  readonly verbs: readonly Verb[];
}

const allVerbs: readonly Verb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

export function verbsOf(kind: Kind): readonly Verb[] {
  if (kinds[kind].readOnly) return ['get', 'list'];
  return kind === 'Namespace' ? allVerbs.filter((verb) => verb !== 'deletecollection') : allVerbs;
}

const readAndWrite: readonly Verb[] = ['get', 'patch', 'update'];
const status: Part = { name: 'status', verbs: readAndWrite };
const scale: Part = {
  name: 'scale',
  kind: 'Scale',
  group: 'autoscaling',
  version: 'v1',
  verbs: readAndWrite,
};

function proxy(kind: string): Part {
  return { name: 'proxy', kind, verbs: ['create', 'delete', 'get', 'patch', 'update'] };
}

const ownParts: { readonly [K in Kind]?: readonly Part[] } = {
  Pod: [
    { name: 'attach', kind: 'PodAttachOptions', verbs: ['create', 'get'] },
    { name: 'binding', kind: 'Binding', verbs: ['create'] },
    { name: 'ephemeralcontainers', verbs: readAndWrite },
    { name: 'eviction', kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
    { name: 'exec', kind: 'PodExecOptions', verbs: ['create', 'get'] },
    { name: 'log', verbs: ['get'] },
    { name: 'portforward', kind: 'PodPortForwardOptions', verbs: ['create', 'get'] },
    proxy('PodProxyOptions'),
  ],
  Node: [proxy('NodeProxyOptions')],
  Service: [proxy('ServiceProxyOptions')],
  Namespace: [{ name: 'finalize', verbs: ['update'] }],
  ServiceAccount: [
    {
      name: 'token',
      kind: 'TokenRequest',
      group: 'authentication.k8s.io',
      version: 'v1',
      verbs: ['create'],
    },
  ],
};

/** In the order of their names. */
export function partsOf(kind: Kind): readonly Part[] {
  if (kinds[kind].readOnly) return [];
  return [
    ...(ownParts[kind] ?? []),
    ...(hasStatus(kind) ? [status] : []),
    ...(kindCan(kind, 'scale') ? [scale] : []),
  ].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Throws MethodNotAllowed where the method is none of what stands at the path. */
export function checkVerb(info: RequestInfo): void {
  if (!verbsAt(info).includes(info.verb)) throw wrongMethod();
}

const ofNamed: readonly Verb[] = ['get', 'patch', 'update', 'delete'];
const ofLists: readonly Verb[] = ['list', 'watch'];
const ofCollections: readonly Verb[] = [...ofLists, 'create', 'deletecollection'];

function verbsAt({ kind, namespace, name, subresource }: RequestInfo): readonly Verb[] {
  if (subresource !== undefined) return partsOf(kind).find((part) => part.name === subresource)?.verbs ?? [];
  const { namespaced, readOnly }: KindInfo = kinds[kind];
  if (name !== undefined) return verbsOf(kind).filter((verb) => ofNamed.includes(verb));
  // That nothing of it can be watched is said by whoever is asked to.
  if (readOnly || (namespaced && namespace === undefined)) return ofLists;
  return verbsOf(kind).filter((verb) => ofCollections.includes(verb));
}
