/** The pod's own network: an address from the node's range, or the node's own. */
import type { Life } from './life.ts';

const firstAddress = 2;
const rangeSize = 253;

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

/** Addresses are handed out in turn; once the range is used up, again where they are free (CNI plugin host-local). */
function nextAddress(life: Life): string {
  const { context, runtime, node } = life;
  const cidr = context.read.get('Node', undefined, runtime.node)?.spec.podCIDR ?? '10.244.0.0/24';
  const prefix = cidr.replace(/\d+\/\d+$/, '');
  const address = (count: number) => `${prefix}${firstAddress + (count % rangeSize)}`;
  let { addresses } = node;
  if (addresses >= rangeSize) {
    const used = new Set(context.read.podsOnNode(runtime.node).map((pod) => pod.status.podIP));
    while (used.has(address(addresses)) && addresses < node.addresses + rangeSize) addresses += 1;
  }
  life.node = { ...node, addresses: addresses + 1 };
  return address(addresses);
}
