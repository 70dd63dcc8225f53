import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { goDuration } from '../../source/lib/duration.ts';
import { epoch } from '../support/world.ts';
import { type Session, session } from './session.ts';

/** Pods whose images use just so much: the limits keep them there. */
function pod(
  name: string,
  containers: Readonly<Record<string, [cpu: string, memory: string]>>,
  namespace = 'default',
) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      nodeName: 'node-1',
      containers: Object.entries(containers).map(([each, [cpu, memory]]) => ({
        name: each,
        image: 'mysql:8',
        resources: { limits: { cpu, memory } },
      })),
    },
  } satisfies Manifest;
}

function running(...pods: readonly ReturnType<typeof pod>[]): Session {
  const shown = session({ manifests: pods });
  for (const { metadata, spec } of pods) {
    const stored = shown.cluster.get('Pod', metadata.namespace, metadata.name);
    const containerStatuses = spec.containers.map(({ name }) => ({
      name,
      state: { running: { startedAt: timestamp(epoch) } },
    }));
    shown.cluster.update(
      { ...stored, status: { phase: 'Running', containerStatuses } } as unknown as Manifest,
      {
        subresource: 'status',
      },
    );
  }
  shown.cluster.advance(60_000);
  return shown;
}

const shop = () =>
  running(
    pod('web', { main: ['1m', '64Mi'], side: ['2m', '32Mi'] }),
    pod('db', { main: ['4m', '128Mi'] }),
    pod('agent', { main: ['1m', '16Mi'] }, 'kube-system'),
  );

describe('top pods', () => {
  test.each([
    [
      'top pods',
      [
        'NAME   CPU(cores)   MEMORY(bytes)   ',
        'db     4m           128Mi           ',
        'web    3m           96Mi            ',
      ],
    ],
    ['top po --sort-by=memory --no-headers', ['db    4m    128Mi   ', 'web   3m    96Mi    ']],
    [
      'top pod web --containers',
      [
        'POD   NAME   CPU(cores)   MEMORY(bytes)   ',
        'web   main   1m           64Mi            ',
        'web   side   2m           32Mi            ',
      ],
    ],
    [
      'top pod web --containers --sort-by=cpu --no-headers',
      ['web   side   2m    32Mi   ', 'web   main   1m    64Mi   '],
    ],
    [
      'top pods -l app=web --sum',
      [
        'NAME   CPU(cores)   MEMORY(bytes)   ',
        'web    3m           96Mi            ',
        '       ________     ________        ',
        '       3m           96Mi            ',
      ],
    ],
    [
      'top pods -A --field-selector metadata.name!=web --no-headers',
      ['default       db      4m    128Mi   ', 'kube-system   agent   1m    16Mi    '],
    ],
  ])('%s', (line, expected) => {
    expect(shop().out(line).split('\n')).toEqual(expected);
  });

  test('-A has the namespace first', () => {
    expect(shop().out('top pods -A').split('\n')[0]).toMatch(
      /^NAMESPACE +NAME +CPU\(cores\) +MEMORY\(bytes\) +$/,
    );
  });
});

describe('top nodes', () => {
  test('shows a part of what each can give, and who is silent', () => {
    const { out, cluster } = shop();
    cluster.fault({ type: 'node-down', node: 'node-3' });
    const [head, ...rows] = out('top nodes').split('\n');
    expect(head).toMatch(/^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) +$/);
    expect(rows.map((row) => row.split(/ +/)[0])).toEqual(['control-plane', 'node-1', 'node-2', 'node-3']);
    expect(rows[1]).toMatch(/^node-1 +\d+m +[1-3]% +\d{3}Mi +\d% {2,}$/);
    expect(rows[3]).toMatch(/^node-3 +<unknown> +<unknown> +<unknown> +<unknown> +$/);
  });

  test('the percentage is of what is allocatable, or of all', () => {
    const { out, cluster } = shop();
    const stored = cluster.get('Node', undefined, 'node-1');
    const allocatable = { ...stored.status.allocatable, memory: '1Gi' };
    cluster.update({ ...stored, status: { ...stored.status, allocatable } }, { subresource: 'status' });
    const memory = (line: string) => Number(/(\d+)% +$/.exec(out(line))![1]);
    expect(memory('top node node-1')).toBeGreaterThan(50);
    expect(memory('top node node-1 --show-capacity')).toBeLessThan(10);
  });

  test('the greatest user comes first', () => {
    const { out } = shop();
    const amounts = out('top nodes --sort-by=cpu --no-headers')
      .split('\n')
      .map((row) => Number.parseInt(row.split(/ +/)[1]!, 10));
    expect(amounts).toHaveLength(4);
    expect(amounts).toEqual([...amounts].sort((one, other) => other - one));
  });
});

describe('what is refused', () => {
  test.each([
    ['top pods --sort-by=age', 'error: --sort-by accepts only cpu or memory'],
    ['top pod web -l app=web', 'error: only one of NAME or selector can be provided'],
    ['top node node-1 -l a=b', 'error: only one of NAME or --selector can be provided'],
    ['top pod web db', "error: pod [NAME | -l label]\nSee 'kubectl top pod -h' for help and examples"],
    ['top pod nobody', 'Error from server (NotFound): podmetrics.metrics.k8s.io "default/nobody" not found'],
    ['top node nobody', 'Error from server (NotFound): nodemetrics.metrics.k8s.io "nobody" not found'],
    [
      'top pods --field-selector spec.x=y',
      /^Error from server \(BadRequest\): "spec.x" is not a known field selector/,
    ],
  ])('%s', (line, expected) => {
    expect(shop().refused(line)).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  test('pods that have not been measured yet, patiently and then not', () => {
    const { run, cluster } = session({ manifests: [pod('x', { main: ['1m', '1Mi'] })] });
    cluster.advance(5_000);
    expect(run('top pods')).toMatchObject({ stderr: ['error: metrics not available yet'], exitCode: 1 });
    cluster.advance(120_250);
    expect(run('top pods').stderr).toEqual(['error: Metrics not available for pod default/x, age: 2m5.25s']);
  });

  test('having no pods is no error', () => {
    const { run } = session();
    expect(run('top pods')).toMatchObject({
      stderr: ['No resources found in default namespace.'],
      exitCode: 0,
    });
    expect(run('top pods -A -l app=none')).toMatchObject({ stderr: ['No resources found'], exitCode: 0 });
  });
});

test.each([
  [0, '0s'],
  [500, '500ms'],
  [5_000, '5s'],
  [125_250, '2m5.25s'],
  [300_000, '5m0s'],
  [3_600_000, '1h0m0s'],
  [90_061_001, '25h1m1.001s'],
])('Go writes %i milliseconds as %s', (milliseconds, expected) => {
  expect(goDuration(milliseconds)).toBe(expected);
});
