import { expect, it } from 'vitest';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { StatusError } from '../../../source/kubernetes/status-error.ts';
import { claim, container, limitRange, pod, quiet, quota } from './worlds.ts';

const odd: readonly unknown[] = ['', 'web', 0, -1, true, [], {}, [null], ['a'], [{}], { a: 1 }];

/** Has everything that a plugin looks at. */
const full = pod('odd', {
  containers: [container('app', { requests: { cpu: '1' }, limits: { cpu: '1' } })],
  initContainers: [
    {
      name: 'setup',
      env: [{ name: 'a', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
      envFrom: [{ secretRef: { name: 'a' } }],
      volumeMounts: [{ name: 'a', mountPath: '/a' }],
    },
  ],
  imagePullSecrets: [{ name: 'a' }],
  overhead: { cpu: '1' },
  priority: 1,
  priorityClassName: 'a',
  resources: { limits: { cpu: '1' } },
  runtimeClassName: 'a',
  serviceAccountName: 'a',
  tolerations: [{ key: 'a' }],
  volumes: [{ name: 'a', projected: { sources: [{ secret: {} }] } }],
});
const node: Manifest = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'odd' },
  spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] },
  status: { conditions: [{ type: 'Ready', status: 'False' }] },
};

/** Every place in a value. */
function* places(value: unknown, at: readonly string[] = []): Iterable<readonly string[]> {
  if (at.length > 0) yield at;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) yield* places(part, [...at, name]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const parts = value as Record<string, unknown>;
  const part = replaced(parts[name], rest, by);
  return Array.isArray(value) ? value.with(Number(name), part) : { ...parts, [name]: part };
}

// Before a kind's schema is loaded nobody has looked at types, and plugins see an object before it is validated.
it.each<[string, Manifest]>([
  ['pod', full],
  ['mirror pod', { ...full, metadata: { name: 'odd', annotations: { 'kubernetes.io/config.mirror': 'a' } } }],
  ['node', node],
  ['claim', claim('odd', '1Gi', { storageClassName: 'a' })],
])('a %s of any form is taken or refused', (_title, manifest) => {
  const cluster = quiet(
    limitRange('bounds', { type: 'Container', default: { cpu: '1' } }, { type: 'Pod', max: { cpu: '2' } }),
    quota('q', { pods: '9', 'limits.cpu': '9', 'requests.storage': '9Gi' }),
  );
  const crashes: string[] = [];
  for (const part of ['spec', 'status']) {
    for (const place of places(manifest[part])) {
      for (const value of odd) {
        try {
          cluster.create(replaced(manifest, [part, ...place], value) as Manifest, { dryRun: true });
        } catch (error) {
          if (!(error instanceof StatusError))
            crashes.push(`${place.join('.')} ${JSON.stringify(value)} ${error}`);
        }
      }
    }
  }
  expect(crashes).toEqual([]);
});
