import { describe, expect, it } from 'vitest';
import { allKinds, type Kind } from '../../source/kubernetes/kinds.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { type ServerTable, serverTable, statusTable } from '../../source/printers/index.ts';
import { epoch } from '../support/world.ts';
import { ago, given } from './cells.ts';
import { columnFacts, typeFacts } from './column-facts.ts';
import { type PodFacts, podWith } from './pods.ts';
import { samples } from './samples.ts';

const at = { now: epoch };

function rowOf(object: AnyObject): ServerTable['rows'][number] {
  return serverTable(object.kind, [object], at).rows[0]!;
}

describe.each(allKinds)('the table of %s', (kind) => {
  const table = serverTable(kind, [given(kind, samples[kind])], at);

  it('declares the columns of the API server, with what they hold', () => {
    const columns = table.columnDefinitions.map(({ name, priority }) => (priority === 1 ? `+${name}` : name));
    expect(columns.join(', ')).toBe(columnFacts[kind]);
    for (const { name, type } of table.columnDefinitions) {
      expect([name, type]).toEqual([name, typeFacts[kind]?.[name] ?? 'string']);
    }
  });

  it('describes every column, and says which of them is the name', () => {
    for (const { name, description, format } of table.columnDefinitions) {
      expect(description, name).toMatch(/^[A-Z].*\.$/);
      if (name === 'Name' && kind !== 'Event') expect(format).toBe('name');
    }
  });

  it('has cells of the declared types', () => {
    const { cells } = table.rows[0]!;
    expect(cells).toHaveLength(table.columnDefinitions.length);
    for (const [index, { name, type }] of table.columnDefinitions.entries()) {
      expect([name, typeof cells[index]]).toEqual([name, cellTypes[kind]?.[name] ?? typeOfCells[type]]);
    }
  });

  it('is the same after a trip through JSON', () => {
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});

const typeOfCells: Readonly<Record<string, string>> = {
  string: 'string',
  date: 'string',
  integer: 'number',
  boolean: 'boolean',
};

/** The API server declares some counts and truths as texts and sends them as they are, and one the other way round. */
const cellTypes: { readonly [K in Kind]?: Readonly<Record<string, string>> } = {
  Deployment: { 'Up-to-date': 'number', Available: 'number' },
  CronJob: { Suspend: 'string' },
  ControllerRevision: { Revision: 'number' },
  HorizontalPodAutoscaler: { MaxPods: 'number', Replicas: 'number' },
  ConfigMap: { Data: 'number' },
  Secret: { Data: 'number' },
  ServiceAccount: { Secrets: 'number' },
  StorageClass: { AllowVolumeExpansion: 'boolean' },
  Event: { Count: 'number' },
};

describe('cells', () => {
  it('of restarts are texts with their time', () => {
    const pod = podWith({
      phase: 'Running',
      statuses: [{ running: {}, ready: true, restarts: 3, endedAgo: 300 }],
    });
    expect(rowOf(pod).cells.slice(0, 5)).toEqual(['test', '1/1', 'Running', '3 (5m ago)', '0s']);
  });

  it('of counts and ages are numbers and texts', () => {
    const set = given('ReplicaSet', { ...samples.ReplicaSet, age: 90_000 });
    expect(rowOf(set).cells.slice(0, 5)).toEqual(['x', 3, 2, 1, '90s']);
  });

  it('are as long as they get: the client cuts by columns', () => {
    const status = { loadBalancer: { ingress: [{ hostname: 'balancer.cloud.example.com' }] } };
    const service = given('Service', { spec: { type: 'LoadBalancer' }, status });
    expect(rowOf(service).cells[3]).toBe('balancer.cloud.example.com');
  });

  it('let no control characters through', () => {
    expect(rowOf(given('ConfigMap', { name: 'evil\u001b[2Jname' })).cells[0]).toBe('evilname');
  });
});

describe('the conditions of a row', () => {
  it.each([
    ['Succeeded', 'The pod has completed successfully.'],
    ['Failed', 'The pod failed.'],
  ])('mark a pod that has %s', (phase, message) => {
    const completed = [{ type: 'Completed', status: 'True', reason: phase, message }];
    expect(rowOf(podWith({ phase })).conditions).toEqual(completed);
  });

  it.each<PodFacts>([{ phase: 'Running' }, { phase: 'Pending', deleted: true }])(
    'are absent while a pod may go on: %j',
    (facts) => {
      expect(rowOf(podWith(facts))).not.toHaveProperty('conditions');
    },
  );

  it('are absent from other kinds, jobs included', () => {
    const conditions = [{ type: 'Complete', status: 'True' }];
    expect(rowOf(given('Job', { ...samples.Job, status: { conditions } }))).not.toHaveProperty('conditions');
  });
});

describe('a row carries', () => {
  const secret = given('Secret', { ...samples.Secret, labels: { a: 'b' } });
  const carried = (includeObject?: 'None' | 'Metadata' | 'Object') =>
    serverTable('Secret', [secret], { ...at, ...(includeObject && { includeObject }) }).rows[0]!.object;

  it('the metadata of its object unless asked otherwise', () => {
    const partial = {
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: secret.metadata,
    };
    expect(carried()).toEqual(partial);
    expect(carried('Metadata')).toEqual(partial);
  });

  it('the whole object, as it is', () => {
    expect(carried('Object')).toBe(secret);
  });

  it('nothing', () => {
    expect(carried('None')).toBeNull();
  });
});

describe('a table', () => {
  it('of nothing has columns all the same', () => {
    const { rows, columnDefinitions } = serverTable('Pod', [], at);
    expect(rows).toEqual([]);
    expect(columnDefinitions).toHaveLength(9);
  });

  it('says what it is and which part of a list it shows', () => {
    const metadata = { resourceVersion: '7', continue: 'mark', remainingItemCount: 3 };
    expect(serverTable('Lease', [], { ...at, metadata })).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
    });
  });

  it('keeps the order of its objects', () => {
    const leases = ['b', 'a', 'c'].map((name) => given('Lease', { name }));
    expect(serverTable('Lease', leases, at).rows.map(({ cells }) => cells[0])).toEqual(['b', 'a', 'c']);
  });

  it('can be made of a Status', () => {
    const status = { status: 'Failure', reason: 'NotFound', message: 'pods "a\u0007" not found', code: 404 };
    const { columnDefinitions, rows } = statusTable(status);
    expect(columnDefinitions.map(({ name, priority }) => [name, priority])).toEqual([
      ['Status', 0],
      ['Reason', 0],
      ['Message', 0],
    ]);
    expect(rows).toEqual([{ cells: ['Failure', 'NotFound', 'pods "a" not found'], object: status }]);
  });
});

it('events of long ago keep both their times', () => {
  const event = given('Event', {
    ...samples.Event,
    firstTimestamp: ago(120_000),
    lastTimestamp: ago(60_000),
  });
  expect(rowOf(event).cells).toContain('2m');
});
