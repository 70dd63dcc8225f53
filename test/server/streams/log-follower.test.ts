import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import { LogFollower } from '../../../source/server/streams/log-follower.ts';
import { seconds, until } from '../../support/waiting.ts';
import { pod } from './loopback.ts';

const source = { namespace: 'default', name: 'talker' };

function talking(script: string, spec: object = {}): Cluster {
  const container = { image: 'busybox', command: ['sh', '-c', script] };
  const cluster = createCluster({
    spec: { seed: 1, profile: 'instant' },
    manifests: [pod('talker', container, spec)],
  });
  until(cluster, 'talker runs', () => cluster.get('Pod', 'default', 'talker').status.phase !== 'Pending');
  return cluster;
}

const counting = 'n=0; while true; do echo tick; sleep 1; done';
const texts = (follower: LogFollower, limit = 100) => follower.take(limit).map(({ text }) => text);

describe('A follower of a log', () => {
  it('gives every line once', () => {
    const cluster = talking(counting);
    cluster.advance(3 * seconds);
    const follower = new LogFollower(cluster, source, {});
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      times.push(...follower.take(100).map(({ time }) => time));
      cluster.advance(700);
    }
    times.push(...follower.take(100).map(({ time }) => time));
    expect(times).toEqual(cluster.logs('default', 'talker').map(({ time }) => time));
    expect(times.length).toBeGreaterThan(15);
  });

  it('gives lines of one moment one by one', () => {
    const cluster = talking('echo a; echo b; echo c; sleep infinity');
    cluster.advance(seconds);
    const follower = new LogFollower(cluster, source, {});
    expect([texts(follower, 1), texts(follower, 1), texts(follower, 1), texts(follower, 1)]).toEqual([
      ['a'],
      ['b'],
      ['c'],
      [],
    ]);
    expect(follower.hasEnded).toBe(false);
  });

  it.each([
    [0, []],
    [2, ['b', 'c']],
    [9, ['a', 'b', 'c']],
  ])('starts %i lines before the end', (tail, expected) => {
    const cluster = talking('echo a; echo b; echo c; sleep 5; echo d; sleep infinity');
    cluster.advance(seconds);
    const follower = new LogFollower(cluster, source, { tail });
    expect(texts(follower)).toEqual(expected);
    cluster.advance(5 * seconds);
    expect(texts(follower)).toEqual(['d']);
  });

  it('ends with the container, once all was taken', () => {
    const cluster = talking('echo a; sleep 5; echo b; echo c', { restartPolicy: 'Never' });
    const follower = new LogFollower(cluster, source, {});
    expect(texts(follower)).toEqual(['a']);
    cluster.advance(20 * seconds);
    expect([texts(follower, 1), follower.hasEnded]).toEqual([['b'], false]);
    expect([texts(follower, 1), follower.hasEnded]).toEqual([['c'], true]);
  });

  it('ends with the run, though the next one has begun', () => {
    const cluster = talking('echo a; sleep 5; echo b; exit 1');
    const follower = new LogFollower(cluster, source, {});
    expect(texts(follower)).toEqual(['a']);
    const restarts = () =>
      cluster.get('Pod', 'default', 'talker').status.containerStatuses?.[0]?.restartCount ?? 0;
    until(cluster, 'it restarts', () => restarts() === 1);
    expect([texts(follower), follower.hasEnded]).toEqual([['b'], true]);
  });

  it('ends with the pod, whatever comes after it under the same name', () => {
    const cluster = talking(counting);
    const follower = new LogFollower(cluster, source, {});
    texts(follower);
    cluster.delete('Pod', 'default', 'talker', { gracePeriodSeconds: 0 });
    cluster.create(pod('talker', { image: 'nginx' }));
    cluster.advance(5 * seconds);
    expect([texts(follower), follower.hasEnded]).toEqual([[], true]);
  });

  it('has ended at once on a run that is over', () => {
    const cluster = talking('echo a; exit 1');
    const restarts = () =>
      cluster.get('Pod', 'default', 'talker').status.containerStatuses?.[0]?.restartCount ?? 0;
    until(cluster, 'it restarts', () => restarts() === 1);
    const follower = new LogFollower(cluster, source, { previous: true });
    expect([texts(follower), follower.hasEnded]).toEqual([['a'], true]);
  });
});
