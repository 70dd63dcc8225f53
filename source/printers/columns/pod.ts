import { holds } from '../../kubernetes/conditions.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { humanDuration } from '../../lib/human-duration.ts';
import {
  ageColumn,
  type Cell,
  type CellContext,
  type Column,
  column,
  fraction,
  nameColumn,
  orNone,
  text,
  wideTextColumn,
} from '../cell.ts';
import { toneOfHealth } from '../health.ts';
import { podSummary } from '../pod-status.ts';

export const podColumns: readonly Column<Pod>[] = [
  nameColumn,
  column('Ready', readyCell, 'right'),
  column('Status', (pod) => text(podSummary(pod).status, toneOfHealth[podSummary(pod).health])),
  column('Restarts', restartsCell, 'right'),
  ageColumn,
  wideTextColumn('IP', ({ status }) => orNone(status.podIPs?.[0]?.ip ?? status.podIP)),
  wideTextColumn('Node', ({ spec }) => orNone(spec.nodeName)),
  wideTextColumn('Nominated Node', ({ status }) => orNone(status.nominatedNodeName)),
  wideTextColumn('Readiness Gates', readinessGates),
];

function readyCell(pod: Pod): Cell {
  const { ready, containers, health } = podSummary(pod);
  const lacking = ready < containers && (health === 'busy' || health === 'bad');
  return fraction(ready, containers, lacking ? toneOfHealth[health] : undefined);
}

function restartsCell(pod: Pod, { now }: CellContext): Cell {
  const { restarts, lastRestart } = podSummary(pod);
  if (restarts === 0 || lastRestart === undefined) return { text: `${restarts}`, sort: restarts };
  const ago = humanDuration(now - lastRestart);
  return { text: `${restarts} (${ago} ago)`, short: `${restarts}`, sort: restarts };
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  const open = gates.filter(({ conditionType }) => holds(pod.status.conditions, conditionType));
  return gates.length === 0 ? '<none>' : `${open.length}/${gates.length}`;
}
