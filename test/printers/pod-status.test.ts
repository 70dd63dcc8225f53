import { describe, expect, it } from 'vitest';
import { columnsOf, podSummary } from '../../source/printers/index.ts';
import { epoch } from '../support/world.ts';
import { type ContainerFacts, type PodFacts, podWith } from './pods.ts';

const running: ContainerFacts = { running: {}, ready: true };
const day = 86_400;
const sidecar = { sidecar: true };

function cellsOf(facts: PodFacts): string[] {
  const pod = podWith(facts);
  return columnsOf('Pod')
    .filter(({ name }) => ['Ready', 'Status', 'Restarts'].includes(name))
    .map((column) => column.value(pod, { now: epoch }).text);
}

const pair = (first: ContainerFacts, second: ContainerFacts, rest: Partial<PodFacts> = {}): PodFacts => ({
  phase: 'thePhase',
  containers: 2,
  statuses: [first, second],
  ...rest,
});

describe('READY, STATUS and RESTARTS of a pod', () => {
  it.each<[string, PodFacts, string[]]>([
    [
      'counts running and ready containers',
      pair({ ...running, restarts: 3 }, { restarts: 3 }),
      ['1/2', 'thePhase', '6'],
    ],
    [
      'gives the reason a container waits for',
      pair(running, { waiting: { reason: 'Wanted' }, restarts: 1 }),
      ['1/2', 'Wanted', '1'],
    ],
    [
      'lets the first container speak',
      pair({ waiting: { reason: 'First' } }, { terminated: { reason: 'Second', exitCode: 0 } }),
      ['0/2', 'First', '0'],
    ],
    [
      'does not count ready containers that do not run',
      pair(running, { ready: true }),
      ['1/2', 'thePhase', '0'],
    ],
    [
      "puts the pod's reason before its phase",
      pair(running, {}, { reason: 'Because' }),
      ['1/2', 'Because', '0'],
    ],
    [
      'calls a pod with completed and running containers not ready',
      pair({ terminated: { reason: 'Completed', exitCode: 0 } }, running, { phase: 'Running' }),
      ['1/2', 'NotReady', '0'],
    ],
    [
      'unless its condition says ready',
      pair({ terminated: { reason: 'Completed', exitCode: 0 } }, running, {
        phase: 'Running',
        conditions: { Ready: 'True' },
      }),
      ['1/2', 'Running', '0'],
    ],
    [
      'tells when the last restart was',
      { phase: 'Running', statuses: [{ ...running, restarts: 3, endedAgo: 5 * day }] },
      ['1/1', 'Running', '3 (5d ago)'],
    ],
    [
      'tells of the latest of several restarts',
      pair({ ...running, restarts: 6, endedAgo: 20 * day }, { ...running, restarts: 3, endedAgo: 5 * day }),
      ['2/2', 'thePhase', '9 (5d ago)'],
    ],
    [
      'says that scheduling is gated',
      { phase: 'Pending', conditions: { PodScheduled: 'False/SchedulingGated' } },
      ['0/1', 'SchedulingGated', '0'],
    ],
    [
      'calls a finished pod completed',
      { phase: 'Succeeded', statuses: [{ terminated: { reason: 'Completed', exitCode: 0 } }] },
      ['0/1', 'Completed', '0'],
    ],
    [
      'prints the exit code where there is no reason',
      { phase: 'Failed', statuses: [{ terminated: { exitCode: 3 } }] },
      ['0/1', 'ExitCode:3', '0'],
    ],
    [
      'prints the signal where there is no reason',
      { phase: 'Failed', statuses: [{ terminated: { exitCode: 137, signal: 9 } }] },
      ['0/1', 'Signal:9', '0'],
    ],
    [
      'says that a pod terminates',
      { phase: 'Running', deleted: true, statuses: [{ running: {} }] },
      ['0/1', 'Terminating', '0'],
    ],
    [
      'says that a pod terminates before it ran',
      { phase: 'Pending', deleted: true },
      ['0/1', 'Terminating', '0'],
    ],
    [
      'gives the reason why a pod failed',
      { phase: 'Failed', statuses: [{ terminated: { reason: 'Error', exitCode: 1 } }] },
      ['0/1', 'Error', '0'],
    ],
    [
      'gives the reason why it was killed',
      { phase: 'Failed', statuses: [{ terminated: { reason: 'OOMKilled', exitCode: 137 } }] },
      ['0/1', 'OOMKilled', '0'],
    ],
    [
      'says that a container crashes again and again',
      { phase: 'Running', statuses: [{ waiting: { reason: 'CrashLoopBackOff' }, restarts: 3 }] },
      ['0/1', 'CrashLoopBackOff', '3'],
    ],
    [
      'says that containers are made',
      { phase: 'Pending', statuses: [{ waiting: { reason: 'ContainerCreating' } }] },
      ['0/1', 'ContainerCreating', '0'],
    ],
    ...['Pending', 'Succeeded', 'Failed'].map((phase): [string, PodFacts, string[]] => [
      `is ${phase} while no container has more to say`,
      pair({ ...running, restarts: 3 }, { restarts: 3 }, { phase }),
      ['1/2', phase, '6'],
    ]),
    [
      'shows whatever phase there is',
      { phase: 'thePhase', statuses: [{ ...running, restarts: 1 }] },
      ['1/1', 'thePhase', '1'],
    ],
    [
      'keeps the end of a finished pod that is deleted',
      { phase: 'Failed', deleted: true, statuses: [{ terminated: { reason: 'Error', exitCode: 1 } }] },
      ['0/1', 'Error', '0'],
    ],
    [
      'does not know of pods that terminate on a lost node',
      { phase: 'Running', reason: 'NodeLost', deleted: true, statuses: [running] },
      ['1/1', 'Unknown', '0'],
    ],
  ])('%s', (_, facts, cells) => {
    expect(cellsOf(facts)).toEqual(cells);
  });
});

