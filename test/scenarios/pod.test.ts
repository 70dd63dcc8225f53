import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest, Pod } from '../../source/kubernetes/objects.ts';
import { podCondition } from '../../source/kubernetes/pods.ts';
import { pod } from '../support/manifests.ts';
import { eventsOf, minutes, seconds, until } from '../support/waiting.ts';

function withContainer(container: object, spec: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'main', ...container }], ...spec },
  };
}

function running(manifest: Manifest, ...times: readonly number[]) {
  const cluster = createCluster();
  cluster.create(manifest);
  const get = (): Pod => cluster.get('Pod', 'default', 'a');
  for (const time of times) cluster.advance(time);
  return { cluster, get, state: () => get().status.containerStatuses?.[0] };
}

test('S01: a pod is scheduled, pulled, created, started, and tells each step', () => {
  const { cluster, get } = running(pod('a'));
  until(cluster, 'the pod is ready', () => podCondition(get(), 'Ready')?.status === 'True', 1 * minutes);
  expect(get().status).toMatchObject({ phase: 'Running', qosClass: 'BestEffort' });
  expect(get().status.podIP).toMatch(/^10\.244\.\d+\.\d+$/);
  const reasons = eventsOf(cluster, get().metadata.uid).map((event) => event.split(':')[0]);
  expect(reasons).toEqual(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started']);
});

test('S05: a process that sleeps an hour runs an hour and completes', () => {
  const manifest = withContainer(
    { image: 'nginx:1.16', command: ['/bin/sleep'], args: ['3600'] },
    { restartPolicy: 'Never' },
  );
  const { cluster, get, state } = running(manifest, 59 * minutes);
  expect(get().status.phase).toBe('Running');
  cluster.advance(2 * minutes);
  expect(get().status.phase).toBe('Succeeded');
  expect(state()?.state?.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
});

test('S12: a failing liveness probe kills the container, again and again', () => {
  const probe = { httpGet: { path: '/', port: 8080 } };
  const { cluster, get, state } = running(
    withContainer({ image: 'luksa/kubia-unhealthy', livenessProbe: probe }),
  );
  until(cluster, 'the first restart', () => (state()?.restartCount ?? 0) === 1, 5 * minutes);
  expect(state()?.lastState?.terminated).toMatchObject({ exitCode: 137, reason: 'Error' });
  const events = eventsOf(cluster, get().metadata.uid);
  expect(events).toContain('Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500');
  expect(events).toContain('Killing: Container main failed liveness probe, will be restarted');
});

test('S15: an image that is not there is tried again with growing patience', () => {
  const { state } = running(withContainer({ image: 'nginx:broken' }), 8 * seconds);
  expect(['ErrImagePull', 'ImagePullBackOff']).toContain(state()?.state?.waiting?.reason);
});

test('S16: a pod that fits nowhere stays pending and counts why', () => {
  const resources = { requests: { cpu: '64' } };
  const { cluster, get } = running(withContainer({ image: 'nginx:1.16', resources }), 5 * seconds);
  expect(get().status.phase).toBe('Pending');
  expect(podCondition(get(), 'PodScheduled')).toMatchObject({ status: 'False', reason: 'Unschedulable' });
  expect(eventsOf(cluster, get().metadata.uid)[0]).toMatch(
    /^FailedScheduling: 0\/4 nodes are available: 1 node\(s\) had untolerated taint\(s\), 3 Insufficient cpu\./,
  );
});

test('S20: a deleted pod terminates within its grace period and stays gone', () => {
  const { cluster, get } = running(pod('a'), 30 * seconds);
  cluster.delete('Pod', 'default', 'a');
  expect(get().metadata.deletionTimestamp).toBeDefined();
  const took = until(cluster, 'the pod is gone', () => cluster.read.get('Pod', 'default', 'a') === undefined);
  expect(took).toBeLessThanOrEqual(32 * seconds);
});

test.each([
  ['Always', 'exit 0', 'Running'],
  ['Always', 'exit 1', 'Running'],
  ['OnFailure', 'exit 0', 'Succeeded'],
  ['OnFailure', 'exit 1', 'Running'],
  ['Never', 'exit 0', 'Succeeded'],
  ['Never', 'exit 1', 'Failed'],
])(
  'S21: with restartPolicy %s a container that does "%s" leaves its pod %s',
  (restartPolicy, script, phase) => {
    const manifest = withContainer(
      { image: 'busybox:1.36', command: ['sh', '-c', script] },
      { restartPolicy },
    );
    const { get, state } = running(manifest, 2 * minutes);
    expect(get().status.phase).toBe(phase);
    expect((state()?.restartCount ?? 0) > 0).toBe(phase === 'Running');
  },
);

test('S21: a crash loop waits longer each time', () => {
  const manifest = withContainer({ image: 'busybox:1.36', command: ['sh', '-c', 'exit 1'] });
  const { state } = running(manifest, 10 * minutes);
  expect(state()?.state?.waiting).toMatchObject({ reason: 'CrashLoopBackOff' });
  expect(state()?.restartCount).toBeGreaterThanOrEqual(5);
  expect(state()?.restartCount).toBeLessThanOrEqual(7);
});
