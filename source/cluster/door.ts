/**
 * What the API server does with one request inside a transaction: route, default, admit, validate, version, store.
 * Everything that can be refused is refused before anything is written.
 */

import { applyDefaults } from '../kubernetes/defaults/index.ts';
import { foregroundFinalizer, orphanFinalizer } from '../kubernetes/finalizers.ts';
import { type Kind, kindOfManifest, kinds } from '../kubernetes/kinds.ts';
import {
  type AnyObject,
  type KubeObject,
  type Manifest,
  type Metadata,
  makeKey,
  type Namespace,
  type Pod,
} from '../kubernetes/objects.ts';
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  invalid,
  notFound,
  StatusError,
} from '../kubernetes/status-error.ts';
import { timestamp } from '../kubernetes/time.ts';
import { validateCreate, validateUpdate } from '../kubernetes/validation/index.ts';
import { isEqual } from '../lib/equal.ts';
import type { PropagationPolicy } from '../store/reading.ts';
import type { Transaction } from '../store/transaction.ts';
import { generatedName, type Identities } from './identities.ts';
import { strategyOf } from './strategy.ts';

export interface DeleteRequest {
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagationPolicy?: PropagationPolicy | undefined;
}

const protectedNamespaces = ['default', 'kube-system', 'kube-public'];
const finalizerOfPolicy: Partial<Record<PropagationPolicy, string>> = {
  Foreground: foregroundFinalizer,
  Orphan: orphanFinalizer,
};

/** One request's view of the store. `now` in milliseconds since the epoch. */
export class Door {
  readonly #transaction: Transaction;
  readonly #identities: Identities;
  readonly #now: number;

  constructor(transaction: Transaction, identities: Identities, now: number) {
    this.#transaction = transaction;
    this.#identities = identities;
    this.#now = now;
  }

  create(manifest: Manifest, namespace: string | undefined, reason: string): AnyObject {
    const kind = routed(manifest);
    const place = kinds[kind].namespaced
      ? (manifest.metadata.namespace ?? namespace ?? 'default')
      : undefined;
    if (place !== undefined) this.#admitNamespace(kind, manifest, place);
    const born = applyDefaults(this.#identified(kind, manifest, place)) as KubeObject;
    const object = strategyOf(kind).prepareForCreate?.(born) ?? born;
    const errors = validateCreate(object);
    if (errors.length > 0) throw invalid(kind, object.metadata.name, errors);
    if (this.#find(kind, place, object.metadata.name) !== undefined) {
      throw alreadyExists(kind, object.metadata.name);
    }
    return this.#transaction.put(object as AnyObject, reason);
  }

  /** Replaces spec and metadata; the status stays. Nothing is written where nothing differs. */
  update(object: Manifest | KubeObject, reason: string): AnyObject {
    const kind = routed(object);
    const existing = this.#existing(kind, object);
    const defaulted = applyDefaults(object) as KubeObject;
    const prepared = strategyOf(kind).prepareForUpdate?.(defaulted, existing) ?? defaulted;
    const next = { ...prepared, ...pick(existing, 'status'), metadata: mergedMetadata(prepared, existing) };
    if (isEqual(next, existing)) return existing;
    const errors = validateUpdate(next, existing);
    if (errors.length > 0) throw invalid(kind, existing.metadata.name, errors);
    return this.#putOrRemove(kind, withGeneration(next, existing), reason);
  }

  /** Replaces the status alone. */
  updateStatus(object: Manifest | KubeObject, reason: string): AnyObject {
    const kind = routed(object);
    const existing = this.#existing(kind, object);
    const status = (object as { status?: unknown }).status ?? {};
    if (isEqual((existing as { status?: unknown }).status, status)) return existing;
    return this.#transaction.put({ ...existing, status } as AnyObject, reason);
  }

  /** The binding subresource of a pod. */
  bind(pod: Pod, nodeName: string, reason: string): AnyObject {
    const existing = this.#existing('Pod', pod) as Pod;
    if (existing.spec.nodeName !== undefined) {
      throw new StatusError(
        'Conflict',
        `Operation cannot be fulfilled on pods/binding "${pod.metadata.name}": pod ${pod.metadata.name} is already assigned to node "${existing.spec.nodeName}"`,
      );
    }
    const scheduled = {
      type: 'PodScheduled',
      status: 'True' as const,
      lastTransitionTime: timestamp(this.#now),
    };
    const others = existing.status.conditions?.filter((condition) => condition.type !== 'PodScheduled') ?? [];
    return this.#transaction.put(
      {
        ...existing,
        spec: { ...existing.spec, nodeName },
        status: { ...existing.status, conditions: [...others, scheduled] },
      },
      reason,
    );
  }

  delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    request: DeleteRequest,
    reason: string,
  ): AnyObject {
    const existing = this.#find(kind, namespace, name);
    if (existing === undefined) throw notFound(kind, name);
    if (kind === 'Namespace' && protectedNamespaces.includes(name)) {
      throw forbidden(kind, name, 'this namespace may not be deleted');
    }
    const grace = strategyOf(kind).gracePeriodSeconds?.(existing, request.gracePeriodSeconds) ?? 0;
    const marked = this.#markDeleted(kind, existing, grace, request);
    return marked === existing ? existing : this.#putOrRemove(kind, marked, reason);
  }

