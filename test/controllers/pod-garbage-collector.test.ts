import { expect, test } from 'vitest';
import { podGarbageCollector } from '../../source/controllers/pod-garbage-collector.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { context, epoch, world } from '../support/world.ts';
import { node, rig } from './support/rig.ts';

function pod(name: string, fields: { spec?: object; status?: object; metadata?: object } = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...fields.metadata },
    spec: fields.spec ?? { nodeName: 'gone' },
    status: fields.status ?? { phase: 'Running' },
  };
}

function look(objects: readonly Manifest[], key: string, seconds = 0) {
  return podGarbageCollector.reconcile(context(world(...objects), epoch + seconds * 1000), key);
}

test('pods of a missing node are left alone for a while, in case it comes back', () => {
  expect(look([pod('a')], `node gone ${epoch + 5_000}`, 30)).toEqual({ wakeAt: epoch + 60_000 });
  expect(look([pod('a'), node('gone')], `node gone ${epoch + 5_000}`, 60)).toEqual({});
});

test('then they fail, say why, and are deleted without grace', () => {
  expect(look([pod('a')], `node gone ${epoch + 5_000}`, 60).writes).toMatchObject([
    {
      subresource: 'status',
      object: {
        status: {
          phase: 'Failed',
          conditions: [
            {
              type: 'DisruptionTarget',
              status: 'True',
              reason: 'DeletionByPodGC',
              message: 'PodGC: node no longer exists',
            },
          ],
        },
      },
    },
    { verb: 'delete', gracePeriodSeconds: 0 },
  ]);
});

test('a deleted pod without a node goes', () => {
  const deleted = pod('a', { spec: {}, metadata: { deletionTimestamp: timestamp(epoch) } });
  expect(look([deleted], 'pod default/a').writes).toMatchObject([{ verb: 'delete', gracePeriodSeconds: 0 }]);
  expect(look([pod('a', { spec: {} })], 'pod default/a').writes).toEqual([]);
});

test('of too many finished pods the oldest go', () => {
  const finished = Array.from({ length: 12_502 }, (_, index) =>
    pod(`p-${index}`, {
      status: { phase: 'Succeeded' },
      metadata: { creationTimestamp: timestamp(epoch - index * 1000) },
    }),
  );
  const writes = look([...finished, pod('running')], 'terminated').writes!;
  const names = writes.map((write) => 'object' in write && write.object.metadata.name);
  expect(names).toEqual(['p-12501', 'p-12500']);
});

test('the pods of a deleted node go with it', () => {
  const cluster = rig();
  cluster.create(
    pod('bare', { spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'nginx' }] } }),
  );
  cluster.advance(5_000);
  cluster.delete('Node', 'node-1');
  cluster.advance(40_000);
  expect(cluster.read.list('Pod')).toHaveLength(1);
  cluster.advance(20_000);
  expect(cluster.read.list('Pod')).toEqual([]);
});
