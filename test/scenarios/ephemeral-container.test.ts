import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { pod } from '../support/manifests.ts';
import { eventsOf, minutes, until, untilReady } from '../support/waiting.ts';

function clusterWith(manifest: Manifest) {
  const cluster = createCluster({ manifests: [manifest] });
  const web = () => cluster.get('Pod', 'default', 'web');
  const add = (container: object) =>
    cluster.patch(
      'Pod',
      'default',
      'web',
      { type: 'strategic', body: { spec: { ephemeralContainers: [container] } } },
      { subresource: 'ephemeralcontainers' },
    );
  const state = () => web().status.ephemeralContainerStatuses?.[0]?.state;
  return { cluster, web, add, state };
}

test('an ephemeral container is pulled and started beside the others, which do not notice', () => {
  const { cluster, web, add, state } = clusterWith(pod('web', 'nginx:1.16', { app: 'web' }));
  untilReady(cluster, 'app=web', 1);
  const { conditions, containerStatuses, phase } = web().status;
  add({ name: 'debug', image: 'busybox:1.37', stdin: true });
  until(cluster, 'the container runs', () => state()?.running !== undefined);
  expect(web().status).toMatchObject({
    phase,
    containerStatuses,
    ephemeralContainerStatuses: [{ name: 'debug', ready: false, restartCount: 0 }],
  });
  expect(conditions?.map(({ status }) => status)).toEqual(
    web().status.conditions?.map(({ status }) => status),
  );
  const about = cluster.read.eventsAbout(web().metadata.uid);
  const fields = about
    .filter(({ involvedObject }) => involvedObject.fieldPath === 'spec.ephemeralContainers{debug}')
    .map(({ reason }) => reason);
  expect(fields).toEqual(expect.arrayContaining(['Pulling', 'Pulled', 'Created', 'Started']));
  expect(cluster.logs('default', 'web', { container: 'debug' })).toEqual([]);
});

test('once it has ended it stays so', () => {
  const { cluster, add, state } = clusterWith(pod('web', 'nginx:1.16', { app: 'web' }));
  untilReady(cluster, 'app=web', 1);
  add({ name: 'debug', image: 'busybox:1.37', command: ['sh', '-c', 'echo hello; exit 3'] });
  until(cluster, 'the container has ended', () => state()?.terminated !== undefined);
  expect(state()?.terminated?.exitCode).toBe(3);
  cluster.advance(5 * minutes);
  expect(state()?.terminated?.exitCode).toBe(3);
  expect(cluster.logs('default', 'web', { container: 'debug' }).map(({ text }) => text)).toEqual(['hello']);
});

test('the pod that is done, or deleted, does not wait for it', () => {
  const short = pod('web', 'busybox:1.37', { app: 'web' });
  const containers = [{ name: 'main', image: 'busybox:1.37', command: ['sleep', '60'] }];
  const { cluster, web, add, state } = clusterWith({
    ...short,
    spec: { containers, restartPolicy: 'Never' },
  });
  untilReady(cluster, 'app=web', 1);
  add({ name: 'debug', image: 'busybox:1.37', stdin: true });
  until(cluster, 'the container runs', () => state()?.running !== undefined);
  until(cluster, 'the pod is done', () => web().status.phase === 'Succeeded');
  until(cluster, 'the container was stopped', () => state()?.terminated !== undefined);
  expect(eventsOf(cluster, web().metadata.uid)).toContain('Killing: Stopping container debug');
  cluster.delete('Pod', 'default', 'web');
  until(cluster, 'the pod is gone', () => cluster.read.get('Pod', 'default', 'web') === undefined);
});

test('a deleted pod takes its ephemeral containers along', () => {
  const { cluster, add, state } = clusterWith(pod('web', 'nginx:1.16', { app: 'web' }));
  untilReady(cluster, 'app=web', 1);
  add({ name: 'debug', image: 'busybox:1.37', stdin: true });
  until(cluster, 'the container runs', () => state()?.running !== undefined);
  cluster.delete('Pod', 'default', 'web', { gracePeriodSeconds: 5 });
  until(cluster, 'the pod is gone', () => cluster.read.get('Pod', 'default', 'web') === undefined, 10_000);
});
