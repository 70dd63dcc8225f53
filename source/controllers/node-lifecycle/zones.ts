/**
 * How fast the pods of lost nodes may be evicted: where much of a zone is lost at once, rather the network is to blame
 * than the machines (ComputeZoneState, handleDisruption).
 */
import type { Node } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { readyStatus } from './silence.ts';
import { isEviction } from './taints.ts';

export type ZoneState = 'Normal' | 'PartialDisruption' | 'FullDisruption';

/** When the next node of a zone may be tainted, milliseconds since the epoch; `never` while the zone is too disturbed;
 * `suspended` while every zone is lost, and with them probably the control plane's own network. */
export type EvictionTime = number | 'never' | 'suspended';

const evictionRate = 0.1;
const secondaryEvictionRate = 0.01;
const largeZone = 50;
const unhealthyFraction = 0.55;
const fewestUnhealthy = 3;

export function zoneState(ready: number, notReady: number): ZoneState {
  if (ready === 0 && notReady > 0) return 'FullDisruption';
  const isDisrupted = notReady >= fewestUnhealthy && notReady / (ready + notReady) >= unhealthyFraction;
  return isDisrupted ? 'PartialDisruption' : 'Normal';
}

/** Nodes a second. */
export function zoneEvictionRate(state: ZoneState, size: number): number {
  if (state !== 'PartialDisruption') return evictionRate;
  return size > largeZone ? secondaryEvictionRate : 0;
}

/** One node at a time: the next may follow once the rate allows it after the last that was tainted. */
export function nextEviction(node: Node, nodes: readonly Node[]): EvictionTime {
  if (nodes.every((each) => readyStatus(each) !== 'True')) return 'suspended';
  const zone = zoneOf(node);
  const members = nodes.filter((each) => zoneOf(each) === zone);
  const ready = members.filter((each) => readyStatus(each) === 'True').length;
  const rate = zoneEvictionRate(zoneState(ready, members.length - ready), members.length);
  if (rate === 0) return 'never';
  return Math.max(0, ...members.flatMap(evictionTimes)) + 1000 / rate;
}

function zoneOf({ metadata: { labels } }: Node): string {
  const [region = '', zone = ''] = [
    labels?.['topology.kubernetes.io/region'],
    labels?.['topology.kubernetes.io/zone'],
  ];
  return `${region}/${zone}`;
}

function evictionTimes({ spec }: Node): number[] {
  return spec.taints?.filter(isEviction).map(({ timeAdded }) => parseTimestamp(timeAdded) ?? 0) ?? [];
}
