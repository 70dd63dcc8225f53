/** The ports of a Service on every node, of `--service-node-port-range` (initNodePorts, updateNodePorts). */
import type { Service } from '../../kubernetes/objects.ts';
import { invalid } from '../../kubernetes/status-error.ts';
import { invalidValue } from '../../kubernetes/validation/field-errors.ts';
import { type AllocationContext, allocationError, chosen, others, type Pool } from './allocation.ts';

type Spec = Service['spec'];
type Ports = NonNullable<Spec['ports']>;

const pool: Pool = { first: 30_000, dynamic: 30_086, last: 32_767 };

/** The Service with its ports; throws a StatusError where one that it asks for can not be had. */
export function withNodePorts(
  service: Service,
  existing: Service | undefined,
  context: AllocationContext,
): Service {
  const { spec } = service;
  const { type, externalTrafficPolicy } = spec;
  if (type !== 'NodePort' && type !== 'LoadBalancer') return service;
  const allocator = new Allocator(service, existing, context);
  const ports = withPorts(spec, existing === undefined, allocator);
  if (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local') {
    return { ...service, spec: { ...spec, ports } };
  }
  const healthCheckNodePort = allocator.healthCheck(spec.healthCheckNodePort);
  return { ...service, spec: { ...spec, ports, healthCheckNodePort } };
}

/** One request's view of the ports. */
class Allocator {
  readonly #service: Service;
  readonly #context: AllocationContext;
  readonly #taken: Set<number>;
  /** What the Service has already. */
  readonly #own: ReadonlySet<number>;

  constructor(service: Service, existing: Service | undefined, context: AllocationContext) {
    this.#service = service;
    this.#context = context;
    this.#taken = new Set(others(service, context).flatMap(({ spec }) => portsOf(spec)));
    this.#own = new Set(existing === undefined ? [] : portsOf(existing.spec));
  }

  next(): number {
    const isFree = (number: number) => !this.#taken.has(number) && !this.#own.has(number);
    const port = chosen(pool, isFree, this.#context);
    this.#taken.add(port);
    return port;
  }

  /** What is out of range is validation's business. */
  take(port: number, field: string): void {
    if (this.#own.has(port) || !isIn(pool, port)) return;
    if (this.#taken.has(port)) {
      const error = invalidValue(field, port, 'provided port is already allocated');
      throw invalid('Service', this.#service.metadata.name, [error]);
    }
    this.#taken.add(port);
  }

  /** Here the API server has no field to complain about, and calls it an error of its own. */
  healthCheck(port: number | undefined): number {
    if (!port) return this.next();
    if (this.#own.has(port)) return port;
    const stray = `provided port is not in the valid range. The range of valid ports is ${pool.first}-${pool.last}`;
    const why = this.#taken.has(port) ? 'provided port is already allocated' : stray;
    if (!isIn(pool, port) || this.#taken.has(port)) {
      throw allocationError(`failed to allocate requested HealthCheck NodePort ${port}: ${why}`);
    }
    return port;
  }
}

/** On creation, one port number under two protocols has one port on the nodes too. */
function withPorts(spec: Spec, isNew: boolean, allocator: Allocator): Ports {
  const isAutomatic = spec.type === 'NodePort' || spec.allocateLoadBalancerNodePorts !== false;
  const ports = spec.ports ?? [];
  const known = new Map<number, number>();
  return ports.map((port, index) => {
    if (!port.nodePort && !isAutomatic) return port;
    const shared = isNew ? known.get(port.port) : undefined;
    const asked = port.nodePort || (isNew ? asksFor(ports, port.port) : undefined);
    if (asked && asked !== shared) allocator.take(asked, `spec.ports[${index}].nodePort`);
    const nodePort = asked ?? shared ?? allocator.next();
    known.set(port.port, nodePort);
    return port.nodePort === nodePort ? port : { ...port, nodePort };
  });
}

function asksFor(ports: Ports, number: number): number | undefined {
  return ports.find(({ port, nodePort }) => port === number && nodePort)?.nodePort;
}

function portsOf({ ports = [], healthCheckNodePort }: Spec): number[] {
  return [...ports.map(({ nodePort }) => nodePort), healthCheckNodePort].filter((port) => port !== undefined);
}

function isIn({ first, last }: Pool, number: number): boolean {
  return number >= first && number <= last;
}
