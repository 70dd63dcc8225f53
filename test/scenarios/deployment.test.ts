import { expect, test } from 'vitest';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { Deployment, ReplicaSet } from '../../source/kubernetes/objects.ts';
import { isPodActive, isPodReady, isPodTerminal } from '../../source/kubernetes/pods.ts';
import { deployment } from '../support/manifests.ts';
import { fc } from '../support/properties.ts';
import { eventsOf, minutes, podsOf, seconds, until, untilReady } from '../support/waiting.ts';

function withDeployment(fields: Parameters<typeof deployment>[1] = {}): Cluster {
  const cluster = createCluster();
  cluster.create(deployment('web', fields));
  untilComplete(cluster);
  return cluster;
}

const web = (cluster: Cluster): Deployment => cluster.get('Deployment', 'default', 'web');

function setImage(cluster: Cluster, image: string): void {
  const [container] = web(cluster).spec.template.spec!.containers;
  cluster.patch('Deployment', 'default', 'web', {
    type: 'merge',
    body: {
      spec: { template: { spec: { containers: [{ ...container, image }] } } },
    },
  });
}

function isComplete(cluster: Cluster): boolean {
  const { metadata, spec, status } = web(cluster);
  return (
    status.observedGeneration === metadata.generation &&
    status.updatedReplicas === spec.replicas &&
    status.availableReplicas === spec.replicas &&
    status.replicas === spec.replicas
  );
}

function untilComplete(cluster: Cluster): void {
  until(cluster, 'the rollout is complete', () => isComplete(cluster));
}

function setsByRevision(cluster: Cluster): readonly ReplicaSet[] {
  const revision = (set: ReplicaSet) =>
    Number(set.metadata.annotations?.['deployment.kubernetes.io/revision']);
  return [...cluster.list('ReplicaSet', { namespace: 'default' })].sort((a, b) => revision(a) - revision(b));
}

function condition(cluster: Cluster, type: string) {
  return web(cluster).status.conditions?.find((item) => item.type === type);
}

test('S31: names are made of the deployment, the template hash and five letters', () => {
  const cluster = withDeployment();
  const [set] = cluster.list('ReplicaSet', { namespace: 'default' });
  const hash = set!.metadata.labels!['pod-template-hash']!;
  expect(set!.metadata.name).toBe(`web-${hash}`);
  for (const pod of podsOf(cluster, 'app=web')) {
    expect(pod.metadata.name).toMatch(new RegExp(`^web-${hash}-[bcdfghjklmnpqrstvwxz2456789]{5}$`));
    expect(pod.metadata.labels!['pod-template-hash']).toBe(hash);
  }
  expect(condition(cluster, 'Available')).toMatchObject({
    status: 'True',
    reason: 'MinimumReplicasAvailable',
  });
  expect(condition(cluster, 'Progressing')).toMatchObject({
    status: 'True',
    reason: 'NewReplicaSetAvailable',
  });
});

test('S32: at every instant of a rolling update the bounds hold', () => {
  const amount = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('25%', '50%', '100%'));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), amount, amount, (replicas, maxSurge, maxUnavailable) => {
      fc.pre(!isZero(maxSurge) || !isZero(maxUnavailable));
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
      const cluster = withDeployment({ replicas, strategy });
      const surge = share(maxSurge, replicas, Math.ceil);
      const floor = share(maxUnavailable, replicas, Math.floor);
      const unavailable = Math.min(replicas, surge === 0 ? Math.max(1, floor) : floor);
      setImage(cluster, 'nginx:1.17');
      until(cluster, 'the rollout is complete', () => {
        const pods = podsOf(cluster, 'app=web').filter(isPodActive);
        expect(pods.length).toBeLessThanOrEqual(replicas + surge);
        expect(pods.filter(isPodReady).length).toBeGreaterThanOrEqual(replicas - unavailable);
        return isComplete(cluster);
      });
    }),
    { numRuns: 25 },
  );
});

function isZero(amount: number | string): boolean {
  return amount === 0 || amount === '0%';
}

function share(amount: number | string, replicas: number, round: (value: number) => number): number {
  return typeof amount === 'number' ? amount : round((Number.parseInt(amount, 10) * replicas) / 100);
}

