/** The pod's own network: an address from the node's range, or the node's own. */
import type { Life } from './life.ts';

const lastAddress = 254;

export function giveAddress(life: Life): void {
  const { runtime, pod } = life;
  const ip = pod.spec.hostNetwork === true ? hostIp(life) : nextAddress(life);
  life.runtime = { ...runtime, sandbox: { ...runtime.sandbox, ip } };
  life.reason = 'the network of the pod is ready';
}

/** The node's internal address. */
export function hostIp({ context, runtime }: Pick<Life, 'context' | 'runtime'>): string {
  const node = context.read.get('Node', undefined, runtime.node);
  return node?.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '127.0.0.1';
}

/** Addresses are handed out in turn, and again after the last where they are free (CNI plugin host-local). */
function nextAddress(life: Life): string {
  const { context, runtime, node } = life;
  const cidr = context.read.get('Node', undefined, runtime.node)?.spec.podCIDR ?? '10.244.0.0/24';
  const prefix = cidr.replace(/\.\d+\/\d+$/, '');
  const pods = context.read.podsOnNode(runtime.node);
  let last = node.nextAddress;
  for (let tries = 0; tries < lastAddress; tries += 1) {
    if (!pods.some((pod) => pod.status.podIP === `${prefix}.${last}`)) break;
    last = following(last);
  }
  life.node = { ...node, nextAddress: following(last) };
  return `${prefix}.${last}`;
}

function following(address: number): number {
  return address >= lastAddress ? 2 : address + 1;
}
