import { expect, test } from 'vitest';
import { secondsTolerated, shortest, taintEviction } from '../../source/controllers/taint-eviction.ts';
import type { Manifest, Taint, Toleration } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { context, epoch, world } from '../support/world.ts';
import { type Rig, rig } from './support/rig.ts';

const one: Taint = { key: 'one', value: 'a', effect: 'NoExecute' };
const two: Taint = { key: 'two', value: 'b', effect: 'NoExecute' };
const unreachable: Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };

function tolerating({ key, value }: Taint, tolerationSeconds?: number): Toleration {
  return {
    key,
    value,
    effect: 'NoExecute',
    operator: 'Equal',
    ...(tolerationSeconds !== undefined && { tolerationSeconds }),
  };
}

const anyValue = (tolerationSeconds?: number): Toleration => ({
  key: unreachable.key,
  operator: 'Exists',
  effect: 'NoExecute',
  ...(tolerationSeconds !== undefined && { tolerationSeconds }),
});

test.each([
  ['no taint', [], [], undefined],
  ['no toleration', [one], [], 0],
  ['tolerated for a while', [one], [tolerating(one, 100)], 100],
  ['tolerated for ever', [one], [tolerating(one)], undefined],
  ['another value', [one], [{ ...tolerating(one), value: 'other' }], 0],
  ['another taint', [one], [tolerating(two)], 0],
  ['one for ever, one for a while', [one, two], [tolerating(one), tolerating(two, 60)], 60],
  ['the shorter one counts', [one, two], [tolerating(one, 100), tolerating(two, 60)], 60],
  ['one of two not tolerated', [one, two], [tolerating(one, 100)], 0],
  ['a lost node by default', [unreachable], [anyValue(300)], 300],
  ['a lost node, pod of a DaemonSet', [unreachable], [anyValue()], undefined],
  ['everything tolerated', [one, two], [{ operator: 'Exists' as const }], undefined],
])('seconds that a pod stays: %s', (_title, taints, tolerations, seconds) => {
  expect(secondsTolerated(taints, tolerations)).toBe(seconds);
});

test.each([
  [[], 0],
  [[undefined], undefined],
  [[undefined, undefined], undefined],
  [[60], 60],
  [[undefined, 30, 60], 30],
  [[-5], 0],
])('the shortest of the tolerations %j is %s', (seconds, expected) => {
  expect(shortest(seconds)).toBe(expected);
});

function node(taints: readonly Taint[], added: number | undefined = 0): Manifest {
  const timeAdded = added === undefined ? {} : { timeAdded: timestamp(epoch + added * 1000) };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1' },
    spec: { taints: taints.map((taint) => ({ ...taint, ...timeAdded })) },
  };
}

function pod(tolerations: readonly Toleration[], nodeName?: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default' },
    spec: { tolerations, ...(nodeName && { nodeName }) },
  };
}

function look(objects: readonly Manifest[], seconds = 0) {
  return taintEviction.reconcile(context(world(...objects), epoch + seconds * 1000), 'pod default/p');
}

test('a pod that does not tolerate a taint is marked and deleted, and an event tells of it', () => {
  const { writes, events } = look([node([one]), pod([], 'node-1')]);
  expect(writes).toMatchObject([
    {
      subresource: 'status',
      object: {
        status: {
          conditions: [
            {
              type: 'DisruptionTarget',
              status: 'True',
              reason: 'DeletionByTaintManager',
              message: 'Taint manager: deleting due to NoExecute taint',
            },
          ],
        },
      },
    },
    { verb: 'delete', object: { metadata: { name: 'p' } } },
  ]);
  expect(events).toMatchObject([
    { type: 'Normal', reason: 'TaintManagerEviction', message: 'Marking for deletion Pod default/p' },
  ]);
});

test.each([
  ['no taint', [], [], 'node-1'],
  ['no node', [one], [], undefined],
  ['tolerated for ever', [one], [tolerating(one)], 'node-1'],
])('a pod stays: %s', (_title, taints, tolerations, nodeName) => {
  expect(look([node(taints), pod(tolerations, nodeName)])).toEqual({});
});

test('a pod that tolerates a taint for a while stays until then, counted from the taint', () => {
  const objects = [node([one], 20), pod([tolerating(one, 100)], 'node-1')];
  expect(look(objects, 30)).toEqual({ wakeAt: epoch + 120_000 });
  expect(look(objects, 120).writes).toHaveLength(2);
});

test('a pod that came after the taint stays for as long, counted from its coming', () => {
  const bound = {
    conditions: [{ type: 'PodScheduled', status: 'True', lastTransitionTime: timestamp(epoch + 50_000) }],
  };
  const objects = [node([one], 20), { ...pod([tolerating(one, 100)], 'node-1'), status: bound }];
  expect(look(objects, 60)).toEqual({ wakeAt: epoch + 150_000 });
});

function taint(cluster: Rig, ...taints: readonly Taint[]): void {
  cluster.edit('Node', 'node-1', (found) => ({ ...found, spec: { ...found.spec, taints } }));
  cluster.advance(100);
}

function running(tolerations: readonly Toleration[]): Rig {
  const cluster = rig();
  const containers = [{ name: 'main', image: 'nginx' }];
  cluster.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers, tolerations },
  });
  cluster.advance(1_000);
  return cluster;
}

test('a taint set by hand gets its time, and its tolerations count from then', () => {
  const cluster = running([tolerating(one, 60)]);
  taint(cluster, one);
  cluster.advance(58_000);
  expect(cluster.read.list('Pod')).toHaveLength(1);
  cluster.advance(2_000);
  expect(cluster.read.list('Pod')).toEqual([]);
});

test('without the taint the eviction is off', () => {
  const cluster = running([tolerating(one, 60)]);
  taint(cluster, one);
  taint(cluster);
  cluster.advance(120_000);
  expect(cluster.read.list('Pod')).toHaveLength(1);
  expect(cluster.events('p')).toEqual(['TaintManagerEviction: Cancelling deletion of Pod default/p']);
});

test('a second taint for a while starts the clock, its end stops it', () => {
  const cluster = running([tolerating(one), tolerating(two, 60)]);
  taint(cluster, one);
  expect(cluster.events('p')).toEqual([]);
  taint(cluster, one, two);
  taint(cluster, one);
  cluster.advance(120_000);
  expect(cluster.events('p')).toEqual(['TaintManagerEviction: Cancelling deletion of Pod default/p']);
  expect(cluster.read.list('Pod')).toHaveLength(1);
});
