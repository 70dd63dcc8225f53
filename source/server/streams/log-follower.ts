/**
 * Follows what a run of a container writes. It holds a position and no text: a slow reader costs no memory. Lines are
 * a function of time, so a position is a moment, and how many of its lines were taken.
 */
import type { Cluster, LogLine, LogOptions } from '../../cluster/cluster.ts';
import type { ContainerStatus, Pod } from '../../kubernetes/objects.ts';
import type { Change } from '../../store/reading.ts';
import type { ServerContext } from '../server.ts';

export interface LogSource {
  readonly namespace: string;
  readonly name: string;
  /** Default: the only container. */
  readonly container?: string;
}

export class LogFollower {
  readonly #cluster: Cluster;
  readonly #source: LogSource;
  readonly #isPrevious: boolean;
  /** Of the pod: one of the same name that comes after it is another. */
  readonly uid: string;
  /** The run that is followed; undefined where it can not be told, and then nothing follows. */
  readonly #run: string | undefined;
  #time: number;
  #taken: number;
  #hasEnded = false;

  /** Starts where the options say. Throws NotFound, BadRequest. */
  constructor(cluster: Cluster, source: LogSource, options: LogOptions) {
    const { namespace, name } = source;
    const pod = cluster.get('Pod', namespace, name);
    this.#cluster = cluster;
    this.#source = source;
    this.#isPrevious = options.previous === true;
    this.uid = pod.metadata.uid;
    const asked = cluster.logs(namespace, name, { ...options, ...this.#container });
    this.#run = runningId(statusIn(pod, source.container));
    this.#time = asked[0]?.time ?? cluster.now;
    const skipped = asked.filter(({ time }) => time === this.#time).length;
    this.#taken = this.#linesAt(this.#time) - skipped;
  }

  /** The run is over, and everything that it wrote was taken. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What was written since the last call, oldest first, at most `limit` lines. */
  take(limit: number): readonly LogLine[] {
    const place = this.#place();
    if (place === undefined) {
      this.#hasEnded = true;
      return [];
    }
    const lines = this.#linesFrom(this.#time, place.isPrevious);
    const fresh = lines.slice(Math.min(this.#taken, countAt(lines, this.#time)));
    const taken = fresh.slice(0, limit);
    this.#advance(taken);
    this.#hasEnded = !place.isRunning && taken.length === fresh.length;
    return taken;
  }

  #advance(lines: readonly LogLine[]): void {
    const last = lines.at(-1);
    if (last === undefined) return;
    const count = countAt(lines, last.time);
    this.#taken = last.time === this.#time ? this.#taken + count : count;
    this.#time = last.time;
  }

  /** Where the run's lines are to be found by now; undefined once they are nowhere. */
  #place(): { isPrevious: boolean; isRunning: boolean } | undefined {
    const { namespace, name, container } = this.#source;
    const pod = this.#cluster.read.get('Pod', namespace, name);
    if (pod === undefined || pod.metadata.uid !== this.uid) return undefined;
    if (this.#run === undefined) return { isPrevious: this.#isPrevious, isRunning: false };
    const status = statusIn(pod, container);
    const current = runningId(status);
    if (current === this.#run) return { isPrevious: this.#isPrevious, isRunning: !this.#isPrevious };
    if (endedId(status) !== this.#run) return undefined;
    // While nothing else runs yet, the last run is still the current one.
    return { isPrevious: current !== undefined, isRunning: false };
  }

  #linesAt(time: number): number {
    return countAt(this.#linesFrom(time, this.#isPrevious), time);
  }

  #linesFrom(time: number, previous: boolean): readonly LogLine[] {
    const { namespace, name } = this.#source;
    const options = { ...this.#container, previous, since: time - 1 };
    return this.#cluster.logs(namespace, name, options).filter((line) => line.time >= time);
  }

  get #container(): { container?: string } {
    const { container } = this.#source;
    return container === undefined ? {} : { container };
  }
}

/** How often the clock is looked at for lines that came with nothing but time (wall-clock milliseconds). */
const glance = 200;

/** Calls whenever a pod may have written more: after its changes, and as time passes. Returns the way to stop. */
export function whenMoreIsWritten(
  { cluster, timers }: Pick<ServerContext, 'cluster' | 'timers'>,
  uid: string,
  look: () => void,
): () => void {
  let seen = cluster.now;
  const again = () => {
    stopTimer = timers.after(glance, again);
    if (cluster.now === seen) return;
    seen = cluster.now;
    look();
  };
  let stopTimer = timers.after(glance, again);
  const stopWatch = cluster.watch((changes) => {
    if (changes.some((change) => isAbout(change, uid))) look();
  });
  return () => {
    stopTimer();
    stopWatch();
  };
}

function isAbout({ table, before, after }: Change, uid: string): boolean {
  const object = table === 'Pod' ? (after ?? before) : undefined;
  return object !== undefined && 'metadata' in object && object.metadata.uid === uid;
}

function countAt(lines: readonly LogLine[], time: number): number {
  return lines.filter((line) => line.time === time).length;
}

function statusIn({ spec, status }: Pod, container = spec.containers[0]?.name): ContainerStatus | undefined {
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = status;
  const all = [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses];
  return all.find(({ name }) => name === container);
}

function runningId(status: ContainerStatus | undefined): string | undefined {
  return status?.state?.running === undefined ? undefined : status.containerID;
}

function endedId(status: ContainerStatus | undefined): string | undefined {
  return (status?.state?.terminated ?? status?.lastState?.terminated)?.containerID;
}
