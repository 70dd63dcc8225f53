import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { headLines, type Lines, sortedEntries } from './lines.ts';

export function describeConfigMap(map: ObjectOfKind['ConfigMap'], read: Reader, now: number): Lines {
  const { data, binaryData } = map;
  return [
    ...headLines(map),
    '',
    'Data',
    '====',
    ...sortedEntries(data).flatMap(([key, value]) => [`${key}:`, '----', ...value.split('\n'), '']),
    '',
    'BinaryData',
    '====',
    ...sortedEntries(binaryData).map(([key, value]) => `${key}: ${decodedLength(value)} bytes`),
    '',
    ...eventsBlock(map, read, now),
  ];
}

/** Bytes behind a text in base64. */
export function decodedLength(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
