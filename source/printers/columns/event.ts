import type { Event } from '../../kubernetes/objects.ts';
import { age, type Column, column, number, text, textColumn, wideColumn, wideTextColumn } from '../cell.ts';
import { eventCount, eventSource, firstSeen, lastSeen } from '../event-facts.ts';

export const eventColumns: readonly Column<Event>[] = [
  column('Last Seen', (event, { now }) => age(lastSeen(event), now), 'right'),
  column('Type', ({ type = '' }) => text(type, type === 'Warning' ? 'bad' : undefined)),
  textColumn('Reason', ({ reason }) => reason),
  textColumn('Object', involvedObject),
  wideTextColumn('Subobject', (event) => event.involvedObject.fieldPath ?? ''),
  wideTextColumn('Source', eventSource),
  textColumn('Message', ({ message }) => message?.trim()),
  wideColumn('First Seen', (event, { now }) => age(firstSeen(event), now)),
  wideColumn('Count', (event) => number(eventCount(event))),
  wideTextColumn('Name', ({ metadata }) => metadata.name),
];

function involvedObject({ involvedObject: { kind = '', name = '' } }: Event): string {
  return name === '' ? kind.toLowerCase() : `${kind.toLowerCase()}/${name}`;
}
