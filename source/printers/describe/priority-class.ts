import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { eventsBlock } from './events.ts';
import { field, type Lines, optionalField } from './lines.ts';

export function describePriorityClass(
  priorityClass: ObjectOfKind['PriorityClass'],
  read: Reader,
  now: number,
): Lines {
  const { metadata, value, globalDefault = false, preemptionPolicy, description } = priorityClass;
  return [
    field('Name', metadata.name),
    field('Value', value),
    field('GlobalDefault', globalDefault),
    ...optionalField('PreemptionPolicy', preemptionPolicy),
    field('Description', description),
    field('Annotations', formatLabels(metadata.annotations)),
    ...eventsBlock(priorityClass, read, now),
  ];
}
