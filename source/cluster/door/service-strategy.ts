/**
 * What the API server decides about a Service: its address, its ports on the nodes, and what of an older form it keeps
 * or gives up (pkg/registry/core/service: strategy.go, storage/storage.go).
 */
import type { Service } from '../../kubernetes/objects.ts';
import { isEqual } from '../../lib/equal.ts';
import type { AllocationContext } from './allocation.ts';
import { withClusterIp } from './cluster-ips.ts';
import { withNodePorts } from './node-ports.ts';

type Spec = Service['spec'];

export function createdService(service: Service, context: AllocationContext): Service {
  return withNodePorts(withClusterIp(service, undefined, context), undefined, context);
}

export function updatedService(next: Service, existing: Service, context: AllocationContext): Service {
  const spec = withoutStale(withAllocated(next.spec, existing.spec), existing.spec);
  return withNodePorts(withClusterIp({ ...next, spec }, existing, context), existing, context);
}

/** Clients need not repeat what was allocated for them (patchAllocatedValues). */
function withAllocated(next: Spec, existing: Spec): Spec {
  const keepsAddress = hasAddress(next) && hasAddress(existing) && !next.clusterIP;
  const keepsCheck = hasHealthCheck(next) && hasHealthCheck(existing) && !next.healthCheckNodePort;
  return {
    ...next,
    ...(keepsAddress && { clusterIP: existing.clusterIP, clusterIPs: existing.clusterIPs }),
    ...withSameAddress(next, existing),
    ...(keepsCheck && { healthCheckNodePort: existing.healthCheckNodePort }),
    ...(opensPorts(next) && opensPorts(existing) && { ports: withKnownPorts(next, existing) }),
  };
}

/** Who changes `clusterIP` alone means `clusterIPs` as well (normalizeClusterIPs). */
function withSameAddress(next: Spec, existing: Spec): Partial<Spec> {
  const isChanged = Boolean(next.clusterIP) && next.clusterIP !== existing.clusterIP;
  return isChanged && isEqual(next.clusterIPs, existing.clusterIPs) ? { clusterIPs: [next.clusterIP!] } : {};
}

/** By name: the port itself may be another. */
function withKnownPorts(next: Spec, existing: Spec): NonNullable<Spec['ports']> {
  const [ports, before] = [next.ports ?? [], existing.ports ?? []];
  const used = new Set(ports.map(({ nodePort }) => nodePort));
  return ports.map((port) => {
    const known = before.find(({ name = '' }) => name === (port.name ?? ''))?.nodePort;
    return port.nodePort || !known || used.has(known) ? port : { ...port, nodePort: known };
  });
}

const ofAddress = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const;

/** What a Service of its new type can not have, and its client did not ask for again (dropTypeDependentFields). */
function withoutStale(next: Spec, existing: Spec): Spec {
  const left = (uses: (spec: Spec) => boolean) => uses(existing) && !uses(next);
  const stale = [
    ...(left(hasAddress) ? ofAddress : []),
    ...(left(hasHealthCheck) ? (['healthCheckNodePort'] as const) : []),
    ...(left(isBalanced) ? (['allocateLoadBalancerNodePorts', 'loadBalancerClass'] as const) : []),
    ...(left(isOutside) ? (['externalTrafficPolicy'] as const) : []),
  ].filter((name) => next[name] !== undefined && isEqual(next[name], existing[name]));
  const closes = left(opensPorts) && isEqual(nodePorts(next), nodePorts(existing));
  if (stale.length === 0 && !closes) return next;
  const spec: Spec = { ...next };
  for (const name of stale) delete spec[name];
  return closes ? { ...spec, ports: (next.ports ?? []).map(({ nodePort: _port, ...port }) => port) } : spec;
}

function nodePorts(spec: Spec): readonly unknown[] {
  return (spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0);
}

function hasAddress({ type }: Spec): boolean {
  return type !== 'ExternalName';
}

function isBalanced({ type }: Spec): boolean {
  return type === 'LoadBalancer';
}

function isOutside({ type, externalIPs }: Spec): boolean {
  return type === 'LoadBalancer' || type === 'NodePort' || (externalIPs?.length ?? 0) > 0;
}

function opensPorts({ type, allocateLoadBalancerNodePorts }: Spec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);
}

function hasHealthCheck({ type, externalTrafficPolicy }: Spec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}
