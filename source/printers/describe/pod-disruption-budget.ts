import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { field, indent, type Lines, optionalField } from './lines.ts';

export function describePodDisruptionBudget(
  budget: ObjectOfKind['PodDisruptionBudget'],
  read: Reader,
  now: number,
): Lines {
  const { metadata, spec, status } = budget;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    ...optionalField('Min available', spec.minAvailable),
    ...optionalField('Max unavailable', spec.maxUnavailable),
    field('Selector', spec.selector === undefined ? '<unset>' : formatLabelSelector(spec.selector)),
    'Status:',
    ...indent(2, [
      field('Allowed disruptions', status.disruptionsAllowed ?? 0),
      field('Current', status.currentHealthy ?? 0),
      field('Desired', status.desiredHealthy ?? 0),
      field('Total', status.expectedPods ?? 0),
    ]),
    ...eventsBlock(budget, read, now),
  ];
}
