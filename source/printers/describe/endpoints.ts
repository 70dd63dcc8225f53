import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, indent, type Lines, tableSection } from './lines.ts';

type Endpoints = ObjectOfKind['Endpoints'];
type Subset = NonNullable<Endpoints['subsets']>[number];

export function describeEndpoints(endpoints: Endpoints, read: Reader, now: number): Lines {
  return [
    ...headLines(endpoints),
    'Subsets:',
    ...(endpoints.subsets ?? []).flatMap((subset) => [...indent(1, subsetLines(subset)), '']),
    ...eventsBlock(endpoints, read, now),
  ];
}

function subsetLines({ addresses, notReadyAddresses, ports = [] }: Subset): Lines {
  return [
    field('Addresses', listed(addresses)),
    field('NotReadyAddresses', listed(notReadyAddresses)),
    ...tableSection(
      'Ports',
      ['Name', 'Port', 'Protocol'],
      ports.map(({ name, port, protocol = 'TCP' }) => [name || '<unset>', `${port}`, protocol]),
    ),
  ];
}

function listed(addresses: Subset['addresses'] = []): string {
  return addresses.map(({ ip }) => ip).join(',') || '<none>';
}
