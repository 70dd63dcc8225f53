import { expect, describe as group, it } from 'vitest';
import { ago, described, manifest, ownedBy, template } from './described.ts';

group('a deployment', () => {
  const selector = { matchLabels: { app: 'bar' } };
  const deployment = manifest(
    'Deployment',
    'bar',
    {
      spec: {
        replicas: 2,
        selector,
        template: template('img:2'),
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
      },
      status: {
        replicas: 3,
        updatedReplicas: 1,
        availableReplicas: 2,
        unavailableReplicas: 1,
        conditions: [{ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' }],
      },
    },
    { labels: { app: 'bar' }, creationTimestamp: '2021-01-01T00:00:00Z' },
  );
  const replicaSet = (name: string, image: string, replicas: number, revision: string) =>
    manifest(
      'ReplicaSet',
      name,
      { spec: { replicas, selector, template: template(image) }, status: { replicas } },
      { ...ownedBy('Deployment', 'bar'), annotations: { 'deployment.kubernetes.io/revision': revision } },
    );

  it('is printed as kubectl lays it out', () => {
    const text = described(
      deployment,
      replicaSet('bar-001', 'img:1', 2, '1'),
      replicaSet('bar-002', 'img:2', 1, '2'),
    );
    expect(text).toBe(`Name:                   bar
Namespace:              foo
CreationTimestamp:      Fri, 01 Jan 2021 00:00:00 +0000
Labels:                 app=bar
Annotations:            <none>
Selector:               app=bar
Replicas:               2 desired | 1 updated | 3 total | 2 available | 1 unavailable
StrategyType:           RollingUpdate
MinReadySeconds:        0
RollingUpdateStrategy:  1 max unavailable, 25% max surge
Pod Template:
  Labels:  app=bar
  Containers:
   main:
    Image:         img:2
    Port:          80/TCP (http)
    Host Port:     0/TCP (http)
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      True    MinimumReplicasAvailable
OldReplicaSets:  bar-001 (2/2 replicas created)
NewReplicaSet:   bar-002 (1/1 replicas created)
Events:          <none>`);
  });

  it('has no new ReplicaSet before its controller made one', () => {
    expect(described(deployment)).toMatch(/OldReplicaSets: +<none>\nNewReplicaSet: +<none>/);
  });
});

it('a ReplicaSet counts the pods that it controls, by phase', () => {
  const set = manifest(
    'ReplicaSet',
    'set',
    {
      spec: { replicas: 4, selector: { matchLabels: { a: 'b', c: 'd' } }, template: template('x') },
      status: {
        replicas: 4,
        conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' }],
      },
    },
    ownedBy('Deployment', 'bar'),
  );
  const pods = ['Running', 'Pending', 'Succeeded', 'Failed', 'Running'].map((phase, index) =>
    manifest('Pod', `p${index}`, { status: { phase } }, index < 4 ? ownedBy('ReplicaSet', 'set') : {}),
  );
  const text = described(set, ...pods);
  expect(text).toContain('Selector:       a=b,c=d');
  expect(text).toContain('Controlled By:  Deployment/bar');
  expect(text).toContain('Replicas:       4 current / 4 desired');
  expect(text).toContain('Pods Status:    1 Running / 1 Waiting / 1 Succeeded / 1 Failed');
  expect(text).toContain(
    '  Type             Status  Reason\n  ----             ------  ------\n  ReplicaFailure   True    FailedCreate',
  );
});

it('a ReplicationController reads as a ReplicaSet does', () => {
  const controller = manifest('ReplicationController', 'rc', {
    spec: { replicas: 2, selector: { c: 'd', a: 'b' }, template: template('x') },
    status: { replicas: 1 },
  });
  const text = described(controller);
  expect(text).toContain('Selector:     a=b,c=d');
  expect(text).toContain('Replicas:     1 current / 2 desired');
  expect(text).toContain('Pods Status:  0 Running / 0 Waiting / 0 Succeeded / 0 Failed');
});

group('a pod', () => {
  const spec = {
    nodeName: 'node-1',
    containers: [
      {
        name: 'main',
        image: 'img',
        command: ['sh', '-c', 'one\ntwo'],
        resources: { limits: { memory: '1Gi', cpu: '1' } },
        env: [
          { name: 'PLAIN', value: 'x' },
          { name: 'KEY', valueFrom: { secretKeyRef: { name: 'vault', key: 'k' } } },
        ],
        volumeMounts: [
          { name: 'data', mountPath: '/z', readOnly: true },
          { name: 'data', mountPath: '/a', subPath: 's' },
        ],
      },
    ],
    volumes: [{ name: 'data', emptyDir: {} }],
    tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
  };
  const status = {
    phase: 'Running',
    hostIP: '10.0.0.1',
    podIP: '10.1.0.1',
    podIPs: [{ ip: '10.1.0.1' }],
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'main',
        image: 'img',
        imageID: 'sha',
        containerID: 'id',
        ready: false,
        restartCount: 2,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: {
          terminated: { reason: 'Error', exitCode: 1, startedAt: ago(20), finishedAt: ago(10) },
        },
      },
    ],
  };

  it('tells of its containers, now and before', () => {
    const text = described(manifest('Pod', 'p', { spec, status }, ownedBy('ReplicaSet', 'set')));
    expect(text).toContain(`Containers:
  main:
    Container ID:  id
    Image:         img
    Image ID:      sha
    Port:          <none>
    Host Port:     <none>
    Command:
      sh
      -c
      one
      two
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       Error
      Exit Code:    1
      Started:      Wed, 31 Dec 2025 23:59:40 +0000
      Finished:     Wed, 31 Dec 2025 23:59:50 +0000
    Ready:          False
    Restart Count:  2
    Limits:
      cpu:     1
      memory:  1Gi
    Environment:
      PLAIN:  x
      KEY:    <set to the key 'k' in secret 'vault'>  Optional: false
    Mounts:
      /a from data (rw,path="s")
      /z from data (ro)
Conditions:
  Type    Status
  Ready   False 
Volumes:
  data:
    Type:        EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:      
    SizeLimit:   <unset>
QoS Class:       Guaranteed
Node-Selectors:  <none>
Tolerations:     k:NoExecute op=Exists for 300s
Events:          <none>`);
  });

  it('tells where it is and who made it', () => {
    const text = described(manifest('Pod', 'p', { spec, status }, ownedBy('ReplicaSet', 'set')));
    expect(text).toMatch(/^Node: +node-1\/10.0.0.1$/m);
    expect(text).toMatch(/^IPs:\n {2}IP: +10.1.0.1\nControlled By: +ReplicaSet\/set$/m);
  });

  it('that terminates says for how long, until it has ended', () => {
    const metadata = { deletionTimestamp: ago(5), deletionGracePeriodSeconds: 30 };
    const running = described(manifest('Pod', 'p', { spec, status }, metadata));
    expect(running).toMatch(/^Status: +Terminating \(lasts 5s\)\nTermination Grace Period: +30s$/m);
    const failed = described(
      manifest('Pod', 'p', { spec, status: { ...status, phase: 'Failed' } }, metadata),
    );
    expect(failed).toMatch(/^Status: +Failed$/m);
  });

  it('without a status has neither state nor ids', () => {
    const text = described(manifest('Pod', 'p', { spec, status: { phase: 'Pending' } }));
    expect(text).not.toMatch(/Container ID|Image ID|State:|Restart Count/);
  });
});

