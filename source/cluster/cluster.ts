/**
 * The one door. Whatever changes the cluster (a key, a kubectl line, an HTTP request, a flow step, a fault, a
 * controller) is a request through this facade: defaulted, validated and admitted as the API server would, and
 * answered with the stored object or a `StatusError` in Kubernetes' words. A refused request changes nothing.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest, ObjectOfKind } from '../kubernetes/objects.ts';
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
  /** Unknown fields: refuse (default), or drop them silently. */
  readonly fieldValidation?: 'Strict' | 'Ignore';
}

export interface DeleteOptions extends WriteOptions {
  /** Default: the kind's own, 30 for pods or what their spec says. 0 removes at once. */
  readonly gracePeriodSeconds?: number;
  /** Default Background. */
  readonly propagationPolicy?: PropagationPolicy;
}

export interface ListOptions {
  /** Absent: all namespaces. */
  readonly namespace?: string;
  /** `app=web,tier in (a,b),!canary`. */
  readonly labelSelector?: string;
  /** `status.phase=Running,metadata.name!=x`; the paths that the API server knows per kind. */
  readonly fieldSelector?: string;
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
  /** The manifest's namespace, else `namespace`, else `default`. */
  create(manifest: Manifest, options?: WriteOptions & { namespace?: string }): AnyObject;
  /** Replaces the object; with metadata.resourceVersion set, only if that is still current (else Conflict). */
  update(object: Manifest | KubeObject, options?: WriteOptions & { subresource?: 'status' }): AnyObject;
  /** JSON merge patch (RFC 7386). */
  patch(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
    options?: WriteOptions & { subresource?: 'status' },
  ): AnyObject;
  /** The object as it stands afterwards: with its deletionTimestamp while it terminates, else as it last was. */
  delete(kind: Kind, namespace: string | undefined, name: string, options?: DeleteOptions): AnyObject;
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
