import { describe, expect, it } from 'vitest';
import type { Manifest, Pod } from '../../../source/kubernetes/objects.ts';
import { refusal } from '../../support/refusal.ts';
import { pod, quiet } from './worlds.ts';

function priorityClass(name: string, value: number, fields: object = {}): Manifest {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    ...fields,
  };
}

const high = priorityClass('high', 1000);
const patient = priorityClass('patient', 500, { preemptionPolicy: 'Never' });
const usual = priorityClass('usual', 10, { globalDefault: true });

describe('A new pod', () => {
  it.each<[string, Manifest[], object, object]>([
    ['without a class', [], {}, { priority: 0, preemptionPolicy: 'PreemptLowerPriority' }],
    ['of a class', [high], { priorityClassName: 'high' }, { priority: 1000 }],
    [
      'of a class that does not preempt',
      [patient],
      { priorityClassName: 'patient' },
      { priority: 500, preemptionPolicy: 'Never' },
    ],
    [
      'without a class, where the cluster has a default one',
      [usual],
      {},
      { priorityClassName: 'usual', priority: 10, preemptionPolicy: 'PreemptLowerPriority' },
    ],
    [
      'of the system, on its node',
      [],
      { priorityClassName: 'system-node-critical' },
      { priority: 2_000_001_000 },
    ],
    ['of the system', [], { priorityClassName: 'system-cluster-critical' }, { priority: 2_000_000_000 }],
    [
      'that knows its priority already',
      [high],
      { priorityClassName: 'high', priority: 1000 },
      { priority: 1000 },
    ],
  ])('%s', (_title, classes, spec, expected) => {
    expect(quiet(...classes).create(pod('web', spec))).toMatchObject({ spec: expected });
  });

  it.each<[string, object, string]>([
    [
      'of a class that is not there',
      { priorityClassName: 'foo' },
      'no PriorityClass with name foo was found',
    ],
    [
      'with a priority of its own',
      { priority: 7 },
      'the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    ],
    [
      'with a policy of its own',
      { priorityClassName: 'patient', preemptionPolicy: 'PreemptLowerPriority' },
      'the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod spec; priority admission controller computed Never from the given PriorityClass name',
    ],
  ])('%s is refused', (_title, spec, why) => {
    const error = refusal(() => quiet(patient).create(pod('web', spec)));
    expect(error).toMatchObject({ reason: 'Forbidden', message: `pods "web" is forbidden: ${why}` });
  });
});

it('a class that comes later changes no pod, not even with an update that leaves the figures out', () => {
  const cluster = quiet();
  const { spec, ...made } = cluster.create(pod('web')) as Pod;
  cluster.create(usual);
  const { priority: _priority, preemptionPolicy: _policy, ...rest } = spec;
  const updated = cluster.update({ ...made, spec: { ...rest, activeDeadlineSeconds: 60 } });
  expect(updated).toMatchObject({ spec: { priority: 0, preemptionPolicy: 'PreemptLowerPriority' } });
});

describe('A second default class', () => {
  const taken = 'is forbidden: PriorityClass usual is already marked as default. Only one default can exist';

  it('is not created', () => {
    const second = priorityClass('second', 20, { globalDefault: true });
    const error = refusal(() => quiet(usual).create(second));
    expect(error.message).toBe(`priorityclasses.scheduling.k8s.io "second" ${taken}`);
  });

  it('does not come about by an update, which the first one may have', () => {
    const cluster = quiet(usual, high);
    const update = (manifest: Manifest, fields: object) => cluster.update({ ...manifest, ...fields });
    expect(refusal(() => update(high, { globalDefault: true })).message).toBe(
      `priorityclasses.scheduling.k8s.io "high" ${taken}`,
    );
    expect(() => update(usual, { description: 'for all' })).not.toThrow();
  });
});
