import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, orNone, text, textColumn } from '../cell.ts';
import { balancerAddresses } from '../load-balancer.ts';
import { someOf } from '../some-of.ts';

type Ingress = ObjectOfKind['Ingress'];

export const ingressColumns: readonly Column<Ingress>[] = [
  nameColumn,
  textColumn('Class', ({ spec }) => orNone(spec.ingressClassName)),
  textColumn('Hosts', hosts),
  column('Address', ({ status }, { wide = false }) =>
    text(balancerAddresses(status.loadBalancer?.ingress, wide)),
  ),
  textColumn('Ports', ({ spec }) => (spec.tls?.length ? '80, 443' : '80')),
  ageColumn,
];

function hosts({ spec: { rules = [] } }: Ingress): string {
  return someOf(rules.map(({ host }) => host ?? '').filter((host) => host !== '')) || '*';
}
