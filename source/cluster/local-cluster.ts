/** The facade over an engine in this process. */
import { withHeartbeats } from '../kubernetes/heartbeats.ts';
import { isStored, type Kind, kinds } from '../kubernetes/kinds.ts';
import { nodeLeaseNamespace } from '../kubernetes/namespaces.ts';
import type { AnyObject, KubeObject, Manifest, ObjectOfKind } from '../kubernetes/objects.ts';
import type { Patch } from '../kubernetes/patches/patch.ts';
import type { ScalableKind, Scale } from '../kubernetes/scale.ts';
import { notFound } from '../kubernetes/status-error.ts';
import type { Change } from '../store/reading.ts';
import type {
  Cause,
  Cluster,
  DeleteOptions,
  ExecOptions,
  ListOptions,
  LogOptions,
  ObjectWatch,
  Page,
  PageOptions,
  PatchOptions,
  Subresource,
  WatchOptions,
  WriteOptions,
} from './cluster.ts';
import { decode, decodeNew } from './decoding.ts';
import type { Door } from './door/door.ts';
import type { Engine, EngineCheckpoint } from './engine.ts';
import { applyFault, isUnplugged } from './faults.ts';
import { metricsNamed, metricsOf } from './metrics.ts';
import { decodedPatch, patched, patchedScale, withAppliedScale } from './patching.ts';
import { podLogs } from './pod-logs.ts';
import type { Moments } from './reading/moments.ts';
import { watchObjects } from './reading/object-watch.ts';
import { pageOf } from './reading/pages.ts';
import { selectionOf } from './reading/selection.ts';
import { asRehearsed } from './rehearsal.ts';
import { causeOf, defaultFieldManager, placeOf, warned } from './requests.ts';
import { evict } from './subresources/eviction.ts';
import { exec } from './subresources/exec.ts';
import { decodedScale, scaled, scaleOf } from './subresources/scale.ts';

