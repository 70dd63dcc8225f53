import type { Event, KubeObject } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import type { Reader } from '../../store/reading.ts';
import { age } from '../cell.ts';
import { eventCount, firstSeen, lastSeen } from '../event-facts.ts';
import { type Lines, section } from './lines.ts';

const heads = ['Type', 'Reason', 'Age', 'From', 'Message'];
/** kubectl draws one dash more under Age than it has letters. */
const underlines = ['----', '------', '----', '----', '-------'];

/** The events about an object, oldest first. */
export function eventsBlock(object: KubeObject, read: Reader, now: number): Lines {
  const events = [...read.eventsAbout(object.metadata.uid)].sort((one, other) => seen(one) - seen(other));
  if (events.length === 0) return ['Events:\t<none>'];
  const rows = events.map((event) => [
    event.type ?? '',
    event.reason ?? '',
    eventAge(event, now),
    event.source?.component || (event.reportingComponent ?? ''),
    message(event),
  ]);
  return section(
    'Events',
    [heads, underlines, ...rows].map((row) => row.join('\t')),
  );
}

function seen(event: Event): number {
  return parseTimestamp(lastSeen(event)) ?? 0;
}

/** `5s (x3 over 40s)`, or the age alone of what happened once. */
export function eventAge(event: Event, now: number): string {
  const first = age(firstSeen(event), now).text;
  const count = eventCount(event);
  return count > 1 ? `${age(lastSeen(event), now).text} (x${count} over ${first})` : first;
}

function message({ message: text = '', involvedObject: { fieldPath } }: Event): string {
  return fieldPath ? `${fieldPath}: ${text.trim()}` : text.trim();
}
