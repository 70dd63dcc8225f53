import {
  KubeConfig,
  type KubernetesListObject,
  type KubernetesObject,
  ListWatch,
  Watch,
} from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import { fc } from '../../support/properties.ts';
import { carryOut, request } from '../../support/random-requests.ts';
import { Harness } from '../real/harness.ts';
import { UnreliableLine } from './unreliable-line.ts';

describe('informers of @kubernetes/client-node', () => {
  let harness: Harness;
  let line: UnreliableLine;
  let config: KubeConfig;
  beforeAll(async () => {
    harness = await Harness.start({ speed: 0 });
    line = await UnreliableLine.to(harness.url);
    config = new KubeConfig();
    config.loadFromFile(harness.kubeconfig);
    config.clusters = config.clusters.map((cluster) => ({ ...cluster, server: line.url }));
  });
  afterAll(async () => {
    line.close();
    await harness.close();
  });

  it('see what happens, in order', async () => {
    const informer = await started('/api/v1/configmaps', 'ConfigMap');
    const seen: string[] = [];
    informer.on('add', ({ metadata }) => seen.push(`added ${metadata?.name}`));
    informer.on('update', ({ metadata }) => seen.push(`updated ${metadata?.name}`));
    informer.on('delete', ({ metadata }) => seen.push(`deleted ${metadata?.name}`));
    for (let index = 0; index < 50; index++) create(`order-${index}`);
    for (let index = 0; index < 50; index++) harness.cluster.delete('ConfigMap', 'default', `order-${index}`);
    create('last');
    await caughtUp(informer, 'ConfigMap');
    const numbers = [...Array(50).keys()];
    expect(seen).toEqual([
      ...numbers.map((index) => `added order-${index}`),
      ...numbers.map((index) => `deleted order-${index}`),
      'added last',
    ]);
  });

  it('go on where they were once the connection is there again', async () => {
    const informer = await started('/api/v1/configmaps', 'ConfigMap');
    let lists = 0;
    informer.on('connect', () => lists++);
    for (const name of ['one', 'two', 'three']) {
      line.cut();
      create(`cut-${name}`);
      await caughtUp(informer, 'ConfigMap');
    }
    expect(lists).toBeGreaterThanOrEqual(3);
    expect(informer.get('cut-three', 'default')).toBeDefined();
  });

  it('list again where the server no longer knows what they missed (410)', async () => {
    const informer = await started('/api/v1/configmaps', 'ConfigMap');
    const before = harness.cluster.checkpoint();
    create('forgotten');
    await caughtUp(informer, 'ConfigMap');
    harness.cluster.restore(before);
    create('kept');
    await caughtUp(informer, 'ConfigMap');
    expect(informer.get('forgotten', 'default')).toBeUndefined();
    expect(informer.get('kept', 'default')).toBeDefined();
  });

  it('hold what a fresh list shows after any requests, with a line that breaks', async () => {
    const [requests = []] = fc.sample(fc.array(request, { minLength: 300, maxLength: 300 }), {
      numRuns: 1,
      seed: 1,
    });
    const informers = await Promise.all([
      started('/api/v1/pods', 'Pod'),
      started('/apis/apps/v1/deployments', 'Deployment'),
      started('/api/v1/events', 'Event'),
    ]);
    for (const [index, each] of requests.entries()) {
      carryOut(harness.cluster, each);
      if (index % 60 === 59) line.cut();
      // The server gets its turn, so that it writes while more happens.
      await turn();
    }
    await caughtUp(informers[0]!, 'Pod');
    await caughtUp(informers[1]!, 'Deployment');
    await caughtUp(informers[2]!, 'Event');
    expect(harness.cluster.list('Pod').length).toBeGreaterThan(5);
  });

  /** Starts again after an error, as its users do; waits for nothing. */
  async function started(path: string, kind: Kind): Promise<ListWatch<KubernetesObject>> {
    const list = async () => {
      const page = harness.cluster.page(kind);
      const { items, resourceVersion } = page;
      return {
        items: [...items],
        metadata: { resourceVersion },
      } as unknown as KubernetesListObject<KubernetesObject>;
    };
    const options = { delayFn: async () => {} };
    const informer = new ListWatch(path, new Watch(config), list, false, undefined, undefined, options);
    let isOver = false;
    informer.on('error', () => void (isOver || informer.start()));
    onTestFinished(async () => {
      isOver = true;
      await informer.stop();
    });
    await informer.start();
    return informer;
  }

  function create(name: string): void {
    harness.cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  }

  /** Waits until it holds exactly what there is. */
  async function caughtUp(informer: ListWatch<KubernetesObject>, kind: Kind): Promise<void> {
    const versions = (objects: readonly KubernetesObject[]) =>
      objects
        .map(({ metadata }) => `${metadata?.namespace}/${metadata?.name} ${metadata?.resourceVersion}`)
        .sort();
    await expect
      .poll(() => versions(informer.list()), { timeout: 4000, interval: 10 })
      .toEqual(versions(harness.cluster.list(kind) as unknown as readonly KubernetesObject[]));
  }
});

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
