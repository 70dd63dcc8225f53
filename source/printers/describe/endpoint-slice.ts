import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, indent, type Lines, optionalField, section, tableSection } from './lines.ts';

type EndpointSlice = ObjectOfKind['EndpointSlice'];

const unset = '<unset>';

export function describeEndpointSlice(slice: EndpointSlice, read: Reader, now: number): Lines {
  const ports = (slice.ports ?? []).map(({ name, port = unset, protocol = 'TCP' }) => [
    name || unset,
    `${port}`,
    protocol,
  ]);
  const endpoints = slice.endpoints ?? [];
  return [
    ...headLines(slice),
    field('AddressType', slice.addressType),
    ...(ports.length === 0 ? ['Ports: <unset>'] : tableSection('Ports', ['Name', 'Port', 'Protocol'], ports)),
    ...(endpoints.length === 0
      ? ['Endpoints: <none>']
      : section('Endpoints', endpoints.flatMap(endpointLines))),
    ...eventsBlock(slice, read, now),
  ];
}

function endpointLines(endpoint: NonNullable<EndpointSlice['endpoints']>[number]): Lines {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  return [
    field('- Addresses', addresses.join(', ') || '<none>'),
    ...indent(1, [
      'Conditions:',
      ...indent(1, [field('Ready', conditions?.ready ?? unset)]),
      field('Hostname', hostname ?? unset),
      ...optionalField('TargetRef', targetRef && `${targetRef.kind}/${targetRef.name}`),
      field('NodeName', nodeName ?? unset),
      field('Zone', zone ?? unset),
    ]),
  ];
}
