/**
 * The reading side of the store, and the language in which controllers, scheduler and kubelet answer.
 * They are pure: given what they read, a key and the moment, they say what should be written and when to look again.
 */
import type { ImageDescription, Profile } from '../kubernetes/cluster-document.ts';
import type { Kind } from '../kubernetes/kinds.ts';
import type { KubeObject, Manifest, ObjectOfKind, Pod } from '../kubernetes/objects.ts';
import type { StatusError } from '../kubernetes/status-error.ts';

/** Tables that are no API kinds: what the kubelets know about running containers, and about their machines. */
export type InternalTable = 'PodRuntime' | 'NodeRuntime';

/** Value of an internal table: any plain frozen data that names itself. */
export interface InternalValue {
  readonly kind: InternalTable;
  /** Key within its table: the pod's uid, the node's name. */
  readonly key: string;
}

export type TableName = Kind | InternalTable;

/** What the whole cluster was set up with; never changes during a run. */
export interface Settings {
  readonly seed: number;
  readonly profile: Profile;
  /** First moment of virtual time, milliseconds since the epoch. */
  readonly startTime: number;
  readonly images: readonly ImageDescription[];
}

/** A consistent view of the state. Lists are sorted by key, frozen, and keep their identity until a member changes,
 * so that results derived from them can be cached by identity. */
export interface Reader {
  readonly settings: Settings;
  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K] | undefined;
  getByKey<K extends Kind>(kind: K, key: string): ObjectOfKind[K] | undefined;
  /** All objects of a kind, or those of one namespace. */
  list<K extends Kind>(kind: K, namespace?: string): readonly ObjectOfKind[K][];
  /** Objects of a kind whose ownerReferences name this uid. */
  ownedBy<K extends Kind>(kind: K, ownerUid: string): readonly ObjectOfKind[K][];
  /** Every object, of whatever kind, whose ownerReferences name this uid. */
  dependentsOf(ownerUid: string): readonly KubeObject[];
  /** The object with this uid, whatever its kind. */
  byUid(uid: string): KubeObject | undefined;
  podsOnNode(nodeName: string): readonly Pod[];
  /** Pods that no node has been found for. */
  unassignedPods(): readonly Pod[];
  /** Pods of a namespace that carry all these labels (an index lookup; use it before filtering by a selector). */
  podsWithLabels(namespace: string, labels: Readonly<Record<string, string>>): readonly Pod[];
  /** Events about the object with this uid. */
  eventsAbout(uid: string): readonly ObjectOfKind['Event'][];
  internal<T extends InternalValue>(table: T['kind'], key: string): T | undefined;
  internals<T extends InternalValue>(table: T['kind']): readonly T[];
}

/** One entry of the change feed. `before` and `after` are the frozen objects themselves. */
export interface Change {
  /** Grows by at least one with every change; the resourceVersion of `after`. */
  readonly revision: number;
  /** Virtual time, milliseconds since the epoch. */
  readonly time: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly table: TableName;
  readonly key: string;
  readonly before?: KubeObject | InternalValue;
  readonly after?: KubeObject | InternalValue;
  /** Who wrote: `deployment-controller`, `kubelet/node-2`, `you`. */
  readonly actor: string;
  /** Why, in a sentence a person understands. */
  readonly reason: string;
  /** Revision of the change that led to this one; absent at the roots (a key press, the passing of time). */
  readonly trigger?: number;
}

/** The changed object as its kind's type, where the change is about that kind: `after`, or `before` once deleted. */
export function subject<K extends Kind>(change: Change, kind: K): ObjectOfKind[K] | undefined {
  return change.table === kind ? ((change.after ?? change.before) as ObjectOfKind[K]) : undefined;
}

export function before<K extends Kind>(change: Change, kind: K): ObjectOfKind[K] | undefined {
  return change.table === kind ? (change.before as ObjectOfKind[K] | undefined) : undefined;
}

export type PropagationPolicy = 'Background' | 'Foreground' | 'Orphan';

/** A write that a loop asks for. Every write goes through the same door as a user's request. */
export type Write = { readonly reason: string } & (
  | { readonly verb: 'create'; readonly object: Manifest }
  /** Replaces spec and metadata, or with a `subresource` that alone: the status, the finalizers of a namespace. */
  | { readonly verb: 'update'; readonly object: KubeObject; readonly subresource?: 'status' | 'finalize' }
  | {
      readonly verb: 'delete';
      readonly object: KubeObject;
      readonly gracePeriodSeconds?: number;
      readonly propagationPolicy?: PropagationPolicy;
    }
  /** The binding subresource: sets spec.nodeName once and the PodScheduled condition. */
  | { readonly verb: 'bind'; readonly object: Pod; readonly nodeName: string }
  | { readonly verb: 'put'; readonly value: InternalValue }
  | { readonly verb: 'drop'; readonly value: InternalValue }
);

/** What became of a write: the object as stored (as it was, after a delete), or the refusal.
 * Writes of a slow start that were never tried have neither. */
export interface WriteResult {
  readonly write: Write;
  readonly object?: KubeObject;
  readonly error?: StatusError;
}

/** An event to record. Repeats of the same event raise its count (client-go, tools/record). */
export interface EventRecord {
  readonly about: KubeObject;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `default-scheduler`, `kubelet`; default: the loop's actor name. */
  readonly component?: string;
  /** Node name, for events of a kubelet. */
  readonly host?: string;
  /** `spec.containers{web}`, for events about one container. */
  readonly fieldPath?: string;
}

/** The answer of one reconciliation. */
export interface Outcome {
  readonly writes?: readonly Write[];
  /** Try the writes in batches of 1, 2, 4, ... and stop after the first batch with a refusal (slowStartBatch). */
  readonly slowStart?: boolean;
  readonly events?: readonly EventRecord[];
  /** A second look, once the writes were tried: what to write and tell about their results. It may read the
   * state after the first writes through the context it was given before. */
  readonly settle?: (results: readonly WriteResult[]) => Omit<Outcome, 'settle' | 'slowStart'>;
  /** Reconcile this key again at that virtual time even if nothing changes; replaces an earlier wish.
   * Where both the outcome and what it settles to name one, the earlier counts. */
  readonly wakeAt?: number;
  /** Something failed that is worth another try: put the key back with back-off. Refused writes do so by themselves. */
  readonly retry?: boolean;
}

/** What a reconciliation may know. */
export interface ReconcileContext {
  readonly read: Reader;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  /** Next number in [0, 1) of the named random stream. */
  random(stream: string): number;
  /** A latency in milliseconds, drawn between low and high from the named stream; 0 in the instant profile. */
  latency(stream: string, low: number, high: number): number;
}

/** A control loop: which keys a change concerns, and what to do about a key. */
export interface Reconciler {
  /** Actor name on its writes and component of its events, `replicaset-controller`. */
  readonly name: string;
  /** Virtual milliseconds between a key becoming dirty and its reconciliation, in the realistic profile.
   * Changes that arrive in between are handled by the same reconciliation. Default 5. */
  readonly delay?: number;
  /** The tables whose changes concern it; absent: all of them. */
  readonly tables?: readonly TableName[];
  /** Keys to look at because of this change. */
  watch(change: Change, read: Reader): Iterable<string>;
  reconcile(context: ReconcileContext, key: string): Outcome;
  /** Actor of the writes made for this key, where it is not the name: `kubelet/node-2`. */
  actor?(read: Reader, key: string): string;
}
