/** The addresses that a load balancer gave to a service or an ingress. */

interface Place {
  readonly ip?: string;
  readonly hostname?: string;
}

const narrow = 16;

/** Sorted and each once, addresses before names; cut where it gets long, unless there is room. */
export function balancerAddresses(places: readonly Place[] = [], wide = true): string {
  const addresses = new Set(places.map(({ ip, hostname }) => ip || (hostname ?? '')));
  const all = [...addresses]
    .filter((address) => address !== '')
    .sort()
    .join(',');
  return wide || all.length <= narrow ? all : `${all.slice(0, narrow - 3)}...`;
}
