import { describe, expect, it } from 'vitest';
import { resourceQuota } from '../../source/controllers/resource-quota.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import type { Change } from '../../source/store/reading.ts';
import { completed, context, epoch, world } from '../support/world.ts';

const namespace = 'default';

function quota(hard: Record<string, string>, status: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace },
    spec: { hard },
    status,
  };
}

function pod(name: string, status: object = {}, metadata: object = {}): Manifest {
  const containers = [{ name: 'app', resources: { requests: { cpu: '500m' } } }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, ...metadata },
    spec: { containers },
    status,
  };
}

function reconcile(objects: readonly Manifest[], now = epoch) {
  return resourceQuota.reconcile(context(world(...objects), now), `${namespace}/q`);
}

describe('A quota is counted', () => {
  const hard = { pods: '4', 'count/pods': '9', 'requests.cpu': '2' };

  it.each<[string, Manifest[], Record<string, string>]>([
    ['with nothing there', [], { pods: '0', 'count/pods': '0', 'requests.cpu': '0' }],
    ['with pods that run', [pod('a'), pod('b')], { pods: '2', 'count/pods': '2', 'requests.cpu': '1' }],
    [
      'without pods that finished, but for the number of objects',
      [pod('a', { phase: 'Succeeded' }), pod('b', { phase: 'Failed' }), pod('c')],
      { pods: '1', 'count/pods': '3', 'requests.cpu': '500m' },
    ],
    [
      'without pods of other namespaces',
      [pod('a', {}, { namespace: 'elsewhere' })],
      { pods: '0', 'count/pods': '0', 'requests.cpu': '0' },
    ],
  ])('%s', (_title, pods, used) => {
    expect(reconcile([quota(hard), ...pods]).writes).toMatchObject([
      { verb: 'update', subresource: 'status', object: { status: { hard, used } } },
    ]);
  });

  it('a pod that terminates counts until twice its grace is over, and then it is looked at again', () => {
    const leaving = pod('a', {}, { deletionTimestamp: timestamp(epoch), deletionGracePeriodSeconds: 30 });
    const objects = [quota({ pods: '4' }), leaving];
    const outcome = reconcile(objects);
    expect(outcome.writes).toMatchObject([{ object: { status: { used: { pods: '1' } } } }]);
    expect(outcome.wakeAt).toBe(epoch + 30_001);
    expect(reconcile(objects, epoch + 30_001).writes).toMatchObject([
      { object: { status: { used: { pods: '0' } } } },
    ]);
  });
});

describe('It is counted anew', () => {
  const pods = quota({ pods: '4' });
  const change = (type: Change['type'], before?: Manifest, after?: Manifest): Change => ({
    revision: 1,
    time: epoch,
    type,
    table: (after ?? before)!.kind as Change['table'],
    key: 'default/a',
    actor: 'test',
    reason: '',
    ...(before && { before: completed(before) }),
    ...(after && { after: completed(after) }),
  });
  const configMap: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace } };

  it.each<[string, Change, boolean]>([
    ['when it is new', change('ADDED', undefined, pods), true],
    ['when its limits change', change('MODIFIED', pods, quota({ pods: '5' })), true],
    [
      'not when its status changes',
      change('MODIFIED', pods, { ...pods, status: { hard: { pods: '4' } } }),
      false,
    ],
    ['when a pod leaves', change('DELETED', pod('a')), true],
    ['when a pod finishes', change('MODIFIED', pod('a'), pod('a', { phase: 'Succeeded' })), true],
    [
      'when a pod is about to leave',
      change('MODIFIED', pod('a'), pod('a', {}, { deletionTimestamp: timestamp(epoch) })),
      true,
    ],
    ['not when a pod starts', change('MODIFIED', pod('a'), pod('a', { phase: 'Running' })), false],
    ['not when a pod is made, which was charged', change('ADDED', undefined, pod('a')), false],
    ['not when something else leaves', change('DELETED', configMap), false],
    ['not when a pod leaves elsewhere', change('DELETED', pod('a', {}, { namespace: 'elsewhere' })), false],
  ])('%s', (_title, given, isCounted) => {
    expect([...resourceQuota.watch(given, world(pods))]).toEqual(isCounted ? ['default/q'] : []);
  });
});
