/** Whole lives of pods, lived through in a cluster without latencies, so that every moment is known. */
import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { ImageDescription } from '../../source/kubernetes/cluster-document.ts';
import type { ContainerStatus, Pod } from '../../source/kubernetes/objects.ts';

const seconds = 1000;
const minutes = 60 * seconds;

/** Where a container stands, in a word or two: `running`, `Error 1`, `CrashLoopBackOff`. */
function stateOf({ state }: ContainerStatus): string {
  if (state?.running !== undefined) return 'running';
  if (state?.terminated !== undefined) return `${state.terminated.reason} ${state.terminated.exitCode}`;
  return state?.waiting?.reason ?? 'none';
}

function describePod({ status }: Pod): string {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const states = all.map((each) => `${each.name} ${stateOf(each)}${each.ready ? ', ready' : ''}`);
  return [status.phase, ...states].join('; ');
}

interface Lived {
  readonly cluster: Cluster;
  readonly pod: () => Pod;
  /** Seconds since the pod's creation, and what changed to what. */
  readonly history: readonly (readonly [number, string])[];
}

function lived(spec: object, milliseconds: number, images: readonly ImageDescription[] = []): Lived {
  const cluster = createCluster({ spec: { profile: 'instant', images } });
  const history: [number, string][] = [];
  cluster.watch((changes) => {
    for (const { table, key, time, after } of changes) {
      if (table !== 'Pod' || key !== 'default/p') continue;
      const what = after === undefined ? 'gone' : describePod(after as Pod);
      if (history.at(-1)?.[1] !== what) history.push([(time - start) / seconds, what]);
    }
  });
  const start = cluster.now;
  cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
  cluster.advance(milliseconds);
  return { cluster, history, pod: () => cluster.get('Pod', 'default', 'p') };
}

function script(text: string, more: object = {}): object {
  return { name: 'a', image: 'busybox:1.36', command: ['sh', '-c', text], ...more };
}

const startsOf = (history: Lived['history'], text: string) =>
  history.filter(([, what]) => what.includes(text)).map(([at]) => at);

const messagesOf = ({ cluster, pod }: Lived, reason: string) =>
  cluster.read
    .eventsAbout(pod().metadata.uid)
    .filter((event) => event.reason === reason)
    .map((event) => event.message);

