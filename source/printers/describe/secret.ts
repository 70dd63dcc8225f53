import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { decodedLength } from './config-map.ts';
import { annotationsField, field, type Lines, labelsField, sortedEntries } from './lines.ts';

/** The sizes of its values, never the values. */
export function describeSecret({ metadata, type, data }: ObjectOfKind['Secret']): Lines {
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    '',
    field('Type', type),
    '',
    'Data',
    '====',
    ...sortedEntries(data).map(([key, value]) => field(key, `${decodedLength(value)} bytes`)),
  ];
}
