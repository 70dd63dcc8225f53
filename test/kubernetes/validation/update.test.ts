import { describe, expect, it } from 'vitest';
import { applyDefaults, applyJobIdentity } from '../../../source/kubernetes/defaults/index.ts';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import { validateUpdate } from '../../../source/kubernetes/validation/index.ts';
import { type Change, object } from './objects.ts';

/** What is said when a stored object of the kind changes so. */
function complaints(kind: Kind, change: Change, before: Change = {}): string[] {
  const stored = (changed: Change) => {
    const given = applyDefaults(object(kind, changed));
    return kind === 'Job' ? applyJobIdentity(given) : given;
  };
  return validateUpdate(stored({ ...before, ...change }), stored(before)).map(
    ({ field, message }) => `${field}: ${message}`,
  );
}

const relabelled = {
  'spec.selector.matchLabels': { app: 'other' },
  'spec.template.metadata.labels': { app: 'other' },
};
const podRule = expect.stringMatching(/^spec: Forbidden: pod updates may not change fields other than /);

describe('The selector stays what it was', () => {
  it.each(['Deployment', 'ReplicaSet', 'DaemonSet'] as const)('of a %s', (kind) => {
    expect(complaints(kind, relabelled)).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
    ]);
  });
});

describe('A Deployment may change', () => {
  it.each([
    ['its replicas', { 'spec.replicas': 7 }],
    ['its image', { 'spec.template.spec.containers.0.image': 'nginx:1.28' }],
    ['its strategy', { 'spec.strategy': { type: 'Recreate' } }],
    ['its labels', { 'metadata.labels': { tier: 'front' } }],
  ])('%s', (_, change) => {
    expect(complaints('Deployment', change)).toEqual([]);
  });

  it('but only to what could have been created', () => {
    expect(complaints('Deployment', { 'spec.replicas': -1 })).toEqual([
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ]);
  });
});

describe('A Pod', () => {
  it.each([
    ['its image', { 'spec.containers.0.image': 'nginx:1.28' }],
    ['its labels', { 'metadata.labels': { app: 'other' } }],
    ['a deadline', { 'spec.activeDeadlineSeconds': 30 }],
  ])('may change %s', (_, change) => {
    expect(complaints('Pod', change)).toEqual([]);
  });

  it.each([
    ['its node selector', { 'spec.nodeSelector': { disk: 'ssd' } }, podRule],
    ['its command', { 'spec.containers.0.command': ['sh'] }, podRule],
    ['its restart policy', { 'spec.restartPolicy': 'Never' }, podRule],
    [
      'its number of containers',
      {
        'spec.containers': [
          { name: 'a', image: 'a' },
          { name: 'b', image: 'b' },
        ],
      },
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ],
    ['its image to none', { 'spec.containers.0.image': '' }, 'spec.containers[0].image: Required value'],
  ])('may not change %s', (_, change, message) => {
    expect(complaints('Pod', change)).toEqual(expect.arrayContaining([message]));
  });

  it('may tolerate more, not less', () => {
    const one = { key: 'a', operator: 'Exists' };
    const two = { key: 'b', operator: 'Exists' };
    expect(complaints('Pod', { 'spec.tolerations': [one, two] }, { 'spec.tolerations': [one] })).toEqual([]);
    expect(complaints('Pod', { 'spec.tolerations': [two] }, { 'spec.tolerations': [one] })).toEqual([
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ]);
  });

  it('may shorten its deadline, not lengthen it', () => {
    const before = { 'spec.activeDeadlineSeconds': 30 };
    expect(complaints('Pod', { 'spec.activeDeadlineSeconds': 20 }, before)).toEqual([]);
    expect(complaints('Pod', { 'spec.activeDeadlineSeconds': 40 }, before)).toEqual([
      'spec.activeDeadlineSeconds: Invalid value: 40: must be less than or equal to previous value',
    ]);
  });
});

describe('A Job', () => {
  it.each([
    ['its parallelism', { 'spec.parallelism': 3, 'spec.completions': 1 }],
    ['whether it is suspended', { 'spec.suspend': true }],
    ['its back-off limit', { 'spec.backoffLimit': 1 }],
  ])('may change %s', (_, change) => {
    expect(complaints('Job', change)).toEqual([]);
  });

  it('may not change what its pods are', () => {
    expect(complaints('Job', { 'spec.template.spec.containers.0.image': 'perl' })).toEqual([
      expect.stringMatching(/^spec\.template: Invalid value: \{.*"image":"perl".*\}: field is immutable$/),
    ]);
  });

  it('may change its completions only where it is indexed and its parallelism follows', () => {
    expect(complaints('Job', { 'spec.completions': 5, 'spec.parallelism': 1 })).toEqual([
      'spec.completions: Invalid value: 5: field is immutable',
    ]);
    const indexed = { 'spec.completionMode': 'Indexed', 'spec.completions': 2, 'spec.parallelism': 2 };
    expect(complaints('Job', { 'spec.completions': 3, 'spec.parallelism': 3 }, indexed)).toEqual([]);
  });
});

describe('A StatefulSet', () => {
  it('may change its replicas, not its service', () => {
    expect(complaints('StatefulSet', { 'spec.replicas': 4 })).toEqual([]);
    expect(complaints('StatefulSet', { 'spec.serviceName': 'other' })).toEqual([
      expect.stringMatching(
        /^spec: Forbidden: updates to statefulset spec for fields other than 'replicas', /,
      ),
    ]);
  });
});
