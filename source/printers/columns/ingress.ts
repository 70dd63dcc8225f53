import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, orNone, textColumn } from '../cell.ts';

type Ingress = ObjectOfKind['Ingress'];

const shownHosts = 3;

export const ingressColumns: readonly Column<Ingress>[] = [
  nameColumn,
  textColumn('Class', ({ spec }) => orNone(spec.ingressClassName)),
  textColumn('Hosts', hosts),
  textColumn('Address', ({ status }) =>
    (status.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || (hostname ?? '')).join(','),
  ),
  textColumn('Ports', ({ spec }) => (spec.tls?.length ? '80, 443' : '80')),
  ageColumn,
];

function hosts({ spec }: Ingress): string {
  const named = (spec.rules ?? []).map(({ host }) => host ?? '').filter((host) => host !== '');
  if (named.length === 0) return '*';
  const shown = named.slice(0, shownHosts).join(',');
  return named.length > shownHosts ? `${shown} + ${named.length - shownHosts} more...` : shown;
}
