/**
 * What the API server does with one request inside a transaction: route, default, admit, validate, version, store.
 * Everything that can be refused is refused before anything is written.
 */

import { applyDefaults } from '../../kubernetes/defaults/index.ts';
import { hasStatus } from '../../kubernetes/has-status.ts';
import { isStored, type Kind, kindOfManifest, kinds, type StoredKind } from '../../kubernetes/kinds.ts';
import { type FieldManager, trackUpdate, withTimesKept } from '../../kubernetes/managed-fields/index.ts';
import {
  type AnyObject,
  type KubeObject,
  type Manifest,
  type Metadata,
  makeKey,
  type ObjectOfKind,
  type Pod,
} from '../../kubernetes/objects.ts';
import {
  alreadyExists,
  badRequest,
  conflict,
  invalid,
  methodNotAllowed,
  notFound,
  unversioned,
} from '../../kubernetes/status-error.ts';
import { timestamp } from '../../kubernetes/time.ts';
import {
  validateCreate,
  validateEphemeralContainersUpdate,
  validateStatusUpdate,
  validateUpdate,
} from '../../kubernetes/validation/index.ts';
import { validateMetadata } from '../../kubernetes/validation/metadata.ts';
import { isEqual } from '../../lib/equal.ts';
import type { Reader } from '../../store/reading.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { AdmissionRequest, AdmissionView } from '../admission/admission.ts';
import * as admission from '../admission/index.ts';
import { generatedName, type Identities } from '../identities.ts';
import { boundPod } from '../subresources/binding.ts';
import {
  checkPart,
  type Part,
  withEphemeralContainersOf,
  withFinalizersOf,
  withStatusOf,
} from '../subresources/parts.ts';
import { type DeleteRequest, isHeldBack, markedDeleted } from './deletion.ts';
import { managerOfLoop } from './managers.ts';
import { keptMetadata, withGeneration } from './metadata.ts';
import { isGenerational, type StrategyContext, strategyOf } from './strategy.ts';

export interface DoorContext {
  readonly transaction: Transaction;
  /** The state before the transaction. */
  readonly read: Reader;
  readonly identities: Identities;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The client whose fields are tracked from the start; a loop's are only in objects that a client has touched. */
  readonly client?: string | undefined;
  /** The loop that writes. */
  readonly loop?: string | undefined;
}

export interface UpdateOptions {
  /** A part of the object that is written by itself; the rest stays as it is. */
  readonly subresource?: Part | undefined;
  /** The managed fields were worked out already (server-side apply). */
  readonly isTracked?: boolean;
}

/** One request's view of the store. */
export class Door {
  readonly #context: DoorContext;
  readonly #view: AdmissionView;
  readonly #strategyContext: StrategyContext;

