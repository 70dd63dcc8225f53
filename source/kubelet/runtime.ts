/**
 * What the kubelets know beyond the API: the state of every container on their machines, and of the machines
 * themselves. All moments are virtual milliseconds since the epoch. Plain frozen data in two internal tables.
 */
import type { InternalValue } from '../store/reading.ts';
import type { BackOff } from './back-off.ts';

/** One pod on its node; the key is the pod's uid. */
export interface PodRuntime extends InternalValue {
  readonly kind: 'PodRuntime';
  readonly node: string;
  /** When the kubelet took the pod in. */
  readonly admittedAt: number;
  /** Why the kubelet refused it or gave it up; the pod has failed then. */
  readonly failure?: PodFailure;
  readonly sandbox: Sandbox;
  /** Init and main containers by name. */
  readonly containers: Readonly<Record<string, ContainerRuntime>>;
  /** Present once the whole pod is being taken down. */
  readonly stopping?: PodStop;
}

export interface PodFailure {
  readonly reason: string;
  readonly message: string;
}

/** Network and cgroup of the pod. */
export interface Sandbox {
  readonly readyAt: number;
  /** Absent until it is ready. */
  readonly ip?: string;
}

export interface PodStop {
  readonly since: number;
  /** Seconds that a container has from SIGTERM to SIGKILL. */
  readonly grace: number;
  /** When nothing of the pod is left on the node; known once the last container has ended. */
  readonly removedAt?: number;
}

export interface ContainerRuntime {
  /** As written in the spec when the container was last begun; another text there means a changed definition. */
  readonly image: string;
  readonly restarts: number;
  readonly stage: Stage;
  /** What keeps it from running, once that has been found out: the waiting state, until the container starts. */
  readonly waiting?: Waiting;
  /** How the newest finished run ended, and the one before it. */
  readonly ended?: Ended;
  readonly endedBefore?: Ended;
  readonly restartBackOff?: BackOff;
  readonly pullBackOff?: BackOff;
}

/** Where a container stands. The moments say when the stage ends by itself. */
export type Stage =
  | { readonly name: 'waiting' }
  | {
      readonly name: 'pulling';
      readonly since: number;
      /** When its turn in the queue of downloads comes. */
      readonly beginsAt: number;
      readonly until: number;
      readonly failure?: Waiting;
    }
  | {
      readonly name: 'not-pulled';
      /** When the waiting reason turns from the failure to ImagePullBackOff. */
      readonly backOffShownAt?: number;
      readonly retryAt: number;
    }
  | { readonly name: 'starting'; readonly until: number }
  | { readonly name: 'running'; readonly run: Run }
  | {
      readonly name: 'exited';
      /** Absent: for good. */
      readonly restartAt?: number;
      /** When the state turns from terminated to waiting, CrashLoopBackOff. */
      readonly backOffShownAt?: number;
    };

export interface Waiting {
  /** ErrImagePull, ImagePullBackOff, InvalidImageName, ErrImageNeverPull, CrashLoopBackOff. */
  readonly reason: string;
  readonly message: string;
}

/** A process from its start on. */
export interface Run {
  readonly id: string;
  /** The reference it was started from. */
  readonly image: string;
  readonly startedAt: number;
  /** When it answers on its ports. */
  readonly listensAt: number;
  /** When it ends by itself. */
  readonly exitAt?: number;
  readonly exitCode: number;
  /** The port that another container of the pod had taken, why this one fails. */
  readonly portInUse?: number;
  /** The host name that its script waits for. */
  readonly waitsFor?: string;
  /** Names that a script waited for, and how long after the start they came to be. */
  readonly resolved?: Readonly<Record<string, number>>;
  readonly stopping?: RunStop;
  readonly probes: Readonly<Partial<Record<ProbeType, ProbeRuntime>>>;
}

export interface RunStop {
  readonly since: number;
  readonly endsAt: number;
  readonly exitCode: number;
  /** Started again whatever the restart policy says, because the definition changed. */
  readonly isRedefined: boolean;
}

export type ProbeType = 'startup' | 'liveness' | 'readiness';

export interface ProbeRuntime {
  /** The first time it runs; absent while it waits for the startup probe. */
  readonly firstAt?: number;
  readonly lastAt?: number;
  readonly verdict: 'success' | 'failure' | 'unknown';
  readonly lastOutcome?: 'success' | 'failure';
  /** How many times in a row the outcome was the same. */
  readonly streak: number;
}

export interface Ended {
  readonly run: Run;
  readonly finishedAt: number;
  readonly exitCode: number;
  /** Completed, Error, OOMKilled. */
  readonly reason: string;
}

/** One machine; the key is the node's name. */
export interface NodeRuntime extends InternalValue {
  readonly kind: 'NodeRuntime';
  /** Set while the machine is unplugged. */
  readonly silentSince?: number;
  /** Images by full reference, and from when on they are there. */
  readonly images: Readonly<Record<string, number>>;
  /** Downloads go one after another; the next can begin then. */
  readonly downloadsUntil: number;
  /** How many pod addresses have been given out. */
  readonly addresses: number;
}
