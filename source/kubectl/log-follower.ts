/**
 * Follows what one run of a container writes. Lines are a function of time, so the position is a moment, and how many
 * of its lines were taken.
 */
import type { Cluster, LogLine, LogOptions } from '../cluster/cluster.ts';
import type { ContainerStatus, Pod } from '../kubernetes/objects.ts';
import type { Ongoing } from './command.ts';

export class LogFollower {
  readonly #cluster: Cluster;
  readonly #pod: Pod;
  readonly #container: string;
  /** The run that is followed; undefined: it is over already. */
  readonly #run: string | undefined;
  #time: number;
  #taken: number;
  #hasEnded = false;
  #first: readonly LogLine[];

  /** Starts where the options say. Throws what the API server says to them. */
  constructor(cluster: Cluster, pod: Pod, container: string, options: LogOptions) {
    this.#cluster = cluster;
    this.#pod = pod;
    this.#container = container;
    const { namespace = '', name } = pod.metadata;
    this.#first = cluster.logs(namespace, name, { ...options, container });
    const status = statusOf(pod, container);
    const isRunning = status?.state?.running !== undefined && options.previous !== true;
    this.#run = isRunning ? status?.containerID : undefined;
    this.#time = cluster.now;
    this.#taken = this.#run === undefined ? 0 : this.#linesFrom(false).length;
  }

  /** The run is over, and everything that it wrote was taken. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What was written since the last call, oldest first. */
  take(): readonly LogLine[] {
    const first = this.#first;
    this.#first = [];
    const rest = this.#hasEnded ? [] : this.#more();
    return [...first, ...rest];
  }

  #more(): readonly LogLine[] {
    const place = this.#place();
    if (place === undefined) {
      this.#hasEnded = true;
      return [];
    }
    const lines = this.#linesFrom(place.isPrevious);
    const fresh = lines.slice(this.#taken);
    const last = fresh.at(-1);
    if (last !== undefined) {
      this.#time = last.time;
      this.#taken = lines.filter(({ time }) => time === last.time).length;
    }
    this.#hasEnded = !place.isRunning;
    return fresh;
  }

  /** Where the run's lines are to be found by now; undefined once they are nowhere. */
  #place(): { readonly isPrevious: boolean; readonly isRunning: boolean } | undefined {
    const { namespace, name, uid } = this.#pod.metadata;
    const pod = this.#cluster.read.get('Pod', namespace, name);
    if (this.#run === undefined || pod?.metadata.uid !== uid) return undefined;
    const status = statusOf(pod, this.#container);
    const isRunning = status?.state?.running !== undefined;
    if (isRunning && status?.containerID === this.#run) return { isPrevious: false, isRunning: true };
    const ended = status?.state?.terminated ?? status?.lastState?.terminated;
    // While nothing else runs yet, the last run is still the current one.
    return ended?.containerID === this.#run ? { isPrevious: isRunning, isRunning: false } : undefined;
  }

  #linesFrom(previous: boolean): readonly LogLine[] {
    const { namespace = '', name } = this.#pod.metadata;
    const options = { container: this.#container, previous, since: this.#time - 1 };
    return this.#cluster.logs(namespace, name, options);
  }
}

/** All lines in the order in which they were written, until every run is over. */
export function* followLogs<T>(
  followed: readonly { readonly source: T; readonly follower: LogFollower }[],
  print: (source: T, line: LogLine) => void,
): Ongoing {
  for (;;) {
    const news = followed.flatMap(({ source, follower }) =>
      follower.take().map((line) => ({ source, line })),
    );
    news.sort((one, other) => one.line.time - other.line.time);
    for (const { source, line } of news) print(source, line);
    if (followed.every(({ follower }) => follower.hasEnded)) return;
    yield {};
  }
}

function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = status;
  const all = [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses];
  return all.find(({ name }) => name === container);
}
