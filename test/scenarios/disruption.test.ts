import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment } from '../support/manifests.ts';
import { refusal } from '../support/refusal.ts';
import { minutes, podsOf, readyPods, seconds, until, untilReady } from '../support/waiting.ts';

const budget: Manifest = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};

test('pods of a Deployment are evicted one after the other, each once the one before is replaced', () => {
  const cluster = createCluster({ manifests: [deployment('web'), budget] });
  untilReady(cluster, 'app=web', 3);
  const statusNow = () => cluster.get('PodDisruptionBudget', 'default', 'web').status;
  const untilAllowed = (what: string) => until(cluster, what, () => statusNow().disruptionsAllowed === 1);
  untilAllowed('the budget allows a disruption');
  expect(statusNow()).toMatchObject({ currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 });
  const first = podsOf(cluster, 'app=web').map(({ metadata }) => metadata.name);

  for (const name of first) {
    cluster.evict('default', name);
    const [next] = readyPods(cluster, 'app=web');
    const error = refusal(() => cluster.evict('default', next!.metadata.name));
    expect(error).toMatchObject({ code: 429, reason: 'TooManyRequests' });
    cluster.advance(1 * seconds);
    expect(error.causes[0]?.message).toMatch(/^The disruption budget web needs 2 healthy pods and has \d/);
    untilAllowed(`the budget allows a disruption after ${name}`);
    expect(readyPods(cluster, 'app=web')).toHaveLength(3);
  }

  cluster.advance(2 * minutes);
  const last = podsOf(cluster, 'app=web').map(({ metadata }) => metadata.name);
  expect(last.filter((name) => first.includes(name))).toEqual([]);
  expect(statusNow().disruptedPods).toBeUndefined();
});
