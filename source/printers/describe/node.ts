import { withHeartbeats } from '../../kubernetes/heartbeats.ts';
import { nodeLeaseNamespace } from '../../kubernetes/namespaces.ts';
import type { Node, Pod } from '../../kubernetes/objects.ts';
import {
  amountOf,
  amountsOf,
  podLimits,
  podRequests,
  type ResourceAmounts,
  sumAmounts,
} from '../../kubernetes/pod-resources.ts';
import { isPodTerminal } from '../../kubernetes/pods.ts';
import { formatBytes, formatCpu } from '../../kubernetes/quantities.ts';
import { compareText } from '../../lib/compare-text.ts';
import type { Reader } from '../../store/reading.ts';
import { age } from '../cell.ts';
import { nodeRoles } from '../columns/node.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  field,
  indent,
  type Lines,
  labelsField,
  listField,
  longTime,
  optionalField,
  section,
  sortedEntries,
  tableSection,
  underlined,
} from './lines.ts';

export function describeNode(node: Node, read: Reader, now: number): Lines {
  const { metadata, spec, status } = node;
  const pods = read.podsOnNode(metadata.name).filter((pod) => !isPodTerminal(pod));
  return [
    field('Name', metadata.name),
    field('Roles', nodeRoles(node)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('CreationTimestamp', longTime(metadata.creationTimestamp)),
    ...listField('Taints', taints(node)),
    field('Unschedulable', spec.unschedulable ?? false),
    ...leaseLines(node, read, now),
    ...conditionLines(withHeartbeats(node, now, leaseIn(read))),
    'Addresses:',
    ...indent(
      1,
      (status.addresses ?? []).map(({ type, address }) => field(type, address)),
    ),
    ...section('Capacity', quantities(status.capacity)),
    ...section('Allocatable', quantities(status.allocatable)),
    ...systemLines(node),
    ...optionalField('PodCIDR', spec.podCIDR),
    ...optionalField('PodCIDRs', spec.podCIDRs?.join(',')),
    ...optionalField('ProviderID', spec.providerID),
    ...podLines(node, pods, now),
    ...allocationLines(node, pods),
    ...eventsBlock(node, read, now),
  ];
}

function taints({ spec }: Node): Lines {
  return [...(spec.taints ?? [])]
    .sort((one, other) => compareText(`${one.effect},${one.key}`, `${other.effect},${other.key}`))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
}

function leaseIn(read: Reader) {
  return (node: string) => read.get('Lease', nodeLeaseNamespace, node);
}

function leaseLines({ metadata }: Node, read: Reader, now: number): Lines {
  const lease = leaseIn(read)(metadata.name);
  if (lease === undefined) return ['Lease:\tFailed to get lease: not found'];
  const { holderIdentity, acquireTime, renewTime } = withHeartbeats(lease, now, leaseIn(read)).spec;
  return section('Lease', [
    field('HolderIdentity', holderIdentity ?? '<unset>'),
    field('AcquireTime', longTime(acquireTime)),
    field('RenewTime', longTime(renewTime)),
  ]);
}

function conditionLines({ status }: Node): Lines {
  return tableSection(
    'Conditions',
    ['Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message'],
    (status.conditions ?? []).map((condition) => [
      `${condition.type} `,
      `${condition.status} `,
      `${longTime(condition.lastHeartbeatTime)} `,
      `${longTime(condition.lastTransitionTime)} `,
      `${condition.reason ?? ''} `,
      condition.message ?? '',
    ]),
  );
}

function quantities(list: Readonly<Record<string, string | number>> | undefined): Lines {
  return sortedEntries(list).map(([name, quantity]) => field(name, quantity));
}

function systemLines({ status: { nodeInfo } }: Node): Lines {
  return section('System Info', [
    field('Machine ID', nodeInfo?.machineID ?? ''),
    field('System UUID', nodeInfo?.systemUUID ?? ''),
    field('Boot ID', nodeInfo?.bootID ?? ''),
    field('Kernel Version', nodeInfo?.kernelVersion ?? ''),
    field('OS Image', nodeInfo?.osImage ?? ''),
    field('Operating System', nodeInfo?.operatingSystem ?? ''),
    field('Architecture', nodeInfo?.architecture ?? ''),
    field('Container Runtime Version', nodeInfo?.containerRuntimeVersion ?? ''),
    field('Kubelet Version', nodeInfo?.kubeletVersion ?? ''),
  ]);
}

function podLines(node: Node, pods: readonly Pod[], now: number): Lines {
  const allocatable = amountsOf(node.status.allocatable);
  const title = field('Non-terminated Pods', `(${pods.length} in total)`);
  const heads = [
    'Namespace',
    'Name',
    '',
    'CPU Requests',
    'CPU Limits',
    'Memory Requests',
    'Memory Limits',
    'Age',
  ];
  const rows = pods.map((pod) => {
    const [requests, limits] = [podRequests(pod), podLimits(pod)];
    return [
      pod.metadata.namespace ?? '',
      pod.metadata.name,
      '',
      share('cpu', requests, allocatable),
      share('cpu', limits, allocatable),
      share('memory', requests, allocatable),
      share('memory', limits, allocatable),
      age(pod.metadata.creationTimestamp, now).text,
    ];
  });
  return [title, ...indent(1, underlined(heads, rows))];
}

function allocationLines(node: Node, pods: readonly Pod[]): Lines {
  const allocatable = amountsOf(node.status.allocatable);
  const requests = sumAmounts(...pods.map(podRequests));
  const limits = sumAmounts(...pods.map(podLimits));
  const others = Object.keys(allocatable).filter(
    (name) => !['cpu', 'memory', 'ephemeral-storage', 'pods'].includes(name),
  );
  const rows = ['cpu', 'memory', 'ephemeral-storage', ...others.sort()].map((name) => [
    name,
    share(name, requests, allocatable),
    share(name, limits, allocatable),
  ]);
  return [
    'Allocated resources:',
    '  (Total limits may be over 100 percent, i.e., overcommitted.)',
    ...indent(1, underlined(['Resource', 'Requests', 'Limits'], rows)),
  ];
}

/** `500m (12%)`, percent of what can be given, rounded down. */
function share(name: string, amounts: ResourceAmounts, allocatable: ResourceAmounts): string {
  const amount = amountOf(amounts, name);
  const whole = amountOf(allocatable, name);
  const percent = whole === 0 ? 0 : Math.trunc((amount * 100) / whole);
  return `${name === 'cpu' ? formatCpu(amount) : formatBytes(amount)} (${percent}%)`;
}