it('a job tells what it wants and what it has', () => {
  const text = described(
    manifest('Job', 'j', {
      spec: {
        parallelism: 1,
        completions: 1,
        completionMode: 'NonIndexed',
        suspend: false,
        backoffLimit: 6,
        activeDeadlineSeconds: 10,
        ttlSecondsAfterFinished: 123,
        selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': 'u' } },
        template: template('x'),
      },
      status: { startTime: ago(130), completionTime: ago(10), succeeded: 1, ready: 0 },
    }),
  );
  expect(text).toContain(`Parallelism:                 1
Completions:                 1
Completion Mode:             NonIndexed
Suspend:                     false
Backoff Limit:               6
TTL Seconds After Finished:  123
Start Time:                  Wed, 31 Dec 2025 23:57:50 +0000
Completed At:                Wed, 31 Dec 2025 23:59:50 +0000
Duration:                    2m
Active Deadline Seconds:     10s
Pods Statuses:               0 Active (0 Ready) / 1 Succeeded / 0 Failed`);
});

it('a node counts sidecars and initialisation as the scheduler does', () => {
  const node = {
    ...manifest('Node', 'node-1', {
      status: { allocatable: { cpu: '4', memory: '12Gi', 'hugepages-2Mi': '2Gi', 'hugepages-1Gi': '0' } },
    }),
    metadata: { name: 'node-1', uid: 'node-1' },
  };
  const asking = (cpu: string, memory: string, huge: string, more: object = {}) => {
    const amounts = { cpu, memory, 'hugepages-2Mi': huge };
    return { name: 'c', image: 'x', resources: { requests: amounts, limits: amounts }, ...more };
  };
  const pod = manifest('Pod', 'p', {
    spec: {
      nodeName: 'node-1',
      initContainers: [asking('1', '1Gi', '256Mi', { restartPolicy: 'Always' }), asking('1', '1Gi', '128Mi')],
      containers: [asking('1', '1Gi', '256Mi')],
    },
    status: { phase: 'Running' },
  });
  expect(described(node, pod)).toContain(`
  Resource           Requests     Limits
  --------           --------     ------
  cpu                2 (50%)      2 (50%)
  memory             2Gi (16%)    2Gi (16%)
  ephemeral-storage  0 (0%)       0 (0%)
  hugepages-1Gi      0 (0%)       0 (0%)
  hugepages-2Mi      512Mi (25%)  512Mi (25%)
`);
});

it('a node adds up what its pods ask for', () => {
  const node = {
    ...manifest('Node', 'node-1', {
      status: { allocatable: { cpu: '4', memory: '12Gi', pods: '110', 'hugepages-2Mi': '2Gi' } },
    }),
    metadata: { name: 'node-1', uid: 'node-1' },
  };
  const container = (requests: object, limits: object) => ({
    name: 'c',
    image: 'x',
    resources: { requests, limits },
  });
  const pod = (name: string, phase: string) =>
    manifest('Pod', name, {
      spec: {
        nodeName: 'node-1',
        containers: [container({ cpu: '500m', memory: '1Gi', 'hugepages-2Mi': '512Mi' }, { memory: '2Gi' })],
      },
      status: { phase },
    });
  const text = described(node, pod('a', 'Running'), pod('b', 'Running'), pod('over', 'Succeeded'));
  expect(text).toContain(`Non-terminated Pods:          (2 in total)
  Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------                   ----    ------------  ----------  ---------------  -------------  ---
  foo                         a       500m (12%)    0 (0%)      1Gi (8%)         2Gi (16%)      0s
  foo                         b       500m (12%)    0 (0%)      1Gi (8%)         2Gi (16%)      0s
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests   Limits
  --------           --------   ------
  cpu                1 (25%)    0 (0%)
  memory             2Gi (16%)  4Gi (33%)
  ephemeral-storage  0 (0%)     0 (0%)
  hugepages-2Mi      1Gi (50%)  0 (0%)`);
});