export class LocalCluster implements Cluster {
  readonly name: string;
  readonly #engine: Engine;
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();
  #epoch = 0;

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
    return this.#asRead(this.#found(kind, namespace, name));
  }

  list<K extends Kind>(kind: K, options: ListOptions = {}): readonly ObjectOfKind[K][] {
    const all = this.#all(kind, options.namespace);
    const isSelected = selectionOf(kind, options);
    return isSelected === undefined ? all : all.filter(isSelected);
  }

  page<K extends Kind>(kind: K, options: PageOptions = {}): Page<ObjectOfKind[K]> {
    return pageOf(this.#moments(), kind, options) as Page<ObjectOfKind[K]>;
  }

  follow<K extends Kind>(kind: K, options: WatchOptions = {}): ObjectWatch<ObjectOfKind[K]> {
    return watchObjects(this.#moments(), kind, options) as ObjectWatch<ObjectOfKind[K]>;
  }

  create(object: Manifest, options: WriteOptions & { namespace?: string } = {}): AnyObject {
    const manifest = decodeNew(object, options);
    const cause = causeOf(options, `create ${manifest.kind} ${manifest.metadata.name ?? ''}`);
    const stored = this.#request(cause, options, (door) =>
      door.create(manifest, options.namespace, cause.reason),
    );
    return warned(stored, undefined, options);
  }

  update(
    object: Manifest | KubeObject,
    options: WriteOptions & { subresource?: Subresource } = {},
  ): AnyObject {
    const manifest = decode(object, options);
    const cause = causeOf(options, `update ${manifest.kind} ${manifest.metadata.name}`);
    const { subresource } = options;
    const { namespace, name = '' } = manifest.metadata;
    const kind = manifest.kind as Kind;
    const existing = options.warn && this.read.get<Kind>(kind, placeOf(kind, namespace), name);
    const stored = this.#request(cause, options, (door) =>
      door.update(manifest, cause.reason, { subresource }),
    );
    return warned(stored, existing, options);
  }

  patch<K extends Kind>(
    kind: K,
    namespace: string | undefined,
    name: string,
    patch: Patch,
    options: PatchOptions<K> = {},
  ): ObjectOfKind[K] {
    const place = placeOf(kind, namespace);
    const cause = causeOf(options, `patch ${kind} ${name}`);
    const { subresource, apiVersion, fieldManager = defaultFieldManager } = options as PatchOptions;
    const existing = this.read.get<Kind>(kind, place, name);
    const target = { kind, namespace: place, name, apiVersion, subresource, fieldManager, now: this.now };
    const manifest = decodedPatch(patch, patched(existing, patch, target), options);
    const isTracked = patch.type === 'apply';
    const stored = this.#request(cause, options, (door) =>
      existing === undefined
        ? door.create(manifest, place, cause.reason, isTracked)
        : door.update(manifest, cause.reason, { subresource, isTracked }),
    );
    return warned(stored, existing, options) as ObjectOfKind[K];
  }

  delete(kind: Kind, namespace: string | undefined, name: string, options: DeleteOptions = {}): AnyObject {
    const cause = causeOf(options, `delete ${kind} ${name}`);
    return this.#request(cause, options, (door) =>
      door.delete(kind, placeOf(kind, namespace), name, options, cause.reason),
    );
  }

  deleteCollection(kind: Kind, selection: ListOptions, options: DeleteOptions = {}): readonly AnyObject[] {
    return this.list(kind, selection).map(({ metadata }) =>
      this.delete(kind, metadata.namespace, metadata.name, options),
    );
  }

  scale(kind: ScalableKind, namespace: string, name: string): Scale {
    return scaleOf(this.get(kind, namespace, name));
  }

  patchScale(
    kind: ScalableKind,
    namespace: string,
    name: string,
    patch: Patch,
    options: WriteOptions = {},
  ): Scale {
    if (patch.type !== 'apply') {
      const scale = patchedScale(this.scale(kind, namespace, name), patch);
      return this.updateScale(kind, namespace, decodedScale(scale, name), options);
    }
    const wanted = decodedScale(patch.body, name);
    const existing = this.get(kind, namespace, name);
    const { fieldManager = defaultFieldManager } = options;
    const { force } = patch;
    scaled(existing, wanted);
    const next = withAppliedScale(existing, wanted, { force, fieldManager, now: this.now });
    return this.#writeScale(next, options, true);
  }

  updateScale(kind: ScalableKind, namespace: string, scale: Scale, options: WriteOptions = {}): Scale {
    const wanted = decodedScale(scale);
    const { name, resourceVersion } = wanted.metadata;
    const next = scaled(this.get(kind, namespace, name), wanted);
    const versioned = { ...next, metadata: { ...next.metadata, resourceVersion } } as Manifest;
    return this.#writeScale(versioned, options, false);
  }

  evict(namespace: string, pod: string, options: DeleteOptions = {}): void {
    const existing = this.get('Pod', namespace, pod);
    const cause = causeOf(options, `evict pod ${pod}`);
    this.#request(cause, options, (door) =>
      evict({ door, read: this.read, now: this.now, reason: cause.reason }, existing, options),
    );
  }

  bind(namespace: string, pod: string, nodeName: string, options: WriteOptions = {}): void {
    const existing = this.get('Pod', namespace, pod);
    const cause = causeOf(options, `bind pod ${pod} to ${nodeName}`);
    this.#request(cause, options, (door) => door.bind(existing, nodeName, cause.reason));
  }

  exec(namespace: string, pod: string, options: ExecOptions) {
    return exec(this.read, this.get('Pod', namespace, pod), this.now, options);
  }

  fault(fault: Parameters<Cluster['fault']>[0], options: WriteOptions = {}): void {
    const cause = causeOf(options, `${fault.type} ${fault.node}`);
    applyFault(this.#engine, fault, cause);
    this.#announce();
  }

  isUnplugged(node: string): boolean {
    return isUnplugged(this.read, node);
  }

  logs(namespace: string, pod: string, options: LogOptions = {}) {
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
    this.#epoch += 1;
    this.#engine.restore(checkpoint);
  }

  #writeScale(next: Manifest, options: WriteOptions, isTracked: boolean): Scale {
    const { replicas } = next.spec as ObjectOfKind[ScalableKind]['spec'];
    const cause = causeOf(options, `scale ${next.kind} ${next.metadata.name} to ${replicas ?? 0}`);
    const stored = this.#request(cause, options, (door) =>
      door.update(next, cause.reason, { subresource: 'scale', isTracked }),
    );
    return scaleOf(stored as ObjectOfKind[ScalableKind]);
  }

  #found<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K] {
    const place = placeOf(kind, namespace);
    if (!isStored(kind)) return metricsNamed(kind, this.read, this.now, place, name) as ObjectOfKind[K];
    const found = this.read.get(kind, place, name);
    if (found === undefined) throw notFound(kind, name);
    return found;
  }

  #all<K extends Kind>(kind: K, namespace: string | undefined): readonly ObjectOfKind[K][] {
    const plain = this.#plain(kind, namespace);
    return kind === 'Node' || kind === 'Lease' ? plain.map((object) => this.#asRead(object)) : plain;
  }

  /** Without the signs of life that nobody writes. */
  #plain<K extends Kind>(kind: K, namespace: string | undefined): readonly ObjectOfKind[K][] {
    const place = kinds[kind].namespaced ? namespace : undefined;
    if (isStored(kind)) return this.read.list(kind, place);
    return metricsOf(kind, this.read, this.now, place) as readonly AnyObject[] as readonly ObjectOfKind[K][];
  }

  #asRead<T extends KubeObject>(object: T): T {
    return withHeartbeats(object, this.now, (node) => this.read.get('Lease', nodeLeaseNamespace, node));
  }

  #moments(): Moments {
    const { feed } = this.#engine.store;
    const revision = () => this.revision;
    const epoch = () => this.#epoch;
    return {
      get revision() {
        return revision();
      },
      get oldest() {
        return feed.oldest ?? revision();
      },
      get epoch() {
        return epoch();
      },
      now: (kind, namespace) => this.#plain(kind, namespace),
      change: (revision) => feed.find(revision),
      asRead: (object) => this.#asRead(object),
    };
  }

  #request<T>(cause: Cause, options: WriteOptions, ask: (door: Door) => T): T {
    const client = options.fieldManager ?? defaultFieldManager;
    if (options.dryRun === true) return asRehearsed(this.#engine.rehearse(cause, ask, client), this.read);
    const result = this.#engine.request(cause, ask, client);
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
