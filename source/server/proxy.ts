/** Connections through the API server to what runs inside the cluster: nothing here speaks HTTP. */
import type { ObjectOfKind } from '../kubernetes/objects.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { type Call, nameIn } from './call.ts';

/** Throws NotFound, ServiceUnavailable as the API server words them where nobody answers. */
export function refuseProxy(call: Call): never {
  const { info, context } = call;
  // `https:web:8080` is the port of a name.
  const [scheme = '', second, third] = nameIn(call).split(':');
  const [name, port] =
    second === undefined ? [scheme] : third === undefined ? [scheme, second] : [second, third];
  const { cluster } = context;
  switch (info.kind) {
    case 'Pod':
      throw unreachable(cluster.get('Pod', info.namespace, name).status.podIP, port || '80');
    case 'Node':
      throw unreachable(addressOf(cluster.get('Node', undefined, name)), port || '10250');
    default:
      cluster.get('Service', info.namespace, name);
      throw new StatusError('ServiceUnavailable', `no endpoints available for service "${name}"`);
  }
}

function addressOf({ status }: ObjectOfKind['Node']): string | undefined {
  return status.addresses?.find(({ type }) => type === 'InternalIP')?.address;
}

function unreachable(address: string | undefined, port: string): StatusError {
  if (address === undefined) return new StatusError('BadRequest', 'address not allowed');
  const why = `dial tcp ${address}:${port}: connect: connection refused`;
  return new StatusError('ServiceUnavailable', `error trying to reach service: ${why}`);
}
