import { describe, expect, it } from 'vitest';
import type { Kind } from '../../source/kubernetes/kinds.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { type Health, rowHealth } from '../../source/printers/index.ts';
import { completed } from '../support/world.ts';

function healthOf(kind: Kind, fields: object, metadata: object = {}): Health {
  const object = { apiVersion: 'v1', kind, metadata: { name: 'x', ...metadata }, ...fields };
  return rowHealth(kind, completed(object) as unknown as AnyObject);
}

const condition = (type: string, status: string, reason?: string) => ({
  type,
  status,
  ...(reason && { reason }),
});

describe('a deployment', () => {
  const deployment = (counts: object, conditions: object[] = [], metadata: object = {}) =>
    healthOf('Deployment', { spec: { replicas: 3 }, status: { ...counts, conditions } }, metadata);
  const all = { replicas: 3, updatedReplicas: 3, availableReplicas: 3 };

  it.each<[string, Health, Health]>([
    ['with everything updated and available is good', deployment(all), 'good'],
    ['with an unavailable replica is not good', deployment({ ...all, availableReplicas: 2 }), 'busy'],
    ['with old replicas left is busy', deployment({ ...all, replicas: 4 }), 'busy'],
    ['in the middle of a rollout is busy', deployment({ ...all, updatedReplicas: 1 }), 'busy'],
    [
      'whose change is not seen yet is busy',
      deployment({ ...all, observedGeneration: 1 }, [], { generation: 2 }),
      'busy',
    ],
    [
      'that is past its deadline is bad',
      deployment({ ...all, updatedReplicas: 1 }, [
        condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
      ]),
      'bad',
    ],
    [
      'that may not make pods is bad',
      deployment({}, [condition('ReplicaFailure', 'True', 'FailedCreate')]),
      'bad',
    ],
    [
      'that has lost all its pods after its rollout is bad',
      deployment({ ...all, availableReplicas: 0 }, [
        condition('Progressing', 'True', 'NewReplicaSetAvailable'),
        condition('Available', 'False'),
      ]),
      'bad',
    ],
    [
      'that was made larger is on its way',
      deployment({ ...all, availableReplicas: 1 }, [
        condition('Progressing', 'True', 'NewReplicaSetAvailable'),
        condition('Available', 'False'),
      ]),
      'busy',
    ],
    ['that is deleted is gone', deployment(all, [], { deletionTimestamp: '2026-01-01T00:00:00Z' }), 'gone'],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('scaled to nothing is good', () => {
    expect(healthOf('Deployment', { spec: { replicas: 0 } })).toBe('good');
  });
});

const scaled = (currentReplicas: number, desiredReplicas: number, ...conditions: readonly object[]) => ({
  status: { currentReplicas, desiredReplicas, conditions },
});

it.each<[string, Kind, object, Health]>([
  [
    'a full ReplicaSet',
    'ReplicaSet',
    { spec: { replicas: 2 }, status: { replicas: 2, readyReplicas: 2 } },
    'good',
  ],
  [
    'a ReplicaSet short of ready pods',
    'ReplicaSet',
    { spec: { replicas: 2 }, status: { replicas: 2 } },
    'busy',
  ],
  ['a ReplicaSet of an old revision', 'ReplicaSet', { spec: { replicas: 0 } }, 'done'],
  [
    'a ReplicaSet that may not make pods',
    'ReplicaSet',
    { spec: { replicas: 1 }, status: { conditions: [condition('ReplicaFailure', 'True')] } },
    'bad',
  ],
  ['a running job', 'Job', { status: { active: 1, ready: 1 } }, 'good'],
  ['a job whose pods are not ready', 'Job', { status: { active: 1 } }, 'busy'],
  ['a complete job', 'Job', { status: { conditions: [condition('Complete', 'True')] } }, 'done'],
  ['a failed job', 'Job', { status: { conditions: [condition('Failed', 'True')] } }, 'bad'],
  ['a ready node', 'Node', { status: { conditions: [condition('Ready', 'True')] } }, 'good'],
  [
    'a cordoned node',
    'Node',
    { spec: { unschedulable: true }, status: { conditions: [condition('Ready', 'True')] } },
    'busy',
  ],
  ['a lost node', 'Node', { status: { conditions: [condition('Ready', 'Unknown')] } }, 'bad'],
  ['a warning', 'Event', { type: 'Warning' }, 'bad'],
  ['an ordinary event', 'Event', { type: 'Normal' }, 'good'],
  ['a namespace on its way out', 'Namespace', { status: { phase: 'Terminating' } }, 'gone'],
  ['a claim without a volume', 'PersistentVolumeClaim', { status: { phase: 'Pending' } }, 'busy'],
  ['a claim that lost its volume', 'PersistentVolumeClaim', { status: { phase: 'Lost' } }, 'bad'],
  ['a volume that nobody has looked at', 'PersistentVolume', {}, 'busy'],
  ['a free volume', 'PersistentVolume', { status: { phase: 'Available' } }, 'good'],
  ['a bound volume', 'PersistentVolume', { status: { phase: 'Bound' } }, 'good'],
  ['a volume whose claim is gone', 'PersistentVolume', { status: { phase: 'Released' } }, 'done'],
  ['a volume that could not be cleaned', 'PersistentVolume', { status: { phase: 'Failed' } }, 'bad'],
  [
    'a budget that spares a pod',
    'PodDisruptionBudget',
    { status: { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2 } },
    'good',
  ],
  [
    'a budget that spares none of just enough',
    'PodDisruptionBudget',
    { status: { disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2 } },
    'good',
  ],
  [
    'a budget with too few healthy pods',
    'PodDisruptionBudget',
    { status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 2 } },
    'busy',
  ],
  ['an autoscaler that has all it wants', 'HorizontalPodAutoscaler', scaled(3, 3), 'good'],
  ['an autoscaler that scales', 'HorizontalPodAutoscaler', scaled(3, 5), 'busy'],
  [
    'an autoscaler without measurements',
    'HorizontalPodAutoscaler',
    scaled(3, 3, condition('ScalingActive', 'False', 'FailedGetResourceMetric')),
    'bad',
  ],
  [
    'an autoscaler that can not scale',
    'HorizontalPodAutoscaler',
    scaled(3, 3, condition('AbleToScale', 'False', 'FailedGetScale')),
    'bad',
  ],
  [
    'an autoscaler whose target is scaled to nothing',
    'HorizontalPodAutoscaler',
    scaled(0, 0, condition('ScalingActive', 'False', 'ScalingDisabled')),
    'done',
  ],
  ['a kind without a judgement', 'ConfigMap', {}, 'good'],
])('%s is judged by what its status says', (_, kind, fields, expected) => {
  expect(healthOf(kind, fields)).toBe(expected);
});