describe('a pod that initialises', () => {
  const pending = {
    phase: 'Pending',
    init: [{}, {}],
    statuses: [{ waiting: { reason: 'PodInitializing' } }],
  };

  it.each<[string, readonly ContainerFacts[], string[]]>([
    [
      'counts the init containers that are through',
      [{ terminated: { exitCode: 0 } }, { running: {}, restarts: 3, endedAgo: 10 }],
      ['0/1', 'Init:1/2', '3 (10s ago)'],
    ],
    [
      'has none through before the first started',
      [{ waiting: { reason: 'PodInitializing' } }],
      ['0/1', 'Init:0/2', '0'],
    ],
    [
      'has none through while all of them wait',
      [{ waiting: { reason: 'PodInitializing' } }, { waiting: { reason: 'PodInitializing' } }],
      ['0/1', 'Init:0/2', '0'],
    ],
    [
      'gives the reason of a failure',
      [{ terminated: { reason: 'Error', exitCode: 1 } }],
      ['0/1', 'Init:Error', '0'],
    ],
    ['or its exit code', [{ terminated: { exitCode: 2 } }], ['0/1', 'Init:ExitCode:2', '0']],
    [
      'gives the reason of waiting',
      [{ waiting: { reason: 'ImagePullBackOff' } }],
      ['0/1', 'Init:ImagePullBackOff', '0'],
    ],
    [
      'lets the main containers speak once all are through',
      [{ terminated: { exitCode: 0 } }, { terminated: { exitCode: 0 } }],
      ['0/1', 'PodInitializing', '0'],
    ],
  ])('%s', (_, initStatuses, cells) => {
    expect(cellsOf({ ...pending, initStatuses })).toEqual(cells);
  });

  it('ignores the statuses of containers it does not have', () => {
    const facts: PodFacts = {
      phase: 'Running',
      init: [{ name: 'setup' }, { name: 'helper', ...sidecar }],
      initStatuses: [{ name: 'stranger' }, { name: 'setup' }, { name: 'helper' }],
      statuses: [{ name: 'stranger' }],
    };
    expect(cellsOf(facts)).toEqual(['0/2', 'Init:0/2', '0']);
  });
});

