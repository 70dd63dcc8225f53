import { describe, expect, test } from 'vitest';
import { podConditions, podPhase } from '../../source/kubelet/phase.ts';
import type { ContainerStatus, Pod } from '../../source/kubernetes/objects.ts';

/** `running`, `started` (running and past its startup), `exit 1`, `waiting`, `waiting after 1`, or `-` for no status. */
function statusOf(name: string, state: string): readonly ContainerStatus[] {
  if (state === '-') return [];
  const code = Number(/-?\d+$/.exec(state)?.[0] ?? 0);
  const status = { name, image: '', imageID: '', ready: state === 'started', restartCount: 0 };
  if (state === 'running') return [{ ...status, state: { running: {} } }];
  if (state === 'started') return [{ ...status, state: { running: {} }, started: true }];
  if (state === 'waiting') return [{ ...status, state: { waiting: {} } }];
  if (state.startsWith('exit')) return [{ ...status, state: { terminated: { exitCode: code } } }];
  return [{ ...status, state: { waiting: {} }, lastState: { terminated: { exitCode: code } } }];
}

interface Case {
  readonly policy: string;
  readonly init?: readonly string[];
  readonly sidecar?: boolean;
  readonly main: readonly string[];
  readonly isTerminal?: boolean;
}

function observe({ policy, init = [], sidecar = false, main, isTerminal = false }: Case) {
  const container = (name: string) => ({ name });
  const initContainers = init.map((_, index) => ({
    name: `i${index}`,
    ...(sidecar && { restartPolicy: 'Always' }),
  }));
  const pod = {
    metadata: {},
    spec: {
      restartPolicy: policy,
      initContainers,
      containers: main.map((_, index) => container(`c${index}`)),
    },
    status: {},
  } as unknown as Pod;
  const initStatuses = init.flatMap((state, index) => statusOf(`i${index}`, state));
  const statuses = main.flatMap((state, index) => statusOf(`c${index}`, state));
  return { pod, observed: { initStatuses, statuses, isTerminal } };
}

describe('The phase of a pod', () => {
  test.each<[string, Case]>([
    ['Running', { policy: 'Always', main: ['running', 'running'] }],
    ['Running', { policy: 'Always', main: ['exit 0', 'exit 0'] }],
    ['Succeeded', { policy: 'Always', main: ['exit 0', 'exit 0'], isTerminal: true }],
    ['Failed', { policy: 'Always', main: ['exit 0', 'exit 1'], isTerminal: true }],
    ['Running', { policy: 'Always', main: ['running', 'exit 0'] }],
    ['Running', { policy: 'Always', main: ['waiting after 1'] }],
    ['Succeeded', { policy: 'Never', main: ['exit 0', 'exit 0'] }],
    ['Failed', { policy: 'Never', main: ['exit 0', 'exit 1'] }],
    ['Running', { policy: 'Never', main: ['running', 'exit 0'] }],
    ['Pending', { policy: 'Never', main: ['running', '-'] }],
    ['Pending', { policy: 'Never', main: ['running', 'waiting'] }],
    ['Pending', { policy: 'OnFailure', main: ['-', '-'] }],
    ['Succeeded', { policy: 'OnFailure', main: ['exit 0', 'exit 0'] }],
    ['Running', { policy: 'OnFailure', main: ['exit 1', 'exit 1'] }],
    ['Pending', { policy: 'Never', init: ['running'], main: ['-'] }],
    ['Pending', { policy: 'Always', init: ['waiting after 1'], main: ['-'] }],
    ['Failed', { policy: 'Never', init: ['exit 1'], main: ['-'] }],
    ['Failed', { policy: 'Never', init: ['waiting after 1'], main: ['-'] }],
    ['Pending', { policy: 'Never', init: ['waiting after 0'], main: ['-'] }],
    ['Running', { policy: 'Never', init: ['exit 0'], main: ['running'] }],
    ['Pending', { policy: 'Always', sidecar: true, init: ['running'], main: ['-'] }],
    ['Pending', { policy: 'Always', sidecar: true, init: ['started'], main: ['running', '-'] }],
    ['Running', { policy: 'Always', sidecar: true, init: ['running'], main: ['running'] }],
    ['Running', { policy: 'Always', sidecar: true, init: ['exit 0'], main: ['running'] }],
    ['Running', { policy: 'Never', sidecar: true, init: ['started'], main: ['exit 0'] }],
    ['Succeeded', { policy: 'Never', sidecar: true, init: ['exit 1'], main: ['exit 0'] }],
    ['Succeeded', { policy: 'Never', sidecar: true, init: ['waiting after 1'], main: ['exit 0'] }],
  ])('is %s for %o', (phase, given) => {
    const { pod, observed } = observe(given);
    expect(podPhase(pod, observed)).toBe(phase);
  });
});

describe('The conditions of a pod', () => {
  const conditionsOf = (given: Case) => {
    const { pod, observed } = observe(given);
    return podConditions(pod, podPhase(pod, observed), observed);
  };

  test('name the containers that are not ready', () => {
    const reason = 'ContainersNotReady';
    const message = 'containers with unready status: [c1]';
    expect(conditionsOf({ policy: 'Always', main: ['started', 'running'] })).toEqual([
      { type: 'Initialized', status: 'True' },
      { type: 'Ready', status: 'False', reason, message },
      { type: 'ContainersReady', status: 'False', reason, message },
    ]);
  });

  test('name the init containers that are not done', () => {
    expect(conditionsOf({ policy: 'Always', init: ['exit 0', 'running'], main: ['waiting'] })[0]).toEqual({
      type: 'Initialized',
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [i1]',
    });
  });

  test('say that a pod has completed', () => {
    expect(conditionsOf({ policy: 'Never', main: ['exit 0'] })).toEqual([
      { type: 'Initialized', status: 'True', reason: 'PodCompleted' },
      { type: 'Ready', status: 'False', reason: 'PodCompleted' },
      { type: 'ContainersReady', status: 'False', reason: 'PodCompleted' },
    ]);
  });

  test('say that a pod has failed', () => {
    const [, ready] = conditionsOf({ policy: 'Never', main: ['exit 1'] });
    expect(ready).toEqual({ type: 'Ready', status: 'False', reason: 'PodFailed' });
  });
});
