import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';
import { someOf } from '../some-of.ts';

export const endpointSliceColumns: readonly Column<ObjectOfKind['EndpointSlice']>[] = [
  nameColumn,
  textColumn('AddressType', ({ addressType }) => addressType),
  textColumn('Ports', ({ ports }) =>
    orUnset((ports ?? []).map(({ port, name }) => `${port ?? name ?? '*'}`)),
  ),
  textColumn('Endpoints', ({ endpoints }) =>
    orUnset((endpoints ?? []).flatMap(({ addresses }) => addresses)),
  ),
  ageColumn,
];

function orUnset(texts: readonly string[]): string {
  return someOf(texts) || '<unset>';
}
