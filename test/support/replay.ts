/** A program: plays a fixed day in a cluster and prints a digest of all that changed. Run twice, it must not differ. */
import { createHash } from 'node:crypto';
import { createCluster } from '../../source/cluster/create.ts';
import { carryOut, type Request } from './random-requests.ts';

const requests: readonly Request[] = [
  { do: 'create', what: 'deployment', name: 'web', replicas: 6, namespace: 'default' },
  { do: 'create', what: 'job', name: 'db', replicas: 1, namespace: 'default' },
  { do: 'wait', milliseconds: 20_000 },
  { do: 'image', name: 'web', image: 'nginx:1.17' },
  { do: 'wait', milliseconds: 3_000 },
  { do: 'unplug', node: 'node-2', on: true },
  { do: 'wait', milliseconds: 420_000 },
  { do: 'image', name: 'web', image: 'nginx:broken' },
  { do: 'delete pod', index: 3, force: false },
  { do: 'wait', milliseconds: 60_000 },
  { do: 'unplug', node: 'node-2', on: false },
  { do: 'scale', name: 'web', replicas: 9 },
  { do: 'wait', milliseconds: 600_000 },
];

const cluster = createCluster({ spec: { seed: 42 } });
const digest = createHash('sha256');
let count = 0;
cluster.watch((changes) => {
  count += changes.length;
  digest.update(JSON.stringify(changes));
});
for (const request of requests) carryOut(cluster, request);
digest.update(JSON.stringify(cluster.checkpoint()));
console.log(`${count} changes ${digest.digest('hex')}`);
