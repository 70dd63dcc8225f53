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

const narrowAddresses = 16;

export const serviceColumns: readonly Column<Service>[] = [
  nameColumn,
  textColumn('Type', ({ spec }) => spec.type),
  textColumn('Cluster-IP', ({ spec }) => orNone(spec.clusterIPs?.[0] ?? spec.clusterIP)),
  column('External-IP', (service, context) => text(externalAddress(service, context))),
  textColumn('Port(s)', ports),
  ageColumn,
  wideTextColumn('Selector', ({ spec }) => formatLabels(spec.selector)),
];

function externalAddress(service: Service, context: CellContext): string {
  const { type, externalIPs = [], externalName } = service.spec;
  if (type === 'ExternalName') return externalName ?? '';
  if (type !== 'LoadBalancer') return orNone(externalIPs.join(','));
  const addresses = [balancerAddresses(service, context), ...externalIPs].filter((address) => address !== '');
  return addresses.length === 0 ? '<pending>' : addresses.join(',');
}

function balancerAddresses({ status }: Service, { wide }: CellContext): string {
  const ingress = status.loadBalancer?.ingress ?? [];
  const addresses = new Set(
    ingress.map(({ ip, hostname }) => ip || (hostname ?? '')).filter((each) => each !== ''),
  );
  const all = [...addresses].sort().join(',');
  return wide || all.length <= narrowAddresses ? all : `${all.slice(0, narrowAddresses - 3)}...`;
}

function ports({ spec }: Service): string {
  const texts = (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return orNone(texts.join(','));
}
