import { describe, expect, test } from 'vitest';
import { lastRenewal, withHeartbeats } from '../../source/kubernetes/heartbeats.ts';
import type { Lease, Manifest, Node } from '../../source/kubernetes/objects.ts';
import { completed, epoch } from '../support/world.ts';

const lease = (spec: object = {}) =>
  completed({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'node-1', namespace: 'kube-node-lease' },
    spec: { holderIdentity: 'node-1', ...spec },
  } as Manifest) as unknown as Lease;

const node = (status: string) =>
  completed({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1' },
    status: {
      conditions: [
        { type: 'Ready', status, lastHeartbeatTime: '2026-01-01T00:00:00Z' },
        { type: 'NetworkUnavailable', status: 'False', lastHeartbeatTime: '2026-01-01T00:00:00Z' },
      ],
    },
  }) as unknown as Node;

const heartbeats = (given: Node, now: number, its: Lease | undefined) =>
  withHeartbeats(given, now, () => its).status.conditions?.map((each) =>
    each.lastHeartbeatTime?.slice(11, 19),
  );

describe('Signs of life', () => {
  test.each([
    [0, '00:00:00'],
    [9_999, '00:00:00'],
    [10_000, '00:00:10'],
    [3_605_000, '01:00:00'],
  ])('%i ms after it was made, a lease was last renewed at %s', (passed, expected) => {
    const read = withHeartbeats(lease(), epoch + passed, () => undefined);
    expect(read.spec.renewTime).toBe(`2026-01-01T${expected}.000000Z`);
    expect(lastRenewal(lease(), epoch + passed)).toBe(Date.parse(`2026-01-01T${expected}Z`));
  });

  test('a lease that stopped, or that is not the kubelet’s, is read as it is stored', () => {
    const stopped = lease({ renewTime: '2026-01-01T00:00:10.000000Z' });
    const held = lease({ holderIdentity: 'somebody' });
    for (const each of [stopped, held]) {
      expect(withHeartbeats(each, epoch + 60_000, () => undefined)).toBe(each);
    }
  });

  test('the kubelet reports its own conditions every five minutes', () => {
    expect(heartbeats(node('True'), epoch + 299_000, lease())).toEqual(['00:00:00', '00:00:00']);
    expect(heartbeats(node('True'), epoch + 900_000, lease())).toEqual(['00:15:00', '00:00:00']);
  });

  test('no report comes after the last renewal, nor for a node that is lost or has no kubelet', () => {
    const stopped = lease({ renewTime: '2026-01-01T00:06:00.000000Z' });
    expect(heartbeats(node('True'), epoch + 900_000, stopped)?.[0]).toBe('00:05:00');
    expect(heartbeats(node('Unknown'), epoch + 900_000, lease())?.[0]).toBe('00:00:00');
    expect(heartbeats(node('True'), epoch + 900_000, undefined)?.[0]).toBe('00:00:00');
  });
});