describe('a pod with sidecars', () => {
  const init = [sidecar, sidecar];

  it('counts a sidecar as through once it has started', () => {
    const facts: PodFacts = {
      phase: 'Pending',
      init,
      conditions: { Initialized: 'False' },
      initStatuses: [
        { running: {}, started: true, restarts: 3, endedAgo: 10 },
        { running: {}, started: false },
      ],
      statuses: [{ waiting: {} }],
    };
    expect(cellsOf(facts)).toEqual(['0/3', 'Init:1/2', '3 (10s ago)']);
  });

  it('does not count a sidecar that runs and has not started', () => {
    const facts: PodFacts = {
      phase: 'Pending',
      init,
      conditions: { Initialized: 'False' },
      initStatuses: [
        { running: {}, started: false, restarts: 3, endedAgo: 10 },
        { waiting: {}, started: false },
      ],
      statuses: [{ waiting: {} }],
    };
    expect(cellsOf(facts)).toEqual(['0/3', 'Init:0/2', '3 (10s ago)']);
  });

  it('does not count sidecars that are not ready', () => {
    const facts: PodFacts = {
      phase: 'Running',
      init,
      conditions: { Initialized: 'True' },
      initStatuses: [
        { running: {}, started: true, restarts: 3, endedAgo: 10 },
        { running: {}, started: true },
      ],
      statuses: [{ ...running, restarts: 4, endedAgo: 20 }],
    };
    expect(cellsOf(facts)).toEqual(['1/3', 'Running', '7 (10s ago)']);
  });

  it('counts their restarts with those of the main containers', () => {
    const facts: PodFacts = {
      phase: 'Running',
      init,
      conditions: { Initialized: 'True' },
      initStatuses: [
        { running: {}, started: true, restarts: 3, endedAgo: 10 },
        { running: {}, started: true, ready: true },
      ],
      statuses: [{ ...running, restarts: 4, endedAgo: 20 }],
    };
    expect(cellsOf(facts)).toEqual(['2/3', 'Running', '7 (10s ago)']);
  });

  it('is completed when they were killed after its main container', () => {
    const killed = { terminated: { reason: 'Error', exitCode: 137 }, started: false };
    const facts: PodFacts = {
      phase: 'Succeeded',
      init,
      conditions: { Initialized: 'True' },
      initStatuses: [{ ...killed, restarts: 3, endedAgo: 10 }, killed],
      statuses: [{ terminated: { reason: 'Completed', exitCode: 0 }, restarts: 4, endedAgo: 20 }],
    };
    expect(cellsOf(facts)).toEqual(['0/3', 'Completed', '7 (10s ago)']);
  });
});

describe('the wide columns of a pod', () => {
  const wide = (facts: PodFacts) =>
    columnsOf('Pod')
      .filter(({ priority }) => priority === 1)
      .map((column) => column.value(podWith(facts), { now: epoch }).text);

  it('say none for what is not assigned yet', () => {
    expect(wide({ phase: 'Pending' })).toEqual(['<none>', '<none>', '<none>', '<none>']);
  });

  it('count the readiness gates that are open', () => {
    const facts: PodFacts = {
      phase: 'Running',
      conditions: { one: 'False', two: 'True' },
      spec: {
        nodeName: 'node-1',
        readinessGates: ['one', 'two', 'three'].map((conditionType) => ({ conditionType })),
      },
      status: { podIPs: [{ ip: '1.1.1.1' }], nominatedNodeName: 'node-2' },
    };
    expect(wide(facts)).toEqual(['1.1.1.1', 'node-1', 'node-2', '1/3']);
  });
});

describe('the health of a pod', () => {
  it.each<[string, PodFacts, string]>([
    ['ready', { phase: 'Running', conditions: { Ready: 'True' }, statuses: [running] }, 'good'],
    [
      'not ready yet',
      { phase: 'Running', conditions: { Ready: 'False' }, statuses: [{ running: {} }] },
      'busy',
    ],
    ['creating', { phase: 'Pending', statuses: [{ waiting: { reason: 'ContainerCreating' } }] }, 'busy'],
    ['crashing', { phase: 'Running', statuses: [{ waiting: { reason: 'CrashLoopBackOff' } }] }, 'bad'],
    ['without its image', { phase: 'Pending', statuses: [{ waiting: { reason: 'ErrImagePull' } }] }, 'bad'],
    ['just exited with an error', { phase: 'Running', statuses: [{ terminated: { exitCode: 1 } }] }, 'bad'],
    ['without a place', { phase: 'Pending', conditions: { PodScheduled: 'False/Unschedulable' } }, 'bad'],
    ['failed', { phase: 'Failed' }, 'bad'],
    ['completed', { phase: 'Succeeded' }, 'done'],
    ['terminating', { phase: 'Running', deleted: true, conditions: { Ready: 'True' } }, 'gone'],
  ])('of a pod that is %s', (_, facts, health) => {
    expect(podSummary(podWith(facts)).health).toBe(health);
  });
});
