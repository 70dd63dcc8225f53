/**
 * The one door. Whatever changes the cluster (a key, a kubectl line, an HTTP request, a flow step, a fault, a
 * controller) is a request through this facade: defaulted, validated and admitted as the API server would, and
 * answered with the stored object or a `StatusError` in Kubernetes' words. A refused request changes nothing.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest, Metadata, ObjectOfKind } from '../kubernetes/objects.ts';
import type { Patch } from '../kubernetes/patches/patch.ts';
import type { ScalableKind, Scale } from '../kubernetes/scale.ts';
import type { Change, PropagationPolicy, Reader } from '../store/reading.ts';

/** Who asks, and why; every write carries it into the change feed. */
export interface Cause {
  /** `you` for the person at the keyboard. */
  readonly actor: string;
  /** A sentence, `kubectl delete pod web-1` or `ReplicaSet web wants 3 pods and has 2`. */
  readonly reason: string;
  /** Revision of the change that led to this request. */
  readonly trigger?: number | undefined;
}

export interface WriteOptions {
  /** Default: actor `you`, reason the verb and the object's name. */
  readonly cause?: Cause;
  /** Do everything but store the result. */
  readonly dryRun?: boolean;
  /** Unknown fields: refuse (default), drop them with a warning, or drop them silently. */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  /** Owner of the fields in metadata.managedFields; default `kubarium`. */
  readonly fieldManager?: string;
  /** Hears what the API server would say in a Warning header, `unknown field "spec.replicase"`. */
  readonly warn?: (warning: string) => void;
}

/** Parts of an object that are written by themselves. */
export type Subresource<K extends Kind = Kind> = K extends Kind
  ?
      | ('status' extends keyof ObjectOfKind[K] ? 'status' : never)
      | (K extends 'Pod' ? 'ephemeralcontainers' : never)
      | (K extends 'Namespace' ? 'finalize' : never)
  : never;

export interface PatchOptions<K extends Kind = Kind> extends WriteOptions {
  readonly subresource?: Subresource<K>;
  /** The version in whose names the patch speaks; default that in which the kind is stored. */
  readonly apiVersion?: string;
}

export interface DeleteOptions extends WriteOptions {
  /** Default: the kind's own, 30 for pods or what their spec says. 0 removes at once, less means 1. */
  readonly gracePeriodSeconds?: number;
  /** Default: the kind's own, Orphan for Jobs and ReplicationControllers, Background for all else. */
  readonly propagationPolicy?: PropagationPolicy;
  /** Preconditions: only the object with this uid, at this resourceVersion; else Conflict. */
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export interface ListOptions {
  /** Absent: all namespaces. */
  readonly namespace?: string;
  /** `app=web,tier in (a,b),!canary`. */
  readonly labelSelector?: string;
  /** `status.phase=Running,metadata.name!=x`; the paths that the API server knows per kind. */
  readonly fieldSelector?: string;
  /** The version in whose names the field selector speaks; default that in which the kind is stored. */
  readonly apiVersion?: string;
}

export interface PageOptions extends ListOptions {
  /** At most so many objects; 0 or absent: all. */
  readonly limit?: number;
  /** The mark at which the page before ended. Throws Expired (410) once its moment is no longer kept. */
  readonly continue?: string;
  /** The state at (`Exact`) or not before (`NotOlderThan`, default) this resourceVersion. */
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan';
}

/** A part of a list; all pages of a list show the same moment. */
export interface Page<T = AnyObject> {
  readonly items: readonly T[];
  /** The moment that the list shows; a watch can start from it. */
  readonly resourceVersion: string;
  /** Absent on the last page. */
  readonly continue?: string;
  /** How many objects are still to come; absent with selectors, as the API server has it. */
  readonly remainingItemCount?: number;
}

export interface WatchOptions extends ListOptions {
  /** Only what comes after it; absent or `0`: from now on, after an ADDED for each object there is. Not a number: BadRequest. */
  readonly resourceVersion?: string;
  /** ADDED for each object there is, then a bookmark that says so (`k8s.io/initial-events-end`); false: no ADDED where
   * there would be. Needs resourceVersionMatch. */
  readonly sendInitialEvents?: boolean;
  readonly resourceVersionMatch?: 'NotOlderThan';
  /** False: no bookmark after the initial events either. */
  readonly allowWatchBookmarks?: boolean;
}

export type WatchEvent<T = AnyObject> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T }
  /** How far the watch has come, while nothing that it is about happens. */
  | { readonly type: 'BOOKMARK'; readonly object: Bookmark };

/** Says how far a watch has come, and nothing else. */
export interface Bookmark {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: Pick<Metadata, 'resourceVersion' | 'annotations'>;
}

/** A position in the change feed. It holds nothing but that, so that a slow reader costs no memory. */
export interface ObjectWatch<T = AnyObject> {
  /** resourceVersion up to which everything was taken. */
  readonly resourceVersion: string;
  /** What happened since the last call, oldest first, at most `limit` events. Throws Expired (410) once the feed is compacted
   * past its position, or the cluster went back in time behind it. */
  take(limit?: number): readonly WatchEvent<T>[];
  /** A bookmark at the revision up to which everything was taken. */
  bookmark(): WatchEvent<T>;
}

