/** The facade over an engine in this process. */
import { matchesFields, parseFieldSelector } from '../kubernetes/field-selectors.ts';
import { withHeartbeats } from '../kubernetes/heartbeats.ts';
import { type Kind, kindOfManifest, kinds } from '../kubernetes/kinds.ts';
import { applyMergePatch } from '../kubernetes/merge-patch.ts';
import { nodeLeaseNamespace } from '../kubernetes/namespaces.ts';
import type { AnyObject, KubeObject, Manifest, ObjectOfKind } from '../kubernetes/objects.ts';
import { checkSchema, decodingError, hasSchema } from '../kubernetes/schema.ts';
import { matchesRequirements, parseLabelSelector } from '../kubernetes/selectors.ts';
import { badRequest, notFound } from '../kubernetes/status-error.ts';
import type { Change } from '../store/reading.ts';
import type { Cause, Cluster, ListOptions, WriteOptions } from './cluster.ts';
import type { Door } from './door.ts';
import type { Engine, EngineCheckpoint } from './engine.ts';
import { applyFault, isUnplugged } from './faults.ts';
import { podLogs } from './pod-logs.ts';

export class LocalCluster implements Cluster {
  readonly name: string;
  readonly #engine: Engine;
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();

  constructor(name: string, engine: Engine) {
    this.name = name;
    this.#engine = engine;
  }

  get read() {
    return this.#engine.store.read;
  }

  get now() {
    return this.#engine.kernel.now;
  }

  get startTime() {
    return this.read.settings.startTime;
  }

  get revision() {
    return this.#engine.store.revision;
  }

  get nextEventTime() {
    return this.#engine.kernel.nextTime;
  }

  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K] {
    return this.#asRead(this.#stored(kind, namespace, name));
  }

  list<K extends Kind>(kind: K, options: ListOptions = {}): readonly ObjectOfKind[K][] {
    const stored = this.read.list(kind, kinds[kind].namespaced ? options.namespace : undefined);
    const all = kind === 'Node' || kind === 'Lease' ? stored.map((object) => this.#asRead(object)) : stored;
    const labels = options.labelSelector ? parseLabelSelector(options.labelSelector) : [];
    const fields = options.fieldSelector ? parseFieldSelector(kind, options.fieldSelector) : [];
    if (labels.length === 0 && fields.length === 0) return all;
    return all.filter(
      (object) =>
        matchesRequirements(labels, object.metadata.labels) && matchesFields(fields, object as KubeObject),
    );
  }

  create(manifest: Manifest, options: WriteOptions & { namespace?: string } = {}): AnyObject {
    decode(manifest, options);
    const cause = causeOf(options, `create ${manifest.kind} ${manifest.metadata.name ?? ''}`);
    return this.#request(cause, options, (door) => door.create(manifest, options.namespace, cause.reason));
  }

  update(object: Manifest | KubeObject, options: WriteOptions & { subresource?: 'status' } = {}): AnyObject {
    decode(object, options);
    const cause = causeOf(options, `update ${object.kind} ${object.metadata.name}`);
    return this.#request(cause, options, (door) =>
      options.subresource === 'status'
        ? door.updateStatus(object, cause.reason)
        : door.update(object, cause.reason),
    );
  }

  patch(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
    options: WriteOptions & { subresource?: 'status' } = {},
  ): AnyObject {
    const existing = this.#stored(kind, namespace, name);
    const patched = applyMergePatch(existing, patch) as Manifest;
    if (kindOfManifest(patched.apiVersion, patched.kind) !== kind || patched.metadata.name !== name) {
      throw badRequest('the name and the kind of the object do not match those of the request');
    }
    return this.update(patched, { ...options, cause: causeOf(options, `patch ${kind} ${name}`) });
  }

  delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options: Parameters<Cluster['delete']>[3] = {},
  ): AnyObject {
    const cause = causeOf(options, `delete ${kind} ${name}`);
    return this.#request(cause, options, (door) =>
      door.delete(kind, placeOf(kind, namespace), name, options, cause.reason),
    );
  }

  fault(fault: Parameters<Cluster['fault']>[0], options: WriteOptions = {}): void {
    const cause = causeOf(options, `${fault.type} ${fault.node}`);
    applyFault(this.#engine, fault, cause);
    this.#announce();
  }

  isUnplugged(node: string): boolean {
    return isUnplugged(this.read, node);
  }

  logs(namespace: string, pod: string, options: Parameters<Cluster['logs']>[2] = {}) {
    return podLogs(this.read, this.get('Pod', namespace, pod), this.now, options);
  }

  advance(milliseconds: number): void {
    if (milliseconds <= 0) return;
    this.#engine.kernel.advanceTo(this.now + milliseconds);
    this.#announce();
  }

  step(): boolean {
    for (let next = this.nextEventTime; next !== undefined; next = this.nextEventTime) {
      this.#engine.kernel.advanceTo(next);
      // What kubelets note down for themselves is nothing that a client could see happen.
      if (this.#engine.hasVisibleChanges) break;
    }
    return this.#announce();
  }

  watch(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changesSince(revision: number): readonly Change[] {
    return this.#engine.store.feed.since(revision, this.revision);
  }

  change(revision: number): Change | undefined {
    return this.#engine.store.feed.find(revision);
  }

  /** All changes that are still kept, oldest first. */
  get history(): readonly Change[] {
    return this.#engine.store.feed.all;
  }

  checkpoint(): EngineCheckpoint {
    return this.#engine.checkpoint();
  }

  restore(checkpoint: EngineCheckpoint): void {
    this.#engine.restore(checkpoint);
  }

  #stored<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K] {
    const found = this.read.get(kind, placeOf(kind, namespace), name);
    if (found === undefined) throw notFound(kind, name);
    return found;
  }

  #asRead<T extends AnyObject>(object: T): T {
    return withHeartbeats(object, this.now, (node) => this.read.get('Lease', nodeLeaseNamespace, node));
  }

  #request<T>(cause: Cause, options: WriteOptions, ask: (door: Door) => T): T {
    if (options.dryRun === true) return this.#engine.rehearse(cause, ask);
    const result = this.#engine.request(cause, ask);
    this.#announce();
    return result;
  }

  /** Tells the listeners what changed; false where nothing did. */
  #announce(): boolean {
    const changes = this.#engine.takeChanges();
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
    return changes.length > 0;
  }
}

function placeOf(kind: Kind, namespace: string | undefined): string | undefined {
  return kinds[kind].namespaced ? (namespace ?? 'default') : undefined;
}

function causeOf(options: WriteOptions, reason: string): Cause {
  return options.cause ?? { actor: 'you', reason };
}

/** Refuses wrong types and unknown fields as the API server's strict decoding does, once the kind's schema is loaded. */
function decode(object: Manifest | KubeObject, { fieldValidation = 'Strict' }: WriteOptions): void {
  const kind = kindOfManifest(object.apiVersion, object.kind);
  if (kind === undefined || !hasSchema(kind)) return;
  const manifest = object as Manifest;
  const problems = checkSchema(manifest).filter(
    (problem) => fieldValidation === 'Strict' || problem.type !== 'unknown',
  );
  const error = decodingError(manifest, problems);
  if (error !== undefined) throw badRequest(error);
}