describe('A container that fails at once', () => {
  const life = lived({ containers: [script('exit 1')] }, 20 * minutes);

  test('is started with doubling patience', () => {
    expect(life.pod().status.containerStatuses?.[0]?.restartCount).toBe(8);
    expect(startsOf(life.history, 'CrashLoopBackOff')).toEqual([0]);
  });

  test('waits in CrashLoopBackOff and says for how long', () => {
    const { name, namespace, uid } = life.pod().metadata;
    expect(life.pod().status.containerStatuses?.[0]).toMatchObject({
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off 5m0s restarting failed container=a pod=${name}_${namespace}(${uid})`,
        },
      },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      ready: false,
      started: false,
    });
    expect(messagesOf(life, 'BackOff')).toEqual([
      `Back-off restarting failed container a in pod ${name}_${namespace}(${uid})`,
    ]);
  });
});

test('a container that ends after a while shows its end and comes back', () => {
  const { history } = lived({ containers: [script('sleep 30; exit 3')] }, 75 * seconds);
  expect(history.map(([at, what]) => `${at} ${what}`)).toEqual([
    '0 Pending',
    '0 Running; a running, ready',
    '60 Running; a CrashLoopBackOff',
    '70 Running; a running, ready',
  ]);
});

describe('An image that is not there', () => {
  const life = lived({ containers: [{ name: 'a', image: 'nginx:broken' }] }, 5 * minutes);
  const full = 'docker.io/library/nginx:broken';
  const words = `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;

  test('is waited for in ImagePullBackOff, with the words of the registry', () => {
    expect(life.pod().status.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "nginx:broken": ErrImagePull: ${words}`,
    });
  });

  test('is told in events', () => {
    expect(messagesOf(life, 'Pulling')).toEqual(['Pulling image "nginx:broken"']);
    expect(messagesOf(life, 'Failed')).toEqual([
      `Failed to pull image "nginx:broken": ${words}`,
      'Error: ErrImagePull',
      'Error: ImagePullBackOff',
    ]);
    expect(messagesOf(life, 'BackOff')).toEqual(['Back-off pulling image "nginx:broken"']);
  });

  test('is asked for with doubling patience', () => {
    const pulling = life.cluster.read
      .eventsAbout(life.pod().metadata.uid)
      .find(({ reason }) => reason === 'Pulling');
    expect(pulling?.count).toBe(5);
  });

  test('keeps its last failure in sight while it, or another in its place, is pulled again', () => {
    const cluster = createCluster();
    const seen: string[] = [];
    cluster.watch((changes) => {
      for (const { key, after } of changes) {
        const status = key === 'default/p' && (after as Pod | undefined)?.status.containerStatuses?.[0];
        if (status && seen.at(-1) !== stateOf(status)) seen.push(stateOf(status));
      }
    });
    const containers = (image: string) => [
      { name: 'a', image },
      { name: 'b', image: 'redis:3.2' },
    ];
    const metadata = { name: 'p' };
    cluster.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: containers('nginx:broken'), automountServiceAccountToken: false },
    });
    cluster.advance(20 * seconds);
    cluster.patch('Pod', 'default', 'p', {
      type: 'merge',
      body: { spec: { containers: containers('nginx:1.16') } },
    });
    cluster.advance(20 * seconds);
    const failing = ['ErrImagePull', 'ImagePullBackOff'];
    expect(seen).toEqual(['ContainerCreating', ...failing, ...failing, 'running']);
  });
});

test.each([
  [
    'Never',
    'nginx:1.16',
    'ErrImageNeverPull',
    'Container image "nginx:1.16" is not present with pull policy of Never',
  ],
  [
    'Always',
    'http://url',
    'InvalidImageName',
    'Failed to apply default image tag "http://url": couldn\'t parse image name "http://url": invalid reference format',
  ],
])('with pull policy %s the image %s ends in %s', (imagePullPolicy, image, reason, message) => {
  const { pod } = lived({ containers: [{ name: 'a', image, imagePullPolicy }] }, 5 * seconds);
  expect(pod().status.containerStatuses?.[0]?.state?.waiting).toEqual({ reason, message });
});

test('an image is downloaded once for a node, and asked for again only with pull policy Always', () => {
  const container = (name: string, imagePullPolicy: string) => ({
    ...script('sleep 1'),
    name,
    imagePullPolicy,
  });
  const life = lived(
    {
      containers: [container('a', 'IfNotPresent'), container('b', 'IfNotPresent'), container('c', 'Always')],
    },
    100,
  );
  expect(messagesOf(life, 'Pulled')).toEqual([
    'Successfully pulled image "busybox:1.36" in 0ms (0ms including waiting). Image size: 2097152 bytes.',
    'Container image "busybox:1.36" already present on machine and can be accessed by the pod',
    'Successfully pulled image "busybox:1.36" in 0ms (0ms including waiting). Image size: 2097152 bytes.',
  ]);
});

describe('Init containers', () => {
  test('run one after another before the others', () => {
    const initContainers = [script('sleep 2', { name: 'one' }), script('sleep 3', { name: 'two' })];
    const { history } = lived(
      { initContainers, containers: [{ name: 'web', image: 'nginx:1.16' }] },
      10 * seconds,
    );
    expect(history.slice(1).map(([at, what]) => `${at} ${what}`)).toEqual([
      '0 Pending; one running; two PodInitializing; web PodInitializing',
      '2 Pending; one Completed 0, ready; two running; web PodInitializing',
      '5 Running; one Completed 0, ready; two Completed 0, ready; web running, ready',
    ]);
  });

  test('fail the pod where it is never restarted', () => {
    const initContainers = [script('exit 2', { name: 'one' })];
    const { pod } = lived({ restartPolicy: 'Never', initContainers, containers: [script('true')] }, minutes);
    expect(describePod(pod())).toBe('Failed; one Error 2; a PodInitializing');
  });

  test('that wait for a service go on once it is there', () => {
    const waiting = 'until nslookup myservice; do echo waiting for myservice; sleep 2; done';
    const life = lived(
      { initContainers: [script(waiting, { name: 'wait' })], containers: [script('sleep 3600')] },
      9 * seconds,
    );
    expect(describePod(life.pod())).toBe('Pending; wait running; a PodInitializing');
    life.cluster.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'myservice' },
      spec: { ports: [{ port: 80 }] },
    });
    life.cluster.advance(2 * seconds);
    expect(describePod(life.pod())).toBe('Running; wait Completed 0, ready; a running, ready');
    expect(life.cluster.logs('default', 'p', { container: 'wait' })).toHaveLength(5);
  });

  test('with restart policy Always run beside the others and end after them', () => {
    const initContainers = [{ name: 'side', image: 'nginx:1.16', restartPolicy: 'Always' }];
    const { history } = lived(
      { restartPolicy: 'Never', initContainers, containers: [script('sleep 5')] },
      10 * seconds,
    );
    expect(history.slice(1).map(([at, what]) => `${at} ${what}`)).toEqual([
      '0 Running; side running, ready; a running, ready',
      '5 Running; side running, ready; a Completed 0',
      '5.2 Succeeded; side Completed 0; a Completed 0',
    ]);
  });
});

test('two containers that want the same port: the second can not bind and fails', () => {
  const containers = ['a', 'b'].map((name) => ({ name, image: 'nginx:1.16' }));
  const { cluster, pod } = lived({ containers }, 8 * seconds);
  expect(describePod(pod())).toBe('Running; a running, ready; b CrashLoopBackOff');
  const log = cluster.logs('default', 'p', { container: 'b' }).map(({ text }) => text);
  expect(log[0]).toMatch(/\[emerg\] 1#1: bind\(\) to 0\.0\.0\.0:80 failed \(98: Address already in use\)$/);
});

describe('A liveness probe that fails', () => {
  const livenessProbe = { httpGet: { path: '/', port: 8080 } };
  const container = { name: 'a', image: 'luksa/kubia-unhealthy:1', livenessProbe };
  const images = [
    { image: 'luksa/kubia-unhealthy', unhealthyAfterRequests: 5, stopsAfter: 'never', ports: [8080] },
  ];

  test('kills the container, which ends with its grace period and is started again', () => {
    const life = lived({ containers: [container] }, 99 * seconds, images);
    const status = () => life.pod().status.containerStatuses?.[0];
    expect(status()).toMatchObject({ restartCount: 0, ready: true });
    life.cluster.advance(2 * seconds);
    expect(status()).toMatchObject({
      restartCount: 1,
      ready: true,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
    expect(messagesOf(life, 'Unhealthy')).toEqual([
      'Liveness probe failed: HTTP probe failed with statuscode: 500',
    ]);
    expect(messagesOf(life, 'Killing')).toEqual(['Container a failed liveness probe, will be restarted']);
  });

  test('only kills it where nothing is restarted', () => {
    const life = lived({ restartPolicy: 'Never', containers: [container] }, 101 * seconds, images);
    expect(describePod(life.pod())).toBe('Failed; a Error 137');
    expect(messagesOf(life, 'Killing')).toEqual(['Container a failed liveness probe']);
  });
});

test('a startup probe holds readiness back, and a failing readiness probe restarts nothing', () => {
  const images = [{ image: 'slow', startup: '25s', ports: [80] }];
  const probe = { tcpSocket: { port: 80 } };
  const container = {
    name: 'a',
    image: 'slow:1',
    startupProbe: { ...probe, periodSeconds: 10, failureThreshold: 30 },
    readinessProbe: { tcpSocket: { port: 81 } },
  };
  const life = lived({ containers: [container] }, 29 * seconds, images);
  expect(life.pod().status.containerStatuses?.[0]).toMatchObject({ started: false, ready: false });
  life.cluster.advance(5 * minutes);
  expect(life.pod().status.containerStatuses?.[0]).toMatchObject({
    started: true,
    ready: false,
    restartCount: 0,
  });
  const { podIP } = life.pod().status;
  expect(messagesOf(life, 'Unhealthy')).toEqual([
    `Startup probe failed: dial tcp ${podIP}:80: connect: connection refused`,
    `Readiness probe failed: dial tcp ${podIP}:81: connect: connection refused`,
  ]);
});

describe('A deleted pod', () => {
  test.each([
    ['that handles SIGTERM ends soon', { name: 'a', image: 'nginx:1.16' }, undefined, 0.2, 'Completed 0'],
    [
      'that ignores SIGTERM is killed after its grace period',
      script('sleep 3600'),
      undefined,
      30,
      'Error 137',
    ],
    ['is killed after the grace period asked for', script('sleep 3600'), 5, 5, 'Error 137'],
    [
      'first runs its preStop hook',
      { name: 'a', image: 'nginx:1.16', lifecycle: { preStop: { exec: { command: ['sleep', '4'] } } } },
      undefined,
      4.2,
      'Completed 0',
    ],
  ])('%s', (_, container, gracePeriodSeconds, took, end) => {
    const { cluster, history } = lived({ containers: [container] }, 10 * seconds);
    cluster.delete('Pod', 'default', 'p', {
      ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    });
    cluster.advance(minutes);
    expect(history.at(-1)).toEqual([10 + took, 'gone']);
    expect(history.at(-2)?.[1]).toContain(`a ${end}`);
  });

  test('can be hurried', () => {
    const { cluster, history } = lived({ containers: [script('sleep 3600')] }, 10 * seconds);
    cluster.delete('Pod', 'default', 'p');
    cluster.advance(3 * seconds);
    cluster.delete('Pod', 'default', 'p', { gracePeriodSeconds: 4 });
    cluster.advance(minutes);
    expect(history.at(-1)).toEqual([17, 'gone']);
  });

  test('leaves at once without grace, and nothing of it stays behind', () => {
    const { cluster, history, pod } = lived({ containers: [script('sleep 3600')] }, 10 * seconds);
    const { uid } = pod().metadata;
    cluster.delete('Pod', 'default', 'p', { gracePeriodSeconds: 0 });
    cluster.advance(seconds);
    expect(history.at(-1)).toEqual([10, 'gone']);
    expect(cluster.read.internal('PodRuntime', uid)).toBeUndefined();
  });
});

test('a changed image replaces the container, whatever the restart policy', () => {
  const life = lived(
    { restartPolicy: 'Never', containers: [{ name: 'a', image: 'nginx:1.16' }] },
    10 * seconds,
  );
  life.cluster.patch('Pod', 'default', 'p', {
    type: 'merge',
    body: {
      spec: { containers: [{ ...life.pod().spec.containers[0], image: 'nginx:1.17' }] },
    },
  });
  life.cluster.advance(5 * seconds);
  expect(life.pod().status.containerStatuses?.[0]).toMatchObject({
    restartCount: 1,
    image: 'docker.io/library/nginx:1.17',
    ready: true,
  });
  expect(messagesOf(life, 'Killing')).toEqual(['Container a definition changed, will be restarted']);
});

test('activeDeadlineSeconds fails a pod that is still active', () => {
  const { pod } = lived(
    { activeDeadlineSeconds: 10, containers: [{ name: 'a', image: 'nginx:1.16' }] },
    11 * seconds,
  );
  expect(pod().status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
});

test('a pod that names a node too full for it is refused there', () => {
  const resources = { requests: { cpu: '9' } };
  const { pod } = lived(
    { nodeName: 'node-1', containers: [{ name: 'a', image: 'nginx:1.16', resources }] },
    seconds,
  );
  expect(pod().status).toMatchObject({ phase: 'Failed', reason: 'OutOfcpu' });
  expect(pod().status.message).toMatch(
    /^Pod was rejected: Node didn't have enough resource: cpu, requested: 9000, /,
  );
});

test('a pod on the network of its node has the address of the node', () => {
  const { pod } = lived({ hostNetwork: true, containers: [{ name: 'a', image: 'nginx:1.16' }] }, seconds);
  expect(pod().status.podIP).toBe(pod().status.hostIP);
});
