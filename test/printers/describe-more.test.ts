import { expect, it } from 'vitest';
import { described, manifest, template } from './described.ts';

it('a secret shows how long its values are, and never the values', () => {
  const text = described(
    manifest('Secret', 'vault', { type: 'Opaque', data: { password: 'c2VjcmV0', pin: 'MTI=' } }),
  );
  expect(text).toMatch(/Type: +Opaque\n\nData\n====\npassword: +6 bytes\npin: +2 bytes$/);
  expect(text).not.toContain('c2VjcmV0');
});

it('a config map shows its texts line by line', () => {
  const text = described(manifest('ConfigMap', 'conf', { data: { 'a.txt': 'one\ntwo' } }));
  expect(text).toContain('Data\n====\na.txt:\n----\none\ntwo\n\n\nBinaryData\n====\n\nEvents:  <none>');
});

it('a service shows the ready pods behind it', () => {
  const pod = (index: number, ready: string) =>
    manifest(
      'Pod',
      `p${index}`,
      {
        spec: { containers: [{ name: 'c', image: 'x', ports: [{ name: 'http', containerPort: 8080 }] }] },
        status: { podIP: `10.0.0.${index}`, conditions: [{ type: 'Ready', status: ready }] },
      },
      { labels: { app: 'bar' } },
    );
  const service = manifest('Service', 's', {
    spec: { type: 'ClusterIP', selector: { app: 'bar' }, ports: [{ port: 80, targetPort: 'http' }] },
  });
  const pods = [1, 2, 3, 4].map((index) => pod(index, 'True'));
  const text = described(service, ...pods, pod(5, 'False'));
  expect(text).toMatch(/^Port: +<unset> +80\/TCP\nTargetPort: +http\/TCP$/m);
  expect(text).toMatch(/^Endpoints: +10.0.0.1:8080,10.0.0.2:8080,10.0.0.3:8080 \+ 1 more...$/m);
});

it('a service says which protocol is spoken above TCP', () => {
  const ports = [{ port: 80, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }];
  const text = described(manifest('Service', 's', { spec: { type: 'ClusterIP', ports } }));
  expect(text).toMatch(/^TargetPort: +80\/TCP\nAppProtocol: +kubernetes.io\/h2c\nEndpoints: +<none>$/m);
});

it('a daemon set counts nodes', () => {
  const text = described(
    manifest('DaemonSet', 'd', {
      spec: { selector: { matchLabels: { a: 'b' } }, template: template('x') },
      status: { desiredNumberScheduled: 3, currentNumberScheduled: 2 },
    }),
  );
  expect(text).toMatch(/^Node-Selector: +<none>$/m);
  expect(text).toContain('Desired Number of Nodes Scheduled: 3\nCurrent Number of Nodes Scheduled: 2\n');
});

it('a stateful set tells how it updates and what it keeps', () => {
  const text = described(
    manifest('StatefulSet', 's', {
      spec: {
        replicas: 1,
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2672 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
        template: template('x'),
      },
    }),
  );
  expect(text).toContain('Pod Management Policy:  Parallel\nReplicas:               1 desired | 0 total');
  expect(text).toContain('  Partition:            2672');
  expect(text).toMatch(/Policy:\n {2}WhenDeleted: +Delete\n {2}WhenScaled: +Retain\n/);
});

it('a cron job tells its limits', () => {
  const text = described(
    manifest('CronJob', 'c', {
      spec: {
        schedule: '*/5 * * * *',
        concurrencyPolicy: 'Forbid',
        suspend: false,
        startingDeadlineSeconds: 200,
        jobTemplate: { spec: { parallelism: 4, activeDeadlineSeconds: 400, template: template('x') } },
      },
    }),
  );
  expect(text).toContain(`Schedule:                      */5 * * * *
Concurrency Policy:            Forbid
Suspend:                       False
Time Zone:                     <unset>
Successful Job History Limit:  <unset>
Failed Job History Limit:      <unset>
Starting Deadline Seconds:     200s
Selector:                      <unset>
Parallelism:                   4
Completions:                   <unset>
Active Deadline Seconds:       400s`);
  expect(text).toMatch(/^Last Schedule Time: +<unset>\nActive Jobs: +<none>\nEvents: +<none>$/m);
});
