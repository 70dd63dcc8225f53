import { describe, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { ImageDescription } from '../../source/kubernetes/cluster-document.ts';
import { minutes, seconds } from '../support/waiting.ts';

function running(container: object, time: number, images: readonly ImageDescription[] = []) {
  const cluster = createCluster({ spec: { profile: 'instant', images } });
  const spec = { containers: [{ name: 'a', ...container }] };
  cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
  cluster.advance(time);
  const texts = (options: { previous?: boolean } = {}) =>
    cluster.logs('default', 'p', options).map(({ text }) => text);
  return { cluster, texts };
}

describe('The log of a container', () => {
  test('of the batch job of the book tells its start and its end', () => {
    const { texts } = running({ image: 'luksa/batch-job' }, minutes);
    expect(texts()).toEqual(['Thu Jan  1 00:00:00 UTC 2026 Batch job starting']);
    const later = running({ image: 'luksa/batch-job' }, 2 * minutes);
    expect(later.texts({ previous: true })).toEqual([
      'Thu Jan  1 00:00:00 UTC 2026 Batch job starting',
      'Thu Jan  1 00:02:00 UTC 2026 Finished succesfully',
    ]);
  });

  test('grows with time', () => {
    const command = ['sh', '-c', 'echo begin; while true; do echo tick; sleep 5; done'];
    expect(running({ image: 'busybox:1', command }, 12 * seconds).texts()).toEqual([
      'begin',
      'tick',
      'tick',
      'tick',
    ]);
  });

  test('has what the image says at its time, again and again, and at its end', () => {
    const logs = [
      { text: 'up' },
      { text: 'beat', at: '1s', every: '2s' },
      { text: '<hostname> says goodbye', onExit: true },
    ];
    const images = [{ image: 'app', runsFor: '6s', logs }];
    const { texts } = running({ image: 'app:1' }, 8 * seconds, images);
    expect(texts({ previous: true })).toEqual(['up', 'beat', 'beat', 'beat', 'p says goodbye']);
  });

  test('keeps the newest ten thousand lines', () => {
    const images = [{ image: 'app', logs: [{ text: 'beat', every: '1s' }] }];
    const { cluster } = running({ image: 'app:1' }, 100 * 60 * minutes, images);
    const lines = cluster.logs('default', 'p');
    expect(lines).toHaveLength(10_000);
    expect(lines.at(-1)?.time).toBe(cluster.now);
  });
});

describe('A log that is not there', () => {
  test.each([
    [
      { image: 'nginx:broken' },
      {},
      'container "a" in pod "p" is waiting to start: trying and failing to pull image',
    ],
    [{ image: 'nginx:1.16' }, { previous: true }, 'previous terminated container "a" in pod "p" not found'],
  ])('for %o and %o is refused', (container, options, message) => {
    const { cluster } = running(container, seconds);
    expect(() => cluster.logs('default', 'p', options)).toThrow(message);
  });
});
