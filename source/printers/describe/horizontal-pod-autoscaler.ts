import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { type Measured, measured } from '../hpa-metrics.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, indent, type Lines, longTime, section, tableSection } from './lines.ts';

type HorizontalPodAutoscaler = ObjectOfKind['HorizontalPodAutoscaler'];
type Rules = NonNullable<NonNullable<HorizontalPodAutoscaler['spec']['behavior']>['scaleUp']>;

export function describeHorizontalPodAutoscaler(
  scaler: HorizontalPodAutoscaler,
  read: Reader,
  now: number,
): Lines {
  const { metadata, spec, status } = scaler;
  const { kind, name } = spec.scaleTargetRef;
  return [
    ...headLines(scaler),
    field('CreationTimestamp', longTime(metadata.creationTimestamp)),
    field('Reference', `${kind}/${name}`),
    field('Metrics', '( current / target )'),
    ...indent(1, measured(scaler).map(metricLine)),
    field('Min replicas', spec.minReplicas ?? '<unset>'),
    field('Max replicas', spec.maxReplicas),
    ...behaviourLines(scaler),
    field(`${kind} pods`, `${status.currentReplicas ?? 0} current / ${status.desiredReplicas ?? 0} desired`),
    ...tableSection(
      'Conditions',
      ['Type', 'Status', 'Reason', 'Message'],
      (status.conditions ?? []).map((each) => [
        each.type,
        each.status,
        each.reason ?? '',
        each.message ?? '',
      ]),
    ),
    ...eventsBlock(scaler, read, now),
  ];
}

function metricLine(metric: Measured): string {
  const { by, current, target, amount } = metric;
  if (by !== 'utilization') return field(subjectOf(metric), `${current} / ${target}`);
  const now = amount === undefined ? current : `${current} (${amount})`;
  return field(`${subjectOf(metric)}  (as a percentage of request)`, `${now} / ${target}`);
}

function subjectOf({ spec, by }: Measured): string {
  const { resource, containerResource, pods, object, external } = spec;
  const kind = by === 'average' ? '(target average value)' : '(target value)';
  if (resource) return `resource ${resource.name} on pods`;
  if (containerResource) {
    const { name, container } = containerResource;
    return `resource ${name} of container "${container}" on pods`;
  }
  if (pods) return `"${pods.metric.name}" on pods`;
  if (external) return `"${external.metric.name}" ${kind}`;
  if (object === undefined) return `<unknown metric type "${spec.type}">`;
  const { metric, describedObject } = object;
  return `"${metric.name}" on ${describedObject.kind}/${describedObject.name} ${kind}`;
}

function behaviourLines({ spec: { behavior } }: HorizontalPodAutoscaler): Lines {
  if (behavior === undefined) return [];
  const { scaleUp, scaleDown } = behavior;
  return [
    'Behavior:',
    ...indent(1, [
      ...(scaleUp ? ['Scale Up:', ...indent(1, ruleLines(scaleUp))] : []),
      ...(scaleDown ? ['Scale Down:', ...indent(1, ruleLines(scaleDown))] : []),
    ]),
  ];
}

function ruleLines({ stabilizationWindowSeconds, selectPolicy = 'Max', policies = [] }: Rules): Lines {
  const window =
    stabilizationWindowSeconds === undefined
      ? []
      : [`Stabilization Window: ${stabilizationWindowSeconds} seconds`];
  if (policies.length === 0) return window;
  const lines = policies.map(
    ({ type, value, periodSeconds }) => `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`,
  );
  return [...window, `Select Policy: ${selectPolicy}`, ...section('Policies', lines)];
}
