import type { AnyObject } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, field, indent, type Lines, labelsField, sortedEntries } from './lines.ts';

/** Fields of the metadata that stand above, or that nobody wants to read. */
const leftOut = ['name', 'namespace', 'labels', 'annotations', 'managedFields'];

/** Every field by name, for kinds without a description of their own. */
export function describeGeneric(object: AnyObject, read: Reader, now: number): Lines {
  const { metadata, ...rest } = object;
  const otherMetadata = Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !leftOut.includes(key)),
  );
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace ?? ''),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...contentLines({ ...rest, metadata: otherMetadata }),
    ...eventsBlock(object, read, now),
  ];
}

function contentLines(content: object): Lines {
  return sortedEntries({ ...content } as Record<string, unknown>).flatMap(([key, value]) => {
    const title = titleOf(key);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return [`${title}:`, ...indent(1, value.flatMap(itemLines))];
    if (typeof value === 'object') return [`${title}:`, ...indent(1, contentLines(value))];
    return [field(title, String(value))];
  });
}

function itemLines(item: unknown): Lines {
  return typeof item === 'object' && item !== null ? contentLines(item) : [String(item)];
}

const acronyms = ['API', 'URL', 'UID', 'OSB', 'GUID'];

/** `creationTimestamp` becomes `Creation Timestamp`, `uid` UID; what is no such name stays as it is. */
function titleOf(key: string): string {
  if (!/^[a-zA-Z]+$/.test(key)) return key;
  if (key === key.toUpperCase()) return key;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  return words
    .map((word) => (acronyms.includes(word.toUpperCase()) ? word.toUpperCase() : capitalised(word)))
    .join(' ');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