export interface ExecOptions {
  /** Default: the first container. */
  readonly container?: string;
  readonly command: readonly string[];
  readonly stdin?: string;
}

export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Things that happen to a cluster from outside its API. */
export type Fault =
  | { readonly type: 'node-down'; readonly node: string }
  | { readonly type: 'node-up'; readonly node: string };

export interface LogLine {
  /** Virtual time, milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

export interface LogOptions {
  /** Default: the only container; with several, BadRequest names them. */
  readonly container?: string;
  /** The log of the container's previous run. */
  readonly previous?: boolean;
  readonly tail?: number;
  /** Only lines after this moment, milliseconds since the epoch. */
  readonly since?: number;
}

/** All of the cluster at one moment, the machinery included; frozen, made in no time. Opaque to its holder. */
export interface Checkpoint {
  readonly time: number;
  readonly revision: number;
}

export interface Cluster {
  /** The consistent view of this moment; the same object stays current as the cluster moves. */
  readonly read: Reader;
  /** Name from the fixture's Cluster document, `workshop`. */
  readonly name: string;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  readonly startTime: number;
  /** Revision of the newest change. */
  readonly revision: number;

  /** Throws NotFound. */
  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K];
  list<K extends Kind>(kind: K, options?: ListOptions): readonly ObjectOfKind[K][];
  /** A part of a list, for those who can not take it all at once. Throws Expired (410). */
  page<K extends Kind>(kind: K, options?: PageOptions): Page<ObjectOfKind[K]>;
  /** Follows the objects of a kind. Throws Expired (410) where it would have to start before what is kept. */
  follow<K extends Kind>(kind: K, options?: WatchOptions): ObjectWatch<ObjectOfKind[K]>;

  /** The manifest's namespace, else `namespace`, else `default`. */
  create(manifest: Manifest, options?: WriteOptions & { namespace?: string }): AnyObject;
  /** Replaces the object; with metadata.resourceVersion set, only if that is still current (else Conflict). */
  update(object: Manifest | KubeObject, options?: WriteOptions & { subresource?: Subresource }): AnyObject;
  /** With `apply`, the object is created where there is none. */
  patch<K extends Kind>(
    kind: K,
    namespace: string | undefined,
    name: string,
    patch: Patch,
    options?: PatchOptions<K>,
  ): ObjectOfKind[K];
  /** The object as it stands afterwards: with its deletionTimestamp while it terminates, else as it last was. */
  delete(kind: Kind, namespace: string | undefined, name: string, options?: DeleteOptions): AnyObject;
  /** Deletes all that a list with these options would show; answers them as they stand afterwards. */
  deleteCollection(kind: Kind, selection: ListOptions, options?: DeleteOptions): readonly AnyObject[];

  /** The scale subresource. */
  scale(kind: ScalableKind, namespace: string, name: string): Scale;
  patchScale(
    kind: ScalableKind,
    namespace: string,
    name: string,
    patch: Patch,
    options?: WriteOptions,
  ): Scale;
  /** With metadata.resourceVersion set, only if that is still current (else Conflict). */
  updateScale(kind: ScalableKind, namespace: string, scale: Scale, options?: WriteOptions): Scale;
  /** The eviction subresource of a pod. Throws TooManyRequests (429) where a PodDisruptionBudget forbids it. */
  evict(namespace: string, pod: string, options?: DeleteOptions): void;
  /** The binding subresource of a pod: what a scheduler does. */
  bind(namespace: string, pod: string, nodeName: string, options?: WriteOptions): void;
  /** Runs a command in a container of a pod, to its end. Throws NotFound, BadRequest. */
  exec(namespace: string, pod: string, options: ExecOptions): ExecResult;
  fault(fault: Fault, options?: WriteOptions): void;
  /** Whether the machine is without network or power; no API object says so. */
  isUnplugged(node: string): boolean;
  /** Throws NotFound or BadRequest as the API server words them. */
  logs(namespace: string, pod: string, options?: LogOptions): readonly LogLine[];

  /** Lets virtual time pass, and all that happens in it happen. Negative or zero: nothing. */
  advance(milliseconds: number): void;
  /** Virtual time of the next thing that is due, undefined while nothing is pending. */
  readonly nextEventTime: number | undefined;
  /** Moves to the next thing that is due and lets it happen. False where nothing is pending. */
  step(): boolean;

  /** Hears of every batch of changes once they are in the state. Returns the way to stop. */
  watch(listener: (changes: readonly Change[]) => void): () => void;
  /** Changes after a revision, oldest first; throws Expired (410) where they are no longer kept. */
  changesSince(revision: number): readonly Change[];
  /** One change of the feed, for following causes; undefined where it is no longer kept. */
  change(revision: number): Change | undefined;

  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}
