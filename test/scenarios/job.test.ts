import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { job } from '../support/manifests.ts';
import { eventsOf, minutes, podsOf, seconds, until } from '../support/waiting.ts';

const get = (cluster: ReturnType<typeof createCluster>) => cluster.get('Job', 'default', 'batch');

function conditions(cluster: ReturnType<typeof createCluster>) {
  return get(cluster)
    .status.conditions?.filter((condition) => condition.status === 'True')
    .map((condition) => condition.type);
}

test('S42: a job runs to completion, its pod stays with its log', () => {
  const cluster = createCluster();
  cluster.create(job('batch'));
  cluster.advance(60 * seconds);
  expect(get(cluster).status).toMatchObject({ active: 1 });
  const took = until(
    cluster,
    'the job is complete',
    () => conditions(cluster)?.includes('Complete') === true,
  );
  expect(took + 60 * seconds).toBeGreaterThan(2 * minutes);
  expect(took + 60 * seconds).toBeLessThan(2.5 * minutes);
  expect(get(cluster).status).toMatchObject({ succeeded: 1 });
  const [pod] = podsOf(cluster, 'job-name=batch');
  expect(pod!.status.phase).toBe('Succeeded');
  const lines = cluster.logs('default', pod!.metadata.name).map((line) => line.text);
  expect(lines[0]).toMatch(/Batch job starting$/);
  expect(lines.at(-1)).toMatch(/Finished succesfully$/);
  expect(
    eventsOf(cluster, get(cluster).metadata.uid).map((event) => event.replace(/batch-\w+/, 'batch-x')),
  ).toEqual(['SuccessfulCreate: Created pod: batch-x', 'Completed: Job completed']);
});

test('S42: five completions, two at a time', () => {
  const cluster = createCluster();
  cluster.create(job('batch', 'luksa/batch-job', { completions: 5, parallelism: 2 }));
  let most = 0;
  until(
    cluster,
    'the job is complete',
    () => {
      most = Math.max(
        most,
        podsOf(cluster, 'job-name=batch').filter((pod) => pod.status.phase === 'Running').length,
      );
      return conditions(cluster)?.includes('Complete') === true;
    },
    20 * minutes,
  );
  expect(most).toBe(2);
  expect(get(cluster).status.succeeded).toBe(5);
  expect(podsOf(cluster, 'job-name=batch')).toHaveLength(5);
});

test('S42: a job whose pods keep failing gives up at its back-off limit', () => {
  const cluster = createCluster();
  const failing = job('batch', 'busybox:1.36', {
    backoffLimit: 2,
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', 'exit 1'] }],
      },
    },
  });
  cluster.create(failing);
  until(cluster, 'the job failed', () => conditions(cluster)?.includes('Failed') === true, 10 * minutes);
  expect(podsOf(cluster, 'job-name=batch').map((pod) => pod.status.phase)).toEqual([
    'Failed',
    'Failed',
    'Failed',
  ]);
  expect(eventsOf(cluster, get(cluster).metadata.uid).at(-1)).toBe(
    'BackoffLimitExceeded: Job has reached the specified backoff limit',
  );
});
