import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { leastOf } from '../../support/least-manifests.ts';

const cluster = () => createCluster({ spec: { profile: 'instant' }, reconcilers: [] });
/** Of an object of whatever kind. */
function statusOf(object: object): unknown {
  return 'status' in object ? object.status : undefined;
}

const annotation = 'deprecated.daemonset.template.generation';

describe('A DaemonSet tells how often its template has changed', () => {
  const image = (name: string): Manifest => {
    const manifest = structuredClone(leastOf('DaemonSet', 'agent'));
    const { template } = manifest.spec as { template: { spec: { containers: { image: string }[] } } };
    template.spec.containers[0]!.image = name;
    return manifest;
  };

  it('counting from one, and only templates', () => {
    const api = cluster();
    const first = api.create(image('agent:1'));
    const relabelled = api.update({ ...image('agent:1'), metadata: { name: 'agent', labels: { a: 'b' } } });
    const second = api.update(image('agent:2'));
    const told = [first, relabelled, second].map(({ metadata }) => [
      metadata.generation,
      metadata.annotations?.[annotation],
    ]);
    expect(told).toEqual([
      [1, '1'],
      [1, '1'],
      [2, '2'],
    ]);
  });
});

describe('A pod', () => {
  it('says from the start that it waits at a gate', () => {
    const pod = structuredClone(leastOf('Pod', 'queued'));
    const queued = cluster().create({
      ...pod,
      spec: { ...(pod.spec as object), schedulingGates: [{ name: 'a.b/c' }] },
    });
    expect(statusOf(queued)).toMatchObject({
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
    });
  });

  it.each(['Pod', 'Deployment', 'Job', 'CronJob', 'StatefulSet'] as const)(
    'like any %s is born without the status that a client dreams of',
    (kind) => {
      const born = cluster().create({ ...leastOf(kind, 'dream'), status: { replicas: 7, phase: 'Running' } });
      expect(statusOf(born)).not.toMatchObject({ replicas: 7 });
      expect(statusOf(born)).not.toMatchObject({ phase: 'Running' });
    },
  );

  it.each(['Deployment', 'StatefulSet', 'CronJob'] as const)(
    'no more than a %s that is written again loses its status',
    (kind) => {
      const api = cluster();
      api.create(leastOf(kind, 'known'));
      const known = api.update(
        { ...leastOf(kind, 'known'), status: { observedGeneration: 1 } },
        { subresource: 'status' },
      );
      const again = api.update({
        ...leastOf(kind, 'known'),
        metadata: { name: 'known', labels: { a: 'b' } },
      });
      expect(statusOf(again)).toEqual(statusOf(known));
    },
  );
});
