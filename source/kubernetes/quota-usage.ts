/** What one object takes of a quota, by the names that quotas have for it (pkg/quota/v1/evaluator/core). */
import { plus, quantityOf, zero } from './exact-quantities.ts';
import { type Kind, qualifiedResource } from './kinds.ts';
import type { KubeObject, ObjectOfKind, Pod, Service } from './objects.ts';
import { isPodTerminal } from './pods.ts';
import { podTotal, type ResourceList, readList, sum } from './resource-lists.ts';
import { storageClassOf } from './storage-class-of.ts';
import { parseTimestamp } from './time.ts';

type Claim = ObjectOfKind['PersistentVolumeClaim'];

interface Evaluator {
  /** Names that quotas know this kind's usage by, `count/...` aside. */
  readonly isOwn: (name: string) => boolean;
  /** `count/...` aside. `now` in milliseconds since the epoch. */
  readonly usage: (object: KubeObject, now: number) => ResourceList;
  /** Whether changing an object can use up more. */
  readonly isChargedOnUpdate?: boolean;
}

const one = quantityOf(1);
const classSuffix = '.storageclass.storage.k8s.io/';
const computeNames = ['cpu', 'memory', 'ephemeral-storage'];
const podNames = new Set([
  'pods',
  ...computeNames.flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
]);
const serviceNames = ['services', 'services.loadbalancers', 'services.nodeports'];

const evaluators: Partial<Record<Kind, Evaluator>> = {
  Pod: {
    isOwn: (name) => podNames.has(name) || isHugePages(name) || isExtendedRequest(name),
    usage: (object, now) => podUsage(object as Pod, now),
  },
  Service: {
    isOwn: (name) => serviceNames.includes(name),
    usage: (object) => serviceUsage(object as Service),
    isChargedOnUpdate: true,
  },
  PersistentVolumeClaim: {
    isOwn: isClaimName,
    usage: (object) => claimUsage(object as Claim),
    isChargedOnUpdate: true,
  },
  ConfigMap: counted('configmaps'),
  Secret: counted('secrets'),
  ReplicationController: counted('replicationcontrollers'),
  ResourceQuota: counted('resourcequotas'),
};

/** Whether a quota's hard limit of this name is about objects of the kind. Events are never counted. */
export function isUsageOf(kind: Kind, name: string): boolean {
  if (kind === 'Event') return false;
  return name === `count/${qualifiedResource(kind)}` || evaluators[kind]?.isOwn(name) === true;
}

export function isChargedOnUpdate(kind: Kind): boolean {
  return evaluators[kind]?.isChargedOnUpdate === true;
}

/** `now` in milliseconds since the epoch. */
export function usageOf(object: KubeObject, now: number): ResourceList {
  const kind = object.kind as Kind;
  return { [`count/${qualifiedResource(kind)}`]: one, ...evaluators[kind]?.usage(object, now) };
}

/** The moment from which a pod that should be gone long since takes nothing any more; undefined where none will come. */
export function overdueFrom({ metadata }: Pod): number | undefined {
  const deadline = parseTimestamp(metadata.deletionTimestamp);
  const grace = metadata.deletionGracePeriodSeconds;
  return deadline === undefined || grace === undefined ? undefined : deadline + grace * 1000;
}

function podUsage(pod: Pod, now: number): ResourceList {
  if (isPodTerminal(pod) || now > (overdueFrom(pod) ?? now)) return {};
  const overhead = readList(pod.spec.overhead);
  const requests = sum(podTotal(pod.spec, 'requests'), overhead);
  const limits = podTotal(pod.spec, 'limits');
  return { pods: one, ...requestUsage(requests), ...limitUsage(limits, overhead) };
}

function requestUsage(requests: ResourceList): ResourceList {
  return Object.fromEntries(
    Object.entries(requests).flatMap(([name, amount]) => {
      const asked = [`requests.${name}`, amount] as const;
      if (computeNames.includes(name) || isHugePages(name)) return [[name, amount] as const, asked];
      return isExtended(name) ? [asked] : [];
    }),
  );
}

/** The overhead counts only where there is a limit that it could be counted towards. */
function limitUsage(limits: ResourceList, overhead: ResourceList): ResourceList {
  const named = computeNames.filter((name) => limits[name] !== undefined);
  return Object.fromEntries(
    named.map((name) => [`limits.${name}`, plus(limits[name]!, overhead[name] ?? zero)]),
  );
}

function serviceUsage({ spec }: Service): ResourceList {
  const { type, ports = [], allocateLoadBalancerNodePorts = true } = spec;
  const isBalanced = type === 'LoadBalancer';
  const isOnNodes = type === 'NodePort' || (isBalanced && allocateLoadBalancerNodePorts);
  const explicit = isBalanced ? ports.filter(({ nodePort = 0 }) => nodePort !== 0) : [];
  return {
    services: one,
    'services.loadbalancers': quantityOf(isBalanced ? 1 : 0),
    'services.nodeports': quantityOf(isOnNodes ? ports.length : explicit.length),
  };
}

function claimUsage(claim: Claim): ResourceList {
  const { storage } = readList(claim.spec.resources?.requests);
  const usage = { persistentvolumeclaims: one, ...(storage && { 'requests.storage': storage }) };
  const storageClass = storageClassOf(claim);
  if (storageClass === '') return usage;
  const ofClass = Object.entries(usage).map(([name, amount]) => [
    `${storageClass}${classSuffix}${name}`,
    amount,
  ]);
  return { ...usage, ...Object.fromEntries(ofClass) };
}

function counted(name: string): Evaluator {
  return { isOwn: (each) => each === name, usage: () => ({ [name]: one }) };
}

/** Of all claims, or of those of one class. */
function isClaimName(name: string): boolean {
  const plain = name.slice(
    name.indexOf(classSuffix) < 0 ? 0 : name.indexOf(classSuffix) + classSuffix.length,
  );
  return plain === 'persistentvolumeclaims' || plain === 'requests.storage';
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-') || name.startsWith('requests.hugepages-');
}

/** `requests.nvidia.com/gpu`: what can not be overcommitted is only ever requested. */
function isExtendedRequest(name: string): boolean {
  return name.startsWith('requests.') && isExtended(name);
}

function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('count/');
}