  #admitNamespace(kind: Kind, manifest: Manifest, namespace: string): void {
    const found = this.#transaction.get('Namespace', namespace) as Namespace | undefined;
    if (found === undefined) throw notFound('Namespace', namespace);
    if (found.status.phase === 'Terminating' && kind !== 'Event') {
      const name = manifest.metadata.name ?? manifest.metadata.generateName ?? '';
      throw forbidden(
        kind,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
    }
  }

  #identified(kind: Kind, manifest: Manifest, namespace: string | undefined): Manifest {
    const { name, generateName, ...metadata } = manifest.metadata;
    const given = name ?? (generateName === undefined ? '' : this.#freeName(kind, namespace, generateName));
    const identity: Metadata = {
      ...(generateName !== undefined && { generateName }),
      ...metadata,
      name: given,
      ...(namespace !== undefined && { namespace }),
      uid: this.#identities.uid(),
      resourceVersion: '',
      creationTimestamp: timestamp(this.#now),
      ...(generational.includes(kind) && { generation: 1 }),
    };
    const status = kind === 'Node' ? (manifest.status ?? {}) : {};
    return { ...manifest, metadata: identity, ...(kindHasStatus(kind) && { status }) };
  }

  #freeName(kind: Kind, namespace: string | undefined, prefix: string): string {
    let name = generatedName(prefix, this.#identities);
    while (this.#find(kind, namespace, name) !== undefined) name = generatedName(prefix, this.#identities);
    return name;
  }

  #find(kind: Kind, namespace: string | undefined, name: string): AnyObject | undefined {
    return this.#transaction.get(kind, makeKey(namespace, name)) as AnyObject | undefined;
  }

  #existing(kind: Kind, object: Manifest | KubeObject): AnyObject {
    const { name = '', namespace, uid, resourceVersion } = object.metadata;
    const place = kinds[kind].namespaced ? (namespace ?? 'default') : undefined;
    const existing = this.#find(kind, place, name);
    if (existing === undefined) throw notFound(kind, name);
    if (uid !== undefined && uid !== existing.metadata.uid) throw conflict(kind, name);
    if (resourceVersion !== undefined && resourceVersion !== existing.metadata.resourceVersion) {
      throw conflict(kind, name);
    }
    return existing;
  }

  #markDeleted(kind: Kind, object: AnyObject, grace: number, request: DeleteRequest): AnyObject {
    const { deletionTimestamp, deletionGracePeriodSeconds, finalizers = [] } = object.metadata;
    const isSooner = grace < (deletionGracePeriodSeconds ?? Number.POSITIVE_INFINITY);
    if (deletionTimestamp !== undefined && !isSooner) return object;
    const wanted = finalizerOfPolicy[request.propagationPolicy ?? 'Background'];
    const holders =
      wanted === undefined || finalizers.includes(wanted) ? finalizers : [...finalizers, wanted];
    const marked = {
      ...object,
      metadata: {
        ...object.metadata,
        deletionTimestamp: timestamp(this.#now + grace * 1000),
        deletionGracePeriodSeconds: grace,
        ...(holders.length > 0 && { finalizers: holders }),
      },
    };
    return (strategyOf(kind).markDeleted?.(marked) ?? marked) as AnyObject;
  }

  /** A deleted object that nothing holds back leaves; any other is stored. */
  #putOrRemove(kind: Kind, object: AnyObject, reason: string): AnyObject {
    const {
      deletionTimestamp,
      deletionGracePeriodSeconds = 0,
      finalizers = [],
      namespace,
      name,
    } = object.metadata;
    const isHeld =
      finalizers.length > 0 ||
      deletionGracePeriodSeconds > 0 ||
      strategyOf(kind).isHeldBack?.(object) === true;
    if (deletionTimestamp === undefined || isHeld) return this.#transaction.put(object, reason);
    this.#transaction.remove(kind, makeKey(namespace, name), reason);
    return object;
  }
}

/** The kind that a manifest names; BadRequest where there is none. */
function routed(manifest: Manifest | KubeObject): Kind {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined) {
    throw badRequest(`no matches for kind "${manifest.kind}" in version "${manifest.apiVersion}"`);
  }
  return kind;
}

const statusless: readonly Kind[] = ['ConfigMap', 'Secret', 'Event', 'Lease', 'LimitRange', 'ServiceAccount'];

/** Kinds whose registry counts the changes of the spec. */
const generational: readonly Kind[] = [
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Ingress',
];

function kindHasStatus(kind: Kind): boolean {
  return !statusless.includes(kind);
}

function pick(object: KubeObject, field: 'status'): object {
  return field in object ? { [field]: object[field] } : {};
}

/** Identity and the marks of deletion are the server's; a client can not change them. */
function mergedMetadata(next: KubeObject, existing: KubeObject): Metadata {
  const {
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    resourceVersion,
  } = existing.metadata;
  const { namespace } = existing.metadata;
  return {
    ...next.metadata,
    ...(namespace !== undefined && { namespace }),
    uid,
    creationTimestamp,
    resourceVersion,
    ...(generation !== undefined && { generation }),
    ...(deletionTimestamp !== undefined && { deletionTimestamp }),
    ...(deletionGracePeriodSeconds !== undefined && { deletionGracePeriodSeconds }),
  };
}

/** The generation counts changes of the spec. */
function withGeneration(next: KubeObject, existing: KubeObject): AnyObject {
  const specOf = (object: KubeObject) => (object as { spec?: unknown }).spec;
  if (next.metadata.generation === undefined || isEqual(specOf(next), specOf(existing))) {
    return next as AnyObject;
  }
  return { ...next, metadata: { ...next.metadata, generation: next.metadata.generation + 1 } } as AnyObject;
}
