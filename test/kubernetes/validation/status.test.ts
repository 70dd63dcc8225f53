import { describe, expect, it } from 'vitest';
import type { StoredKind } from '../../../source/kubernetes/kinds.ts';
import type { KubeObject } from '../../../source/kubernetes/objects.ts';
import { validateStatusUpdate } from '../../../source/kubernetes/validation/index.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { completed } from '../../support/world.ts';

const negative = (field: string) => `status.${field}: Invalid value: -1: must be greater than or equal to 0`;

function object(kind: StoredKind, status: object, metadata: object = {}): KubeObject {
  const made = completed(leastOf(kind, 'web'));
  return { ...made, metadata: { ...made.metadata, ...metadata }, status };
}

function complaints(next: KubeObject, previous: KubeObject): string[] {
  return validateStatusUpdate(next, previous).map(({ field, message }) => `${field}: ${message}`);
}

describe('A status tells what is possible', () => {
  it.each<[kind: StoredKind, status: object, ...errors: string[]]>([
    ['Deployment', { replicas: 3, updatedReplicas: 3, readyReplicas: 2, availableReplicas: 2 }],
    ['Deployment', { replicas: 1, updatedReplicas: -1 }, negative('updatedReplicas')],
    ['Deployment', { unavailableReplicas: -1 }, negative('unavailableReplicas')],
    ['Deployment', { collisionCount: -1 }, negative('collisionCount')],
    [
      'Deployment',
      { replicas: 1, updatedReplicas: 2 },
      'status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas',
    ],
    [
      'ReplicaSet',
      { replicas: 3, readyReplicas: 1, availableReplicas: 2 },
      'status.availableReplicas: Invalid value: 2: cannot be greater than readyReplicas',
    ],
    [
      'ReplicationController',
      { replicas: 3, fullyLabeledReplicas: 4 },
      'status.fullyLabeledReplicas: Invalid value: 4: cannot be greater than status.replicas',
    ],
    [
      'StatefulSet',
      { replicas: 1, currentReplicas: 2 },
      'status.currentReplicas: Invalid value: 2: cannot be greater than status.replicas',
    ],
    [
      'DaemonSet',
      { numberReady: -1, numberAvailable: -1 },
      negative('numberReady'),
      negative('numberAvailable'),
    ],
    ['Job', { active: -1, failed: 2 }, negative('active')],
    ['PodDisruptionBudget', { disruptionsAllowed: -1 }, negative('disruptionsAllowed')],
    ['HorizontalPodAutoscaler', { desiredReplicas: -1 }, negative('desiredReplicas')],
    ['Namespace', { phase: 'Active' }],
    [
      'Namespace',
      { phase: 'Terminating' },
      `status.Phase: Invalid value: "Terminating": may only be 'Active' if \`deletionTimestamp\` is empty`,
    ],
    ['Service', { loadBalancer: {} }],
    [
      'Service',
      { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
      'status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is "LoadBalancer"',
    ],
    ['Pod', { phase: 'Running' }],
  ])('%s %j', (kind, status, ...errors) => {
    expect(complaints(object(kind, status), object(kind, {}))).toEqual(errors);
  });

  it('of a namespace on its way out that it terminates', () => {
    const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z' };
    const leaving = (phase: string) => object('Namespace', { phase }, metadata);
    expect(complaints(leaving('Terminating'), leaving('Terminating'))).toEqual([]);
    expect(complaints(leaving('Active'), leaving('Terminating'))).toEqual([
      `status.Phase: Invalid value: "Active": may only be 'Terminating' if \`deletionTimestamp\` is not empty`,
    ]);
  });

  it.each(['Deployment', 'DaemonSet', 'StatefulSet'] as const)(
    'of a %s never fewer collisions than before',
    (kind) => {
      const counted = (collisionCount?: number) => object(kind, { collisionCount });
      expect(complaints(counted(2), counted(2))).toEqual([]);
      expect(complaints(counted(), counted(1))).toEqual([
        'status.collisionCount: Invalid value: 0: cannot be decremented',
      ]);
    },
  );
});
