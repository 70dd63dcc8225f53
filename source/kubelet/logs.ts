/** What a container has written: no stored text, but a function of how its process behaves and when it ran. */
import type { Pod } from '../kubernetes/objects.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { timestamp } from '../kubernetes/time.ts';
import type { Reader } from '../store/reading.ts';
import { containersOf, processIn } from './life.ts';
import type { Process } from './process.ts';
import type { Ended, PodRuntime, Run } from './runtime.ts';
import type { TimedLine } from './shell/timeline.ts';

export interface ContainerLogLine {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

/** The node keeps so many lines of a container; older ones are rotated away. */
const keptLines = 10_000;

/** Throws BadRequest, as the kubelet words it, where there is no such run. `now` in milliseconds. */
export function containerLogs(
  read: Reader,
  pod: Pod,
  containerName: string,
  now: number,
  options: { readonly previous?: boolean } = {},
): readonly ContainerLogLine[] {
  const { run, ended } = chosenRun(read, pod, containerName, options.previous === true);
  const container = containersOf(pod).find(({ name }) => name === containerName)!;
  const process = processIn({ read }, pod, container, run.image, run.resolved);
  const until = ended?.finishedAt ?? now;
  return written(process, run, until, ended !== undefined).map(({ time, text }) => ({
    time,
    text: filledIn(text, time, pod),
  }));
}

function chosenRun(
  read: Reader,
  pod: Pod,
  name: string,
  previous: boolean,
): { run: Run; ended?: Ended | undefined } {
  const runtime = read.internal<PodRuntime>('PodRuntime', pod.metadata.uid)?.containers[name];
  const { stage, ended, endedBefore } = runtime ?? {};
  const current = stage?.name === 'running' ? stage.run : undefined;
  const earlier = current === undefined ? endedBefore : ended;
  if (previous) {
    if (earlier === undefined)
      throw badRequest(`previous terminated container "${name}" in pod "${pod.metadata.name}" not found`);
    return { run: earlier.run, ended: earlier };
  }
  if (current !== undefined) return { run: current };
  if (ended !== undefined) return { run: ended.run, ended };
  throw badRequest(
    `container "${name}" in pod "${pod.metadata.name}" is waiting to start: ${waitingWords(pod, name)}`,
  );
}

/** ContainerCreating stays as it is; a failed pull is told in other words (pkg/kubelet, validateContainerLogStatus). */
function waitingWords(pod: Pod, name: string): string {
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = pod.status;
  const statuses = [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses];
  const reason = statuses.find((status) => status.name === name)?.state?.waiting?.reason;
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image';
  if (reason === 'ErrImagePull') return "image can't be pulled";
  return reason ?? 'ContainerCreating';
}

function written(process: Process, run: Run, until: number, hasEnded: boolean): readonly ContainerLogLine[] {
  if (run.portInUse !== undefined)
    return bindFailures(run, run.portInUse).filter(({ time }) => time <= until);
  const lines = process.lines.flatMap((line) => occurrences(line, run.startedAt, until));
  lines.sort((a, b) => a.time - b.time);
  if (hasEnded) lines.push(...process.lastWords.map((text) => ({ time: until, text })));
  return lines.slice(-keptLines);
}

function occurrences(
  { at, text, every, until: last }: TimedLine,
  startedAt: number,
  until: number,
): ContainerLogLine[] {
  const first = startedAt + at;
  if (first > until) return [];
  if (every === undefined || every <= 0) return [{ time: first, text }];
  // A repetition stops before the moment at which its loop is left.
  const end = last === undefined ? until : Math.min(until, startedAt + last - 1);
  const count = Math.floor((end - first) / every) + 1;
  const skipped = Math.max(0, count - keptLines);
  return Array.from({ length: count - skipped }, (_, index) => ({
    time: first + (skipped + index) * every,
    text,
  }));
}

/** The words of nginx, which tries five times. */
function bindFailures({ startedAt }: Run, port: number): readonly ContainerLogLine[] {
  const text = `<time> [emerg] 1#1: bind() to 0.0.0.0:${port} failed (98: Address already in use)`;
  const attempts = Array.from({ length: 5 }, (_, index) => ({ time: startedAt + index * 500, text }));
  return [...attempts, { time: startedAt + 2500, text: '<time> [emerg] 1#1: still could not bind()' }];
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function filledIn(text: string, time: number, pod: Pod): string {
  if (!text.includes('<')) return text;
  return text
    .replaceAll('<date>', () => dateText(time))
    .replaceAll('<time>', () => timestamp(time).slice(0, 19).replaceAll('-', '/').replace('T', ' '))
    .replaceAll('<iso>', () => timestamp(time))
    .replaceAll('<hostname>', () => pod.metadata.name);
}

/** As date(1) prints it: `Thu Jan  1 00:00:00 UTC 2026`. */
export function dateText(time: number): string {
  const date = new Date(time);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const clock = date.toISOString().slice(11, 19);
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${clock} UTC ${date.getUTCFullYear()}`;
}