test('S33: Recreate lets every old pod go before the first new one comes', () => {
  const cluster = withDeployment({ strategy: { type: 'Recreate' } });
  setImage(cluster, 'nginx:1.17');
  until(cluster, 'the rollout is complete', () => {
    const images = new Set(
      podsOf(cluster, 'app=web')
        .filter((pod) => !isPodTerminal(pod))
        .map((pod) => pod.spec.containers[0]!.image),
    );
    expect(images.size).toBeLessThanOrEqual(1);
    return isComplete(cluster);
  });
});

test('S34: a rollout that makes no progress says so after its deadline', () => {
  const cluster = withDeployment({ spec: { progressDeadlineSeconds: 60 } });
  setImage(cluster, 'nginx:broken');
  cluster.advance(50 * seconds);
  expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
  cluster.advance(30 * seconds);
  expect(condition(cluster, 'Progressing')).toMatchObject({
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
  });
});

test('S34: no more old ReplicaSets are kept than the history limit says', () => {
  const cluster = withDeployment({ replicas: 1, spec: { revisionHistoryLimit: 2 } });
  for (const tag of ['1.17', '1.18', '1.19', '1.20', '1.21']) {
    setImage(cluster, `nginx:${tag}`);
    untilComplete(cluster);
  }
  cluster.advance(30 * seconds);
  expect(
    setsByRevision(cluster).map((set) => set.metadata.annotations!['deployment.kubernetes.io/revision']),
  ).toEqual(['4', '5', '6']);
});

test('S35: a change of replicas starts no rollout; an old template reuses its ReplicaSet with a new revision', () => {
  const cluster = withDeployment();
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { replicas: 4 } } });
  untilComplete(cluster);
  expect(setsByRevision(cluster)).toHaveLength(1);
  const first = setsByRevision(cluster)[0]!.metadata.name;
  setImage(cluster, 'nginx:1.17');
  untilComplete(cluster);
  setImage(cluster, 'nginx:1.16');
  untilComplete(cluster);
  const sets = setsByRevision(cluster);
  expect(sets).toHaveLength(2);
  expect(sets[1]!.metadata).toMatchObject({
    name: first,
    annotations: {
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    },
  });
});

test('S37: while paused a new template waits and scaling works; resumed, it rolls out', () => {
  const cluster = withDeployment();
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { paused: true } } });
  setImage(cluster, 'nginx:1.17');
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { replicas: 5 } } });
  untilReady(cluster, 'app=web', 5);
  cluster.advance(1 * minutes);
  expect(setsByRevision(cluster)).toHaveLength(1);
  expect(condition(cluster, 'Progressing')).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' });
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { paused: null } } });
  untilComplete(cluster);
  for (const pod of podsOf(cluster, 'app=web')) expect(pod.spec.containers[0]!.image).toBe('nginx:1.17');
});

test('S38: events tell how the ReplicaSets were scaled', () => {
  const cluster = withDeployment();
  const [old] = setsByRevision(cluster);
  setImage(cluster, 'nginx:1.17');
  untilComplete(cluster);
  const events = eventsOf(cluster, web(cluster).metadata.uid);
  expect(events[0]).toBe(`ScalingReplicaSet: Scaled up replica set ${old!.metadata.name} from 0 to 3`);
  expect(events[1]).toMatch(/^ScalingReplicaSet: Scaled up replica set web-\w+ from 0 to 1$/);
  expect(events).toContain(`ScalingReplicaSet: Scaled down replica set ${old!.metadata.name} from 1 to 0`);
});

test('S39: a rollout to a broken image stops at the bounds while old pods serve; the old template heals it', () => {
  const cluster = withDeployment({ replicas: 4 });
  setImage(cluster, 'nginx:broken');
  cluster.advance(3 * minutes);
  const images = (image: string) =>
    podsOf(cluster, 'app=web').filter((pod) => pod.spec.containers[0]!.image === image);
  expect(images('nginx:1.16').filter(isPodReady)).toHaveLength(3);
  expect(images('nginx:broken')).toHaveLength(2);
  const reasons = images('nginx:broken').map(
    (pod) => pod.status.containerStatuses?.[0]?.state?.waiting?.reason,
  );
  for (const reason of reasons) expect(['ErrImagePull', 'ImagePullBackOff']).toContain(reason);
  setImage(cluster, 'nginx:1.16');
  untilComplete(cluster);
  untilReady(cluster, 'app=web', 4);
});