  constructor(context: DoorContext) {
    const { transaction, read, now, identities } = context;
    this.#context = context;
    this.#view = {
      read,
      now,
      get: <K extends StoredKind>(kind: K, key: string) =>
        transaction.get(kind, key) as ObjectOfKind[K] | undefined,
    };
    this.#strategyContext = { services: () => read.list('Service'), random: () => identities.address() };
  }

  create(manifest: Manifest, namespace: string | undefined, reason: string, isTracked = false): AnyObject {
    const kind = routed(manifest);
    const place = placeOf(kind, manifest.metadata.namespace, namespace);
    const request: AdmissionRequest = {
      verb: 'create',
      kind,
      namespace: place,
      name: manifest.metadata.name ?? '',
    };
    const defaulted = applyDefaults(this.#identified(kind, manifest, place)) as KubeObject;
    const admitted = admission.mutate(this.#trackedNew(defaulted, isTracked), request, this.#view);
    const object = strategyOf(kind).prepareForCreate?.(admitted, this.#strategyContext) ?? admitted;
    const { name } = object.metadata;
    const errors = validateCreate(object);
    if (errors.length > 0) throw invalid(kind, name, errors);
    admission.validate(object, request, this.#view);
    if (this.#find(kind, place, name) !== undefined) throw alreadyExists(kind, name);
    const stored = this.#context.transaction.put(object as AnyObject, reason);
    this.#storeConsequences(stored, request, reason);
    return stored;
  }

  /** Replaces spec and metadata, or one part of the object; nothing is written where nothing differs. */
  update(object: Manifest | KubeObject, reason: string, options: UpdateOptions = {}): AnyObject {
    const kind = routed(object);
    const existing = this.#existing(kind, object);
    if (strategyOf(kind).needsVersion && !object.metadata.resourceVersion) {
      throw unversioned(kind, existing.metadata.name);
    }
    checkPart(kind, options.subresource);
    if (options.subresource === 'status') return this.#updateStatus(kind, object, existing, reason, options);
    const defaulted = applyDefaults(object) as KubeObject;
    const prepared = this.#prepared(kind, defaulted, existing, options.subresource);
    const { managedFields } = defaulted.metadata;
    const owned = options.isTracked
      ? { ...prepared, metadata: { ...prepared.metadata, managedFields } }
      : prepared;
    const wanted = {
      ...prepared,
      ...('status' in existing && { status: existing.status }),
      metadata: keptMetadata(owned, existing),
    } as KubeObject;
    if (isEqual(wanted, existing)) return existing;
    const request = requestFor('update', kind, existing, options.subresource);
    const tracked = options.isTracked ? wanted : this.#tracked(wanted, existing, options.subresource);
    const next = admission.mutate(tracked, request, this.#view);
    // Admission may undo a change, and who applies what stands already would change a time alone.
    const isSuspect = options.isTracked || next !== tracked;
    if (isSuspect && isEqual(withTimesKept(next, existing), existing)) return existing;
    const isEphemeral = options.subresource === 'ephemeralcontainers';
    const errors = (isEphemeral ? validateEphemeralContainersUpdate : validateUpdate)(next, existing);
    if (errors.length > 0) throw invalid(kind, existing.metadata.name, errors);
    admission.validate(next, request, this.#view);
    const stored = this.#putOrRemove(kind, withGeneration(next, existing), reason);
    this.#storeConsequences(stored, request, reason);
    return stored;
  }

  /** The binding subresource of a pod. */
  bind(pod: Pod, nodeName: string, reason: string): AnyObject {
    const existing = this.#existing('Pod', pod) as Pod;
    const bound = boundPod(existing, nodeName, this.#context.now);
    return this.#context.transaction.put(bound, reason);
  }

  delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    request: DeleteRequest,
    reason: string,
  ): AnyObject {
    if (!isStored(kind)) throw methodNotAllowed('delete', kind);
    const existing = this.#find(kind, namespace, name);
    if (existing === undefined) throw notFound(kind, name);
    checkPreconditions(kind, existing, request);
    admission.mutate(existing, requestFor('delete', kind, existing), this.#view);
    const marked = markedDeleted(kind, existing, request, this.#context.now);
    return marked === existing ? existing : this.#putOrRemove(kind, marked, reason);
  }

  /** What the client may change of the existing object, changed. */
  #prepared(kind: StoredKind, next: KubeObject, existing: KubeObject, part: Part | undefined): KubeObject {
    if (part === 'ephemeralcontainers') return withEphemeralContainersOf(next, existing);
    if (part === 'finalize') return withFinalizersOf(next, existing);
    return strategyOf(kind).prepareForUpdate?.(next, existing, this.#strategyContext) ?? next;
  }

  /** Replaces the status, and what may go with it. */
  #updateStatus(
    kind: StoredKind,
    object: Manifest | KubeObject,
    existing: AnyObject,
    reason: string,
    { isTracked }: UpdateOptions,
  ): AnyObject {
    // The loops write what they have read, and lack nothing.
    const defaulted = this.#context.client === undefined ? object : applyDefaults(object);
    const next = withStatusOf(defaulted, existing);
    if (next === existing) return existing;
    const errors = [
      ...(next.metadata === existing.metadata ? [] : validateMetadata(kind, next)),
      ...validateStatusUpdate(next, existing),
    ];
    if (errors.length > 0) throw invalid(kind, existing.metadata.name, errors);
    const tracked = isTracked ? next : this.#tracked(next, existing, 'status');
    return this.#putOrRemove(kind, tracked as AnyObject, reason);
  }

  /** Before admission: what the server adds on its own is nobody's. */
  #trackedNew(object: KubeObject, isTracked: boolean): KubeObject {
    const { client, now } = this.#context;
    if (isTracked || client === undefined) return object;
    return trackUpdate(object, undefined, { name: client, operation: 'Update' }, now);
  }

  #tracked(next: KubeObject, existing: KubeObject, subresource?: string): KubeObject {
    const { client, loop, now } = this.#context;
    const writer = existing.metadata.managedFields === undefined ? undefined : loop;
    const name = client ?? (writer && managerOfLoop(writer));
    if (name === undefined) return next;
    const manager: FieldManager = { name, operation: 'Update', ...(subresource && { subresource }) };
    return trackUpdate(next, existing, manager, now);
  }

  #storeConsequences(object: AnyObject, request: AdmissionRequest, reason: string): void {
    for (const each of admission.consequences(object, request, this.#view)) {
      this.#context.transaction.put(each, reason);
    }
  }

  #identified(kind: StoredKind, manifest: Manifest, namespace: string | undefined): Manifest {
    const { name, generateName, ...metadata } = manifest.metadata;
    if (metadata.resourceVersion !== undefined && metadata.resourceVersion !== '') {
      throw badRequest('resourceVersion should not be set on objects to be created');
    }
    const given = name ?? (generateName === undefined ? '' : this.#freeName(kind, namespace, generateName));
    const identity: Metadata = {
      ...(generateName !== undefined && { generateName }),
      ...withoutMarks(metadata),
      name: given,
      ...(namespace !== undefined && { namespace }),
      uid: this.#context.identities.uid(),
      resourceVersion: '',
      creationTimestamp: timestamp(this.#context.now),
      ...(isGenerational(kind) && { generation: 1 }),
    };
    const status = kind === 'Node' ? (manifest.status ?? {}) : {};
    return { ...manifest, metadata: identity, ...(hasStatus(kind) && { status }) };
  }

  #freeName(kind: Kind, namespace: string | undefined, prefix: string): string {
    const { identities } = this.#context;
    let name = generatedName(prefix, identities);
    while (this.#find(kind, namespace, name) !== undefined) name = generatedName(prefix, identities);
    return name;
  }

  #find(kind: Kind, namespace: string | undefined, name: string): AnyObject | undefined {
    return this.#context.transaction.get(kind, makeKey(namespace, name)) as AnyObject | undefined;
  }

  #existing(kind: StoredKind, object: Manifest | KubeObject): AnyObject {
    const { name = '', namespace, uid, resourceVersion } = object.metadata;
    const existing = this.#find(kind, placeOf(kind, namespace, undefined), name);
    if (existing === undefined) throw notFound(kind, name);
    if (uid !== undefined && uid !== existing.metadata.uid) {
      throw conflict(kind, name, preconditionFailed('UID', uid, existing.metadata.uid));
    }
    if (resourceVersion && resourceVersion !== existing.metadata.resourceVersion) throw conflict(kind, name);
    return existing;
  }

  /** A deleted object that nothing holds back leaves; any other is stored. */
  #putOrRemove(kind: StoredKind, object: AnyObject, reason: string): AnyObject {
    const { transaction } = this.#context;
    if (object.metadata.deletionTimestamp === undefined || isHeldBack(kind, object)) {
      return transaction.put(object, reason);
    }
    const { namespace, name } = object.metadata;
    transaction.remove(kind, makeKey(namespace, name), reason);
    return object;
  }
}

/** The kind that a manifest names; BadRequest where there is none, MethodNotAllowed where it can not be written. */
function routed(manifest: Manifest | KubeObject): StoredKind {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined) {
    throw badRequest(`no matches for kind "${manifest.kind}" in version "${manifest.apiVersion}"`);
  }
  if (!isStored(kind)) throw methodNotAllowed('create', kind);
  return kind;
}

/** The namespace that an object of the kind stands in, by what it says itself and what the request says. */
function placeOf(kind: Kind, own: string | undefined, asked: string | undefined): string | undefined {
  return kinds[kind].namespaced ? (own ?? asked ?? 'default') : undefined;
}

function requestFor(
  verb: AdmissionRequest['verb'],
  kind: StoredKind,
  previous: KubeObject,
  subresource?: string,
): AdmissionRequest {
  const { namespace, name } = previous.metadata;
  return { verb, kind, namespace, name, previous, ...(subresource && { subresource }) };
}

function checkPreconditions(kind: Kind, existing: AnyObject, { uid, resourceVersion }: DeleteRequest): void {
  const { name, ...metadata } = existing.metadata;
  if (uid !== undefined && uid !== metadata.uid) {
    throw conflict(kind, name, preconditionFailed('UID', uid, metadata.uid));
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    const why = preconditionFailed('ResourceVersion', resourceVersion, metadata.resourceVersion);
    throw conflict(kind, name, why);
  }
}

function preconditionFailed(field: string, asked: string, actual: string): string {
  return `Precondition failed: ${field} in precondition: ${asked}, ${field} in object meta: ${actual}`;
}

/** What only the server says of an object, and no client of a new one. */
function withoutMarks(metadata: Manifest['metadata']): Manifest['metadata'] {
  const { deletionTimestamp: _time, deletionGracePeriodSeconds: _grace, selfLink: _link, ...rest } = metadata;
  return rest;
}
