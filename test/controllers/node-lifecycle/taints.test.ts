import { expect, test } from 'vitest';
import { wantedTaints } from '../../../source/controllers/node-lifecycle/taints.ts';
import type { EvictionTime } from '../../../source/controllers/node-lifecycle/zones.ts';
import type { Node } from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import { completed, epoch } from '../../support/world.ts';

interface Row {
  readonly title: string;
  readonly conditions?: Readonly<Record<string, string>>;
  readonly unschedulable?: boolean;
  /** `KEY:EFFECT`, without the common prefix. */
  readonly taints?: readonly string[];
  readonly evictAt?: EvictionTime;
  /** Undefined: as they were. */
  readonly expected: readonly string[] | undefined;
}

const prefix = 'node.kubernetes.io/';

const rows: readonly Row[] = [
  { title: 'a good node', conditions: { Ready: 'True' }, expected: undefined },
  {
    title: 'not ready',
    conditions: { Ready: 'False' },
    evictAt: 'never',
    expected: ['not-ready:NoSchedule'],
  },
  {
    title: 'not heard of',
    conditions: { Ready: 'Unknown' },
    evictAt: 'never',
    expected: ['unreachable:NoSchedule'],
  },
  {
    title: 'memory',
    conditions: { Ready: 'True', MemoryPressure: 'True' },
    expected: ['memory-pressure:NoSchedule'],
  },
  {
    title: 'disk',
    conditions: { Ready: 'True', DiskPressure: 'True' },
    expected: ['disk-pressure:NoSchedule'],
  },
  {
    title: 'processes',
    conditions: { Ready: 'True', PIDPressure: 'True' },
    expected: ['pid-pressure:NoSchedule'],
  },
  {
    title: 'network',
    conditions: { Ready: 'True', NetworkUnavailable: 'True' },
    expected: ['network-unavailable:NoSchedule'],
  },
  {
    title: 'unknown pressure',
    conditions: { Ready: 'True', MemoryPressure: 'Unknown' },
    expected: undefined,
  },
  {
    title: 'cordoned',
    conditions: { Ready: 'True' },
    unschedulable: true,
    expected: ['unschedulable:NoSchedule'],
  },
  { title: 'uncordoned', conditions: { Ready: 'True' }, taints: ['unschedulable:NoSchedule'], expected: [] },
  {
    title: 'its turn to be evicted',
    conditions: { Ready: 'Unknown' },
    taints: ['unreachable:NoSchedule'],
    evictAt: epoch,
    expected: ['unreachable:NoSchedule', 'unreachable:NoExecute'],
  },
  {
    title: 'not its turn yet',
    conditions: { Ready: 'Unknown' },
    taints: ['unreachable:NoSchedule'],
    evictAt: epoch + 1,
    expected: undefined,
  },
  {
    title: 'one reason for the other, at any time',
    conditions: { Ready: 'False' },
    taints: ['not-ready:NoSchedule', 'unreachable:NoExecute'],
    evictAt: 'never',
    expected: ['not-ready:NoSchedule', 'not-ready:NoExecute'],
  },
  {
    title: 'ready again',
    conditions: { Ready: 'True' },
    taints: ['unreachable:NoSchedule', 'unreachable:NoExecute'],
    expected: [],
  },
  {
    title: 'all nodes lost',
    conditions: { Ready: 'Unknown' },
    taints: ['unreachable:NoSchedule', 'unreachable:NoExecute'],
    evictAt: 'suspended',
    expected: ['unreachable:NoSchedule'],
  },
  {
    title: 'taints of others stay',
    conditions: { Ready: 'True' },
    taints: ['dedicated:NoExecute', 'unreachable:NoExecute'],
    expected: ['dedicated:NoExecute'],
  },
];

test.each(rows)(
  'taints: $title',
  ({ conditions = {}, unschedulable, taints = [], evictAt = 'never', expected }) => {
    const node = completed({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1' },
      spec: {
        ...(unschedulable && { unschedulable }),
        taints: taints.map((text) => {
          const [key, effect] = text.split(':');
          return { key: `${prefix}${key}`, effect };
        }),
      },
      status: { conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })) },
    }) as unknown as Node;
    const wanted = wantedTaints(node, evictAt, epoch);
    expect(wanted?.map(({ key, effect }) => `${key.replace(prefix, '')}:${effect}`)).toEqual(expected);
    const added = wanted?.filter((taint) => !node.spec.taints?.includes(taint)) ?? [];
    expect(added.every(({ timeAdded }) => timeAdded === timestamp(epoch))).toBe(true);
  },
);
