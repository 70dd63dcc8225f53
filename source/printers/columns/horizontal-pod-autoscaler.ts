import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import {
  ageColumn,
  type Cell,
  type Column,
  column,
  nameColumn,
  number,
  numberColumn,
  textColumn,
} from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { type Measured, measured } from '../hpa-metrics.ts';
import { someOf } from '../some-of.ts';

type HorizontalPodAutoscaler = ObjectOfKind['HorizontalPodAutoscaler'];

const shownMetrics = 2;

export const horizontalPodAutoscalerColumns: readonly Column<HorizontalPodAutoscaler>[] = [
  nameColumn,
  textColumn('Reference', ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`),
  textColumn('Targets', targets),
  column('MinPods', minimum, 'right'),
  numberColumn('MaxPods', ({ spec }) => spec.maxReplicas, 'string'),
  column(
    'Replicas',
    (scaler) =>
      number(scaler.status.currentReplicas ?? 0, toneOfHealth[rowHealth('HorizontalPodAutoscaler', scaler)]),
    'right',
  ),
  ageColumn,
];

function minimum({ spec: { minReplicas } }: HorizontalPodAutoscaler): Cell {
  return { text: `${minReplicas ?? '<unset>'}`, sort: minReplicas ?? 0 };
}

/** `cpu: 12%/80%, 3/10 (avg) + 1 more...` */
function targets(scaler: HorizontalPodAutoscaler): string {
  const metrics = measured(scaler);
  return metrics.length === 0 ? '<none>' : someOf(metrics.map(targetText), shownMetrics, ', ');
}

function targetText({ spec, by, current, target }: Measured): string {
  const values = `${current}/${target}`;
  const resource = spec.resource ?? spec.containerResource;
  if (resource !== undefined) return `${resource.name}: ${values}`;
  if (spec.pods !== undefined) return values;
  if (spec.object === undefined && spec.external === undefined) return '<unknown type>';
  return by === 'average' ? `${values} (avg)` : values;
}
