/** What a HorizontalPodAutoscaler measures: the present and the wanted value of each of its metrics. */
import type { ObjectOfKind } from '../kubernetes/objects.ts';

type HorizontalPodAutoscaler = ObjectOfKind['HorizontalPodAutoscaler'];
type Spec = NonNullable<HorizontalPodAutoscaler['spec']['metrics']>[number];
type Status = NonNullable<HorizontalPodAutoscaler['status']['currentMetrics']>[number];
type Target = NonNullable<Spec['resource']>['target'];
type Current = NonNullable<Status['resource']>['current'];

export interface Measured {
  readonly spec: Spec;
  /** In percent of what the pods request, in amounts per pod, or one amount for all. */
  readonly by: 'utilization' | 'average' | 'value';
  /** `12%`, `12m`; `<unknown>` until it was measured. */
  readonly current: string;
  /** `80%`, `100m`; `<auto>` where nobody said. */
  readonly target: string;
  /** `12m`: the amount per pod beside its utilization. */
  readonly amount: string | undefined;
}

export function measured({ spec, status }: HorizontalPodAutoscaler): Measured[] {
  return (spec.metrics ?? []).map((metric, index) => measure(metric, status.currentMetrics?.[index]));
}

function measure(spec: Spec, status: Status | undefined): Measured {
  const target = sourceOf(spec)?.target;
  const current = status && sourceOf(status)?.current;
  const by = measureOf(spec, target);
  return {
    spec,
    by,
    current: amountBy(by, current) ?? '<unknown>',
    target: amountBy(by, target) ?? (by === 'utilization' ? '<auto>' : '0'),
    amount: textOf(current?.averageValue),
  };
}

function measureOf({ resource, containerResource, pods }: Spec, target: Target | undefined): Measured['by'] {
  if (pods !== undefined || target?.averageValue !== undefined) return 'average';
  return resource !== undefined || containerResource !== undefined ? 'utilization' : 'value';
}

/** The one part of a metric that says more than its type. */
function sourceOf<R, C, P, O, E>(metric: {
  resource?: R;
  containerResource?: C;
  pods?: P;
  object?: O;
  external?: E;
}): R | C | P | O | E | undefined {
  return metric.resource ?? metric.containerResource ?? metric.pods ?? metric.object ?? metric.external;
}

function amountBy(by: Measured['by'], values: Target | Current | undefined): string | undefined {
  if (by === 'value') return textOf(values?.value);
  if (by === 'average') return textOf(values?.averageValue);
  return values?.averageUtilization === undefined ? undefined : `${values.averageUtilization}%`;
}

function textOf(quantity: string | number | undefined): string | undefined {
  return quantity === undefined ? undefined : `${quantity}`;
}
