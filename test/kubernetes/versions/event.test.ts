import { beforeAll, describe, expect, test } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { loadSchemas } from '../../../source/kubernetes/schema.ts';
import { toStored, toVersion } from '../../../source/kubernetes/versions/index.ts';
import { refusal } from '../../support/refusal.ts';
import { completed } from '../../support/world.ts';

beforeAll(() => loadSchemas(['Event']));

const web = { apiVersion: 'v1', kind: 'Pod', name: 'web', namespace: 'default' };

/** A new event as clients of the newer version make it. */
function event(fields: object = {}): Manifest {
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'web.1', namespace: 'default' },
    eventTime: '2026-01-01T00:00:00.000000Z',
    type: 'Normal',
    reason: 'Walked',
    action: 'Walking',
    note: 'it walked',
    regarding: web,
    reportingController: 'example.com/walker',
    reportingInstance: 'walker-1',
    ...fields,
  };
}

test('the fields of the two versions have other names', () => {
  const stored = toStored(event({ series: { count: 2, lastObservedTime: '2026-01-01T00:00:01.000000Z' } }));
  expect(stored).toEqual({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'web.1', namespace: 'default' },
    eventTime: '2026-01-01T00:00:00.000000Z',
    type: 'Normal',
    reason: 'Walked',
    action: 'Walking',
    message: 'it walked',
    involvedObject: web,
    reportingComponent: 'example.com/walker',
    reportingInstance: 'walker-1',
    series: { count: 2, lastObservedTime: '2026-01-01T00:00:01.000000Z' },
  });
});

test('an event of the old kind shows its deprecated parts', () => {
  const old = completed({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'web.1', namespace: 'default' },
    involvedObject: web,
    message: 'it walked',
    count: 3,
    firstTimestamp: '2026-01-01T00:00:00Z',
    lastTimestamp: '2026-01-01T00:01:00Z',
    source: { component: 'kubelet', host: 'node-1' },
  });
  expect(toVersion(old as KubeObject, 'events.k8s.io/v1')).toMatchObject({
    apiVersion: 'events.k8s.io/v1',
    eventTime: null,
    regarding: web,
    note: 'it walked',
    deprecatedCount: 3,
    deprecatedFirstTimestamp: '2026-01-01T00:00:00Z',
    deprecatedLastTimestamp: '2026-01-01T00:01:00Z',
    deprecatedSource: { component: 'kubelet', host: 'node-1' },
  });
});

test('there and back is where it began', () => {
  const manifest = event();
  expect(toVersion(toStored(manifest) as KubeObject, 'events.k8s.io/v1')).toEqual(manifest);
});

test('a field of a name that every object inherits is left alone', () => {
  const odd = { ...event(), constructor: 1 } as Manifest;
  expect(Object.keys(toStored(odd))).toContain('constructor');
});

describe('through the door', () => {
  const cluster = () => createCluster({ reconcilers: [] });

  test('it is stored as the one thing that it is', () => {
    const world = cluster();
    world.create(event());
    expect(world.get('Event', 'default', 'web.1')).toMatchObject({
      apiVersion: 'v1',
      message: 'it walked',
      involvedObject: web,
    });
  });

  test('its fields are those of its own version', () => {
    expect(refusal(() => cluster().create(event({ message: 'x' }))).message).toBe(
      'Event in version "v1" cannot be handled as a Event: strict decoding error: unknown field "message"',
    );
  });

  test.each<[object, string]>([
    [{ reportingController: '' }, 'reportingController: Required value'],
    [{ reportingInstance: undefined }, 'reportingInstance: Required value'],
    [{ action: undefined }, 'action: Required value'],
    [{ reason: '' }, 'reason: Required value'],
    [{ eventTime: undefined }, 'eventTime: Required value'],
    [{ type: 'Odd' }, 'type: Invalid value: "": has invalid value: Odd'],
    [{ action: 'x'.repeat(129) }, 'action: Invalid value: "": can have at most 128 characters'],
    [{ note: 'x'.repeat(1025) }, 'message: Invalid value: "": can have at most 1024 characters'],
    [{ deprecatedCount: 1 }, 'count: Invalid value: "": needs to be unset'],
    [{ deprecatedSource: { component: 'x' } }, 'source: Invalid value: "": needs to be unset'],
    [
      { series: { count: 1, lastObservedTime: '2026-01-01T00:00:00.000000Z' } },
      'series.count: Invalid value: "": should be at least 2',
    ],
  ])('%j is refused', (fields, complaint) => {
    const error = refusal(() => cluster().create(event(fields)));
    expect(error.reason).toBe('Invalid');
    expect(error.message).toContain(complaint);
    expect(error.message).toMatch(/^Event "web\.1" is invalid: /);
  });

  test('an event of core/v1 need not be so exact', () => {
    const old: Manifest = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', namespace: 'default' },
      involvedObject: web,
      reason: 'Walked',
      type: 'Normal',
      count: 1,
    };
    expect(cluster().create(old)).toMatchObject({ reason: 'Walked', count: 1 });
  });
});
