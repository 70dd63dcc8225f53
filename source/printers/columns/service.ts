import type { Service } from '../../kubernetes/objects.ts';
import {
  ageColumn,
  type CellContext,
  type Column,
  column,
  nameColumn,
  orNone,
  text,
  textColumn,
  wideTextColumn,
} from '../cell.ts';
import { formatLabels } from '../labels.ts';
import { balancerAddresses } from '../load-balancer.ts';

export const serviceColumns: readonly Column<Service>[] = [
  nameColumn,
  textColumn('Type', ({ spec }) => spec.type),
  textColumn('Cluster-IP', ({ spec }) => orNone(spec.clusterIPs?.[0] ?? spec.clusterIP)),
  column('External-IP', (service, context) => text(externalAddress(service, context))),
  textColumn('Port(s)', ports),
  ageColumn,
  wideTextColumn('Selector', ({ spec }) => formatLabels(spec.selector)),
];

function externalAddress({ spec, status }: Service, { wide = false }: CellContext): string {
  const { type, externalIPs = [], externalName } = spec;
  if (type === 'ExternalName') return externalName ?? '';
  if (type !== 'LoadBalancer') return orNone(externalIPs.join(','));
  const addresses = [balancerAddresses(status.loadBalancer?.ingress, wide), ...externalIPs];
  return addresses.filter((address) => address !== '').join(',') || '<pending>';
}

function ports({ spec }: Service): string {
  const texts = (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return orNone(texts.join(','));
}
