import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { decodedLength } from './config-map.ts';
import { field, headLines, type Lines, sortedEntries } from './lines.ts';

/** The sizes of its values, never the values. */
export function describeSecret(secret: ObjectOfKind['Secret']): Lines {
  const { type, data } = secret;
  return [
    ...headLines(secret),
    '',
    field('Type', type),
    '',
    'Data',
    '====',
    ...sortedEntries(data).map(([key, value]) => field(key, `${decodedLength(value)} bytes`)),
  ];
}
