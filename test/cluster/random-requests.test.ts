import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { checkOwners, watchInvariants } from '../support/invariants.ts';
import { fc } from '../support/properties.ts';
import { carryOut, request } from '../support/random-requests.ts';

test('whatever people ask for, in any order, no invariant breaks', () => {
  let seen = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.array(request, { minLength: 5, maxLength: 25 }),
      (seed, requests) => {
        const cluster = createCluster({ spec: { seed } });
        const stop = watchInvariants(cluster);
        for (const item of requests) carryOut(cluster, item);
        cluster.advance(120_000);
        checkOwners(cluster);
        seen += stop();
      },
    ),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(2_000);
});

test('the same seed and the same requests give the same state and the same changes, to the byte', () => {
  fc.assert(
    fc.property(fc.array(request, { minLength: 5, maxLength: 20 }), (requests) => {
      const [first, second] = [1, 2].map(() => {
        const cluster = createCluster({ spec: { seed: 7 } });
        for (const item of requests) carryOut(cluster, item);
        return JSON.stringify({
          state: cluster.checkpoint(),
          changes: cluster.changesSince(Math.max(0, cluster.revision - 500)),
        });
      });
      expect(first).toBe(second);
    }),
    { numRuns: 15 },
  );
});

test('a checkpoint put back and played on gives the same future', () => {
  fc.assert(
    fc.property(
      fc.array(request, { minLength: 4, maxLength: 12 }),
      fc.array(request, { minLength: 3, maxLength: 8 }),
      (before, after) => {
        const cluster = createCluster({ spec: { seed: 7 } });
        for (const item of before) carryOut(cluster, item);
        const checkpoint = cluster.checkpoint();
        const play = () => {
          for (const item of after) carryOut(cluster, item);
          cluster.advance(30_000);
          return JSON.stringify(cluster.checkpoint());
        };
        const future = play();
        cluster.restore(checkpoint);
        expect(play()).toBe(future);
      },
    ),
    { numRuns: 15 },
  );
});

test('a request that is refused leaves the very same state', () => {
  const cluster = createCluster();
  const { state } = cluster.checkpoint() as { state?: unknown } & ReturnType<typeof cluster.checkpoint>;
  const refused = [
    () => cluster.delete('Pod', 'default', 'nobody'),
    () =>
      cluster.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'Bad_Name' },
        spec: { containers: [] },
      }),
    () => cluster.create({ apiVersion: 'v2', kind: 'Pod', metadata: { name: 'a' } }),
    () =>
      cluster.patch('Deployment', 'kube-system', 'coredns', {
        type: 'merge',
        body: { spec: { replicas: -1 } },
      }),
    () => cluster.delete('Namespace', undefined, 'kube-system'),
    () => cluster.fault({ type: 'node-down', node: 'nowhere' }),
  ];
  for (const ask of refused) expect(ask).toThrow();
  const after = cluster.checkpoint() as { state?: unknown } & ReturnType<typeof cluster.checkpoint>;
  expect(state).toBeDefined();
  expect(after.state).toBe(state);
});
