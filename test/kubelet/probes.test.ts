import { describe, expect, test } from 'vitest';
import type { Probed } from '../../source/kubelet/outcomes.ts';
import { counted, initialProbes, nextProbe, probed } from '../../source/kubelet/probes.ts';
import type { Process } from '../../source/kubelet/process.ts';
import type { ProbeRuntime, Run } from '../../source/kubelet/runtime.ts';
import type { Container, Pod } from '../../source/kubernetes/objects.ts';

function verdictsOf(initial: ProbeRuntime['verdict'], thresholds: object, outcomes: string): string {
  let state: ProbeRuntime = { verdict: initial, streak: 0 };
  const letters = [...outcomes].map((outcome, index) => {
    state = counted(state, thresholds, outcome === 'S' ? 'success' : 'failure', index);
    return state.verdict[0]!.toUpperCase();
  });
  return letters.join('');
}

describe('Thresholds', () => {
  test.each([
    ['failure', { failureThreshold: 3 }, 'SSSFFFFFSSSFFFFF', 'SSSSSFFFSSSSSFFF'],
    ['unknown', { failureThreshold: 3 }, 'FFF', 'UUF'],
    ['success', { failureThreshold: 3 }, 'SFFF', 'SSSF'],
    ['failure', { successThreshold: 3 }, 'SSFSSS', 'FFFFFS'],
  ] as const)('make of %s and %o the outcomes %s to %s', (initial, thresholds, outcomes, verdicts) => {
    expect(verdictsOf(initial, thresholds, outcomes)).toBe(verdicts);
  });
});

/** Every run of a probe that had something to tell: seconds after the start, and the reason of a failure. */
function tellingRuns(container: Container, process: Process, within: number): readonly [number, string?][] {
  let run: Run = {
    id: '',
    image: '',
    startedAt: 0,
    listensAt: process.startup ?? 0,
    exitCode: 0,
    probes: initialProbes(container, 0, 0),
  };
  const runs: [number, string?][] = [];
  for (;;) {
    const subject: Probed = { pod: {} as Pod, container, run, process, ip: '10.244.1.5' };
    const next = nextProbe(subject);
    if (next === undefined || next.at > within * 1000) return runs;
    const { state, failure } = probed(subject, next);
    runs.push(failure === undefined ? [next.at / 1000] : [next.at / 1000, failure]);
    run = { ...run, probes: { ...run.probes, [next.type]: state } };
  }
}

const server: Process = { lines: [], lastWords: [], exitCode: 0, ports: [8080] };
const get = { httpGet: { path: '/ready', port: 8080 } };
const refused = 'Get "http://10.244.1.5:8080/ready": dial tcp 10.244.1.5:8080: connect: connection refused';

describe('A probe', () => {
  test('that goes on succeeding runs once', () => {
    const container = { name: 'a', readinessProbe: { ...get, initialDelaySeconds: 5, periodSeconds: 10 } };
    expect(tellingRuns(container, server, 3600)).toEqual([[5]]);
  });

  test('of a slow start fails until the process listens', () => {
    const container = { name: 'a', readinessProbe: { ...get, periodSeconds: 5 } };
    expect(tellingRuns(container, { ...server, startup: 7000 }, 3600)).toEqual([
      [0, refused],
      [5, refused],
      [10],
    ]);
  });

  test('of a port where nobody listens fails, and is told less often after a while', () => {
    const container = {
      name: 'a',
      livenessProbe: { tcpSocket: { port: 9090 }, periodSeconds: 10, failureThreshold: 30 },
    };
    const runs = tellingRuns(container, server, 3600);
    expect(runs[0]).toEqual([0, 'dial tcp 10.244.1.5:9090: connect: connection refused']);
    expect(runs.length).toBeLessThan(45);
  });

  test('counts as a request, and the one after the limit is answered with 500', () => {
    const container = { name: 'a', livenessProbe: { ...get, periodSeconds: 10 } };
    const failure = 'HTTP probe failed with statuscode: 500';
    expect(tellingRuns(container, { ...server, unhealthyAfterRequests: 5 }, 75)).toEqual([
      [50, failure],
      [60, failure],
      [70, failure],
    ]);
  });

  test('shares the count with the other probes of its container', () => {
    const container = {
      name: 'a',
      livenessProbe: { ...get, periodSeconds: 10 },
      readinessProbe: { ...get, periodSeconds: 10 },
    };
    const [, first] = tellingRuns(container, { ...server, unhealthyAfterRequests: 5 }, 31);
    expect(first).toEqual([20, 'HTTP probe failed with statuscode: 500']);
  });

  test('that runs a command sees the files that the script made', () => {
    const files = [
      { at: 0, path: '/tmp/healthy', exists: true },
      { at: 30_000, path: '/tmp/healthy', exists: false },
    ];
    const exec = { command: ['cat', '/tmp/healthy'] };
    const container = { name: 'a', livenessProbe: { exec, initialDelaySeconds: 5, periodSeconds: 5 } };
    const failure = "cat: can't open '/tmp/healthy': No such file or directory";
    expect(tellingRuns(container, { ...server, files }, 40)).toEqual([
      [30, failure],
      [35, failure],
      [40, failure],
    ]);
  });

  test('waits for the startup probe', () => {
    const container = {
      name: 'a',
      startupProbe: { ...get, periodSeconds: 10, failureThreshold: 30 },
      readinessProbe: get,
    };
    const runs = tellingRuns(container, { ...server, startup: 1_000_000 }, 290);
    expect(runs.length).toBe(30);
    expect(initialProbes(container, 0, 0).readiness).toEqual({ verdict: 'failure', streak: 0 });
  });
});
