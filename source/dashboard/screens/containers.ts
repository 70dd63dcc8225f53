/** The containers of one pod: init containers first, as they run. */
import type { Container, ContainerStatus, Pod } from '../../kubernetes/objects.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { displayWidth } from '../../lib/display-width.ts';
import type { ContainersScreen, Ref } from '../model.ts';
import type { TableBody, TableCell, TableRow, Tone } from '../view.ts';
import { objectOf, type World } from '../world.ts';

export interface PodContainer {
  readonly name: string;
  readonly init: boolean;
  readonly image: string;
  readonly status: ContainerStatus | undefined;
}

const titles = ['NAME', 'READY', 'STATE', 'RESTARTS', 'IMAGE', 'INIT'] as const;

/** None where the pod is gone. */
export function containersOfPod(ref: Ref, world: World): readonly PodContainer[] {
  const pod = objectOf(world, ref);
  if (pod?.kind !== 'Pod') return [];
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  return [
    ...(pod.spec.initContainers ?? []).map((each) => described(each, initContainerStatuses, true)),
    ...pod.spec.containers.map((each) => described(each, containerStatuses, false)),
  ];
}

export function containersBody(screen: ContainersScreen, world: World): TableBody {
  const containers = containersOfPod(screen.pod, world);
  const hasInit = containers.some(({ init }) => init);
  const shown = titles.filter((title) => title !== 'INIT' || hasInit);
  const rows = containers.map((each, index) => rowOf(each, shown.length, index === screen.index));
  const columns = shown.map((title, index) => ({
    title,
    align: title === 'RESTARTS' || title === 'READY' ? ('right' as const) : ('left' as const),
    priority: title === 'NAME' || title === 'STATE' ? 0 : index,
    maxWidth: 0,
    width: Math.max(0, ...rows.map(({ cells }) => displayWidth(cells[index]!.text))),
  }));
  const empty = `pod ${screen.pod.name} is gone; esc goes back`;
  return { type: 'table', columns, rows, first: 0, total: rows.length, ...(rows.length === 0 && { empty }) };
}

/** `Running`, `CrashLoopBackOff`, `Completed`: what the container does now. */
export function stateOf({ status }: PodContainer): { readonly text: string; readonly tone: Tone } {
  const { running, terminated, waiting } = status?.state ?? {};
  if (running) return { text: 'Running', tone: status?.ready ? 'good' : 'busy' };
  if (terminated) {
    const text = terminated.reason ?? `ExitCode:${terminated.exitCode}`;
    return { text, tone: terminated.exitCode === 0 ? 'dim' : 'bad' };
  }
  const reason = waiting?.reason ?? 'Waiting';
  const harmless = ['Waiting', 'ContainerCreating', 'PodInitializing'].includes(reason);
  return { text: reason, tone: harmless ? 'busy' : 'bad' };
}

const symbols: { readonly [T in Tone]?: string } = { busy: '◌', bad: '✖', dim: '✔' };

function described(
  { name, image = '' }: Container,
  statuses: Pod['status']['containerStatuses'],
  init: boolean,
): PodContainer {
  return { name, init, image, status: statuses?.find((status) => status.name === name) };
}

function rowOf(container: PodContainer, columns: number, selected: boolean): TableRow {
  const { name, image, status, init } = container;
  const state = stateOf(container);
  const cells: readonly TableCell[] = [
    { text: cleanText(name) },
    { text: status?.ready ? 'true' : 'false' },
    { text: cleanText(state.text), tone: state.tone },
    { text: `${status?.restartCount ?? 0}` },
    { text: cleanText(image) },
    { text: init ? 'init' : '' },
  ];
  const symbol = symbols[state.tone] ?? ' ';
  return { key: name, symbol, tone: state.tone, cells: cells.slice(0, columns), selected, marked: false };
}
