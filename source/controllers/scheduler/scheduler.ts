/**
 * The scheduler: gives every pod without a node the best node that will have it. Filters say which nodes can, scores
 * say which should; a pod that fits nowhere waits until something changes that may help, or for its back-off.
 */
import { type NodeUsage, nodeUsage } from '../../kubernetes/node-usage.ts';
import { keyOf, type Node, type Pod } from '../../kubernetes/objects.ts';
import { isPodTerminal, podCondition } from '../../kubernetes/pods.ts';
import { parseTimestamp, timestamp } from '../../kubernetes/time.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type Reconciler,
  subject,
} from '../../store/reading.ts';
import { filters } from './filters/index.ts';
import { failureMessage } from './message.ts';
import type { Candidate, Cycle, Rejection } from './plugin.ts';
import { scores } from './scores/index.ts';

/** Unschedulable pods are tried again at the latest after this time (podMaxInUnschedulablePodsDuration). */
const longestWait = 300_000;
const firstBackOff = 1_000;
const longestBackOff = 10_000;
const failed = 'FailedScheduling';

export const scheduler: Reconciler = {
  name: 'default-scheduler',
  tables: ['Pod', 'Node'],
  delay: 10,
  watch(change, read) {
    const pod = subject(change, 'Pod');
    if (pod !== undefined && isWaiting(pod) && change.type !== 'DELETED' && !isOwnVerdict(change))
      return [keyOf(pod)];
    return mayHelp(change) ? waitingPods(read) : [];
  },
  reconcile({ read, now, random }, key) {
    const pod = read.getByKey('Pod', key);
    if (pod === undefined || !isWaiting(pod)) return {};
    const notBefore = endOfBackOff(read, pod);
    if (notBefore > now) return { wakeAt: notBefore };
    const cycle: Cycle = { pod, read, all: read.list('Node').map((node) => candidateOf(read, node)) };
    const { fitting, rejections } = filter(cycle);
    if (fitting.length === 0) return unschedulable(pod, failureMessage(rejections), now);
    return bound(
      pod,
      best(cycle, fitting, () => random('scheduler')),
    );
  },
};

function isWaiting(pod: Pod): boolean {
  const { nodeName, schedulingGates = [], schedulerName = scheduler.name } = pod.spec;
  return (
    nodeName === undefined &&
    schedulerName === scheduler.name &&
    schedulingGates.length === 0 &&
    pod.metadata.deletionTimestamp === undefined &&
    !isPodTerminal(pod)
  );
}

/** Each failed try doubles the wait for the next, from one second to ten (scheduling queue, back-off). */
function endOfBackOff(read: Reader, pod: Pod): number {
  const failures = read.eventsAbout(pod.metadata.uid).filter((event) => event.reason === failed);
  const last = Math.max(...failures.map((event) => parseTimestamp(event.lastTimestamp) ?? 0));
  const tries = failures.reduce((sum, event) => sum + (event.count ?? 1), 0);
  return tries === 0 ? 0 : last + Math.min(longestBackOff, firstBackOff * 2 ** (tries - 1));
}

function isOwnVerdict(change: Change): boolean {
  return change.actor === scheduler.name;
}

/** New or changed nodes, and pods that leave room behind. */
function mayHelp(change: Change): boolean {
  const node = subject(change, 'Node');
  if (node !== undefined) return change.type !== 'DELETED' && !isSamePlace(before(change, 'Node'), node);
  const pod = subject(change, 'Pod');
  if (pod?.spec.nodeName === undefined) return false;
  if (change.type === 'DELETED') return true;
  const earlier = before(change, 'Pod');
  return isPodTerminal(pod) && earlier !== undefined && !isPodTerminal(earlier);
}

/** Whether a node changed in nothing that scheduling looks at. */
function isSamePlace(a: Node | undefined, b: Node): boolean {
  return (
    a !== undefined &&
    a.spec === b.spec &&
    a.metadata.labels === b.metadata.labels &&
    a.status.allocatable === b.status.allocatable
  );
}

function waitingPods(read: Reader): readonly string[] {
  return read.unassignedPods().filter(isWaiting).map(keyOf);
}

function candidateOf(read: Reader, node: Node): Candidate {
  const assigned = read.podsOnNode(node.metadata.name);
  const known = candidates.get(assigned);
  if (known?.node === node) return known;
  const usage: NodeUsage = nodeUsage(assigned);
  const candidate = { node, usage, pods: assigned.filter((pod) => !isPodTerminal(pod)) };
  candidates.set(assigned, candidate);
  return candidate;
}

/** By the identity of a node's list of pods, which changes with any of them. */
const candidates = new WeakMap<readonly Pod[], Candidate>();

function filter(cycle: Cycle): { fitting: readonly Candidate[]; rejections: readonly Rejection[] } {
  const checks = filters.map((prepare) => prepare(cycle));
  const fitting: Candidate[] = [];
  const rejections: Rejection[] = [];
  for (const candidate of cycle.all) {
    const rejection = firstRejection(checks, candidate);
    if (rejection === undefined) fitting.push(candidate);
    else rejections.push(rejection);
  }
  return { fitting, rejections };
}

function firstRejection(
  checks: readonly ((candidate: Candidate) => Rejection | undefined)[],
  candidate: Candidate,
) {
  for (const check of checks) {
    const rejection = check(candidate);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

/** The highest weighted sum; ties are broken at random. */
function best(cycle: Cycle, fitting: readonly Candidate[], random: () => number): Candidate {
  if (fitting.length === 1) return fitting[0]!;
  const totals = fitting.map(() => 0);
  for (const { weight, rate } of scores) {
    for (const [index, score] of rate(cycle, fitting).entries()) totals[index]! += weight * score;
  }
  const highest = Math.max(...totals);
  const winners = fitting.filter((_, index) => totals[index] === highest);
  return winners[Math.floor(random() * winners.length)]!;
}

function bound(pod: Pod, { node }: Candidate): Outcome {
  const { namespace, name } = pod.metadata;
  const nodeName = node.metadata.name;
  return {
    writes: [
      { verb: 'bind', object: pod, nodeName, reason: `${nodeName} is the best place for pod ${name}` },
    ],
    events: [
      {
        about: pod,
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned ${namespace}/${name} to ${nodeName}`,
      },
    ],
  };
}

function unschedulable(pod: Pod, message: string, now: number): Outcome {
  const known = podCondition(pod, 'PodScheduled');
  const condition = {
    type: 'PodScheduled',
    status: 'False' as const,
    reason: 'Unschedulable',
    message,
    lastTransitionTime: known?.status === 'False' ? known.lastTransitionTime : timestamp(now),
  };
  const others = pod.status.conditions?.filter(({ type }) => type !== condition.type) ?? [];
  const object: Pod = { ...pod, status: { ...pod.status, conditions: [...others, condition] } };
  return {
    writes: [
      { verb: 'update', subresource: 'status', object, reason: `pod ${pod.metadata.name} fits on no node` },
    ],
    events: [{ about: pod, type: 'Warning', reason: failed, message }],
    wakeAt: now + longestWait,
  };
}
