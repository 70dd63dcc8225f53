/** The address of a Service within the cluster, of `--service-cluster-ip-range` (txnAllocClusterIPs). */
import type { Service } from '../../kubernetes/objects.ts';
import { invalid } from '../../kubernetes/status-error.ts';
import { invalidValue } from '../../kubernetes/validation/field-errors.ts';
import { isWithin, octets, parseCidr, parseIp } from '../../lib/ip-address.ts';
import { type AllocationContext, chosen, others, type Pool } from './allocation.ts';

const range = parseCidr('10.96.0.0/12')!;
const base = Number(range.address.value);
/** The first 255 are for those who ask: the API server's own Service, the cluster's DNS. */
const pool: Pool = { first: base + 1, dynamic: base + 256, last: base + 2 ** 20 - 2 };

/** The Service with its address; throws a StatusError where the one that it asks for can not be had. */
export function withClusterIp(
  service: Service,
  existing: Service | undefined,
  context: AllocationContext,
): Service {
  const { spec } = service;
  const { type, clusterIP = '', clusterIPs = [] } = spec;
  const hasOne = existing !== undefined && existing.spec.type !== 'ExternalName';
  if (type === 'ExternalName' || clusterIP === 'None' || hasOne) return service;
  const taken = new Set(others(service, context).flatMap((other) => other.spec.clusterIPs ?? []));
  if (clusterIP === '' && clusterIPs.length === 0) {
    const isFree = (number: number) => !taken.has(octets(BigInt(number)));
    const address = octets(BigInt(chosen(pool, isFree, context)));
    return { ...service, spec: { ...spec, clusterIP: address, clusterIPs: [address] } };
  }
  const why = refusal(`${clusterIP}`, taken);
  if (why === undefined) return service;
  const detail = `failed to allocate IP ${clusterIP}: ${why}`;
  throw invalid('Service', service.metadata.name, [invalidValue('spec.clusterIPs', clusterIPs, detail)]);
}

/** What is no address, or of the other family, is validation's business. */
function refusal(address: string, taken: ReadonlySet<string>): string | undefined {
  const parsed = parseIp(address);
  if (parsed === undefined || parsed.family !== range.address.family) return undefined;
  if (!isWithin(parsed, range)) return 'the provided network does not match the current range';
  return taken.has(octets(parsed.value)) ? 'provided IP is already allocated' : undefined;
}
