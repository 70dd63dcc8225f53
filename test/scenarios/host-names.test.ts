import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';

test('pods of one template know their own host names, each its own', () => {
  const labels = { app: 'web' };
  const cluster = createCluster({
    manifests: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          replicas: 3,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              containers: [
                { name: 'a', image: 'busybox', command: ['sh', '-c', 'echo I am $HOSTNAME; sleep 3600'] },
              ],
            },
          },
        },
      },
    ],
  });
  cluster.advance(30_000);
  for (const pod of cluster.list('Pod', { namespace: 'default' })) {
    expect(cluster.logs('default', pod.metadata.name).map((l) => l.text)).toEqual([
      `I am ${pod.metadata.name}`,
    ]);
  }
});
