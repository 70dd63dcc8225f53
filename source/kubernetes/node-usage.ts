/** What the pods of a node take of it. Pods that have finished take nothing. */
import type { Pod } from './objects.ts';
import { amountOf, podRequests, podScoringRequests, type ResourceAmounts } from './pod-resources.ts';
import { isPodTerminal } from './pods.ts';

export interface NodeUsage {
  readonly requests: ResourceAmounts;
  /** With the scheduler's defaults for containers that ask for nothing. */
  readonly scoringRequests: ResourceAmounts;
  readonly pods: number;
  readonly hostPorts: readonly HostPort[];
}

export interface HostPort {
  readonly ip: string;
  readonly port: number;
  readonly protocol: string;
}

const usages = new WeakMap<readonly Pod[], NodeUsage>();

/** Derived once per list; lists keep their identity until a member changes. */
export function nodeUsage(pods: readonly Pod[]): NodeUsage {
  let usage = usages.get(pods);
  if (usage === undefined) {
    usage = summed(pods);
    usages.set(pods, usage);
  }
  return usage;
}

/** Ports of the node itself that a pod claims. */
export function hostPortsOf(pod: Pod): readonly HostPort[] {
  const claimed: HostPort[] = [];
  for (const { ports } of pod.spec.containers) {
    for (const { hostPort, hostIP, protocol } of ports ?? []) {
      if (hostPort !== undefined && hostPort > 0) {
        claimed.push({ ip: hostIP || '0.0.0.0', port: hostPort, protocol: protocol ?? 'TCP' });
      }
    }
  }
  return claimed;
}

function summed(pods: readonly Pod[]): NodeUsage {
  const requests: Record<string, number> = {};
  const scoringRequests: Record<string, number> = {};
  const hostPorts: HostPort[] = [];
  let count = 0;
  for (const pod of pods) {
    if (isPodTerminal(pod)) continue;
    count += 1;
    add(requests, podRequests(pod));
    add(scoringRequests, podScoringRequests(pod));
    hostPorts.push(...hostPortsOf(pod));
  }
  return { requests, scoringRequests, pods: count, hostPorts };
}

function add(total: Record<string, number>, amounts: ResourceAmounts): void {
  for (const [name, amount] of Object.entries(amounts)) total[name] = amountOf(total, name) + amount;
}
