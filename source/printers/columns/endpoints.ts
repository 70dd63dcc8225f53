import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';
import { someOf } from '../some-of.ts';

type Endpoints = ObjectOfKind['Endpoints'];

export const endpointsColumns: readonly Column<Endpoints>[] = [
  nameColumn,
  textColumn('Endpoints', ({ subsets = [] }) =>
    subsets.length === 0 ? '<none>' : someOf(subsets.flatMap(addressesOf)),
  ),
  ageColumn,
];

/** `10.1.2.3:80`, the addresses of each port; bare ones where there is no port. */
function addressesOf({
  addresses = [],
  ports = [],
}: NonNullable<Endpoints['subsets']>[number]): readonly string[] {
  if (ports.length === 0) return addresses.map(({ ip }) => ip);
  return ports.flatMap(({ port }) =>
    addresses.map(({ ip }) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`)),
  );
}
