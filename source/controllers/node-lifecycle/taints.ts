/** Which taints a node should carry because of its conditions (doNoScheduleTaintingPass, doNoExecuteTaintingPass). */
import type { Node, Taint } from '../../kubernetes/objects.ts';
import {
  notReadyTaint,
  taintOfPressure,
  unreachableTaint,
  unschedulableTaint,
} from '../../kubernetes/taints.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { readyStatus } from './silence.ts';
import type { EvictionTime } from './zones.ts';

const ownNoSchedule = [
  notReadyTaint,
  unreachableTaint,
  unschedulableTaint,
  ...Object.values(taintOfPressure),
];
const ownNoExecute = [notReadyTaint, unreachableTaint];

/** All taints of the node as they should be at `now`; undefined where they are so. Others' taints stay. */
export function wantedTaints(node: Node, evictAt: EvictionTime, now: number): Taint[] | undefined {
  const current = node.spec.taints ?? [];
  const wanted = [
    ...noScheduleKeys(node).map((key) => ({ key, effect: 'NoSchedule' as const })),
    ...noExecuteKeys(node, evictAt, now).map((key) => ({ key, effect: 'NoExecute' as const })),
  ];
  const kept = current.filter((taint) => !isOwn(taint) || wanted.some((each) => isSame(each, taint)));
  const added = wanted.filter((each) => !current.some((taint) => isSame(each, taint)));
  if (added.length === 0 && kept.length === current.length) return undefined;
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded: timestamp(now) }))];
}

export function withTaints(node: Node, taints: Taint[]): Node {
  const { taints: _, ...spec } = node.spec;
  return { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } };
}

function taintOfReady(status: string | undefined): string | undefined {
  if (status === 'False') return notReadyTaint;
  return status === 'Unknown' ? unreachableTaint : undefined;
}

function noScheduleKeys(node: Node): string[] {
  const lost = taintOfReady(readyStatus(node));
  const pressures = (node.status.conditions ?? [])
    .filter(({ status }) => status === 'True')
    .flatMap(({ type }) => taintOfPressure[type] ?? []);
  return [
    ...(lost === undefined ? [] : [lost]),
    ...pressures,
    ...(node.spec.unschedulable ? [unschedulableTaint] : []),
  ];
}

/** Evicting is rate limited, but one reason for it may at once take the place of the other. */
function noExecuteKeys(node: Node, evictAt: EvictionTime, now: number): string[] {
  const key = taintOfReady(readyStatus(node));
  if (key === undefined || evictAt === 'suspended') return [];
  const isEvicting = node.spec.taints?.some(isEviction) === true;
  return isEvicting || (evictAt !== 'never' && evictAt <= now) ? [key] : [];
}

export function isEviction({ key, effect }: Taint): boolean {
  return effect === 'NoExecute' && ownNoExecute.includes(key);
}

function isOwn(taint: Taint): boolean {
  return isEviction(taint) || (taint.effect === 'NoSchedule' && ownNoSchedule.includes(taint.key));
}

function isSame(a: Taint, b: Taint): boolean {
  return a.key === b.key && a.effect === b.effect;
}
