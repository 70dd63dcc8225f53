import { describe, expect, it } from 'vitest';
import { applyDefaults } from '../../../source/kubernetes/defaults/index.ts';
import { trackUpdate } from '../../../source/kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { createdBy, entriesOf, ownersOf, updateBy, updatedBy } from '../../support/managed-fields.ts';
import { deployment } from '../../support/manifests.ts';
import { completed, epoch } from '../../support/world.ts';

function configMap(data: object, metadata: object = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', ...metadata }, data };
}

function service(ports: readonly object[]): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports, selector: { app: 'web' } },
  };
}

describe('Who creates an object', () => {
  it('owns what it sent and its defaults, as the API server writes it down', () => {
    const manifest = applyDefaults(deployment('web', { cpu: '100m' })) as Manifest;
    const [entry, ...others] = entriesOf(createdBy('kubectl-create', manifest, 5));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      manager: 'kubectl-create',
      operation: 'Update',
      apiVersion: 'apps/v1',
      time: '2026-01-01T00:00:05Z',
      fieldsType: 'FieldsV1',
    });
    expect(JSON.stringify(entry?.fieldsV1)).toBe(
      JSON.stringify({
        'f:spec': {
          'f:progressDeadlineSeconds': {},
          'f:replicas': {},
          'f:revisionHistoryLimit': {},
          'f:selector': {},
          'f:strategy': {
            'f:rollingUpdate': { '.': {}, 'f:maxSurge': {}, 'f:maxUnavailable': {} },
            'f:type': {},
          },
          'f:template': {
            'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
            'f:spec': {
              'f:containers': {
                'k:{"name":"main"}': {
                  '.': {},
                  'f:image': {},
                  'f:imagePullPolicy': {},
                  'f:name': {},
                  'f:resources': { '.': {}, 'f:requests': { '.': {}, 'f:cpu': {} } },
                  'f:terminationMessagePath': {},
                  'f:terminationMessagePolicy': {},
                },
              },
              'f:dnsPolicy': {},
              'f:restartPolicy': {},
              'f:schedulerName': {},
              'f:securityContext': {},
              'f:terminationGracePeriodSeconds': {},
            },
          },
        },
      }),
    );
  });

  it('owns neither the identity nor the status', () => {
    const owners = ownersOf(createdBy('me', { ...configMap({ a: '1' }), status: { phase: 'Active' } }));
    expect(owners).toEqual({ 'me Update': ['.data', '.data.a'] });
  });

  it('owns items by their keys, with defaults where it left them out', () => {
    const owners = ownersOf(createdBy('me', service([{ port: 80 }, { port: 53, protocol: 'UDP' }])));
    expect(owners['me Update']).toEqual([
      '.spec.ports',
      '.spec.selector',
      '.spec.ports[port=53,protocol="UDP"]',
      '.spec.ports[port=80,protocol="TCP"]',
      '.spec.ports[port=53,protocol="UDP"].port',
      '.spec.ports[port=53,protocol="UDP"].protocol',
      '.spec.ports[port=80,protocol="TCP"].port',
    ]);
  });

  it('owns plain items of a set by their value, and owner references whole', () => {
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'u-1' };
    const owners = ownersOf(
      createdBy('me', configMap({}, { finalizers: ['b', 'a'], ownerReferences: [owner] })),
    );
    expect(owners['me Update']).toEqual([
      '.data',
      '.metadata.finalizers',
      '.metadata.ownerReferences',
      '.metadata.finalizers[="a"]',
      '.metadata.finalizers[="b"]',
      '.metadata.ownerReferences[uid="u-1"]',
    ]);
  });
});

describe('Who updates an object', () => {
  const created = createdBy('maker', configMap({ a: '1', b: '2' }));

  it('owns what it changed and added, and takes it from others', () => {
    const updated = updatedBy('editor', created, { data: { a: '1', b: '3', c: '4' } }, 60);
    expect(ownersOf(updated)).toEqual({
      'maker Update': ['.data', '.data.a'],
      'editor Update': ['.data.b', '.data.c'],
    });
    expect(entriesOf(updated).map(({ time }) => time)).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:01:00Z',
    ]);
  });

  it('leaves fields that it removes without an owner', () => {
    const updated = updatedBy('editor', created, { data: { a: '1' } });
    expect(ownersOf(updated)).toEqual({ 'maker Update': ['.data', '.data.a'] });
  });

  it('makes an entry vanish that has no field left', () => {
    const { data: _, ...bare } = created;
    const updated = trackUpdate(bare as KubeObject, created, updateBy('editor'), epoch);
    expect(updated.metadata).not.toHaveProperty('managedFields');
  });

  it('changes nothing where it changes nothing', () => {
    expect(updatedBy('editor', created, {}, 60).metadata).toBe(created.metadata);
    const copy = structuredClone({ ...(created.data as object) });
    expect(updatedBy('maker', created, { data: copy }, 60).metadata).toBe(created.metadata);
  });

  it('gets a new time only by writing a value', () => {
    const added = updatedBy('maker', created, { data: { a: '1', b: '2', c: '3' } }, 60);
    const removed = updatedBy('maker', added, { data: { a: '1', b: '2' } }, 120);
    expect(entriesOf(removed)).toMatchObject([{ manager: 'maker', time: '2026-01-01T00:01:00Z' }]);
    expect(ownersOf(removed)).toEqual(ownersOf(created));
  });

  it('is another manager in each part that is written by itself', () => {
    const web = createdBy('me', deployment('web'));
    const scaled = updatedBy(updateBy('me', 'scale'), web, {
      spec: { ...(web.spec as object), replicas: 9 },
    });
    const reported = updatedBy(updateBy('me', 'status'), scaled, { status: { replicas: 9 } });
    expect(ownersOf(reported)['me Update scale']).toEqual(['.spec.replicas']);
    expect(ownersOf(reported)['me Update status']).toEqual(['.status.replicas']);
    expect(ownersOf(reported)['me Update']).not.toContain('.spec.replicas');
  });

  it('takes a list that has one owner as a whole', () => {
    const pod = (command: string[]) => ({ containers: [{ name: 'main', image: 'busybox', command }] });
    const first = createdBy('maker', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: pod(['a', 'b']),
    });
    const command = '.spec.containers[name="main"].command';
    const owners = ownersOf(updatedBy('editor', first, { spec: pod(['a', 'c']) }));
    expect(owners['editor Update']).toEqual([command]);
    expect(owners['maker Update']).not.toContain(command);
    expect(owners['maker Update']).toContain('.spec.containers[name="main"].image');
  });

  it('tells added items from those that were there', () => {
    const web = createdBy('maker', service([{ port: 80 }]));
    const owners = ownersOf(updatedBy('editor', web, service([{ port: 443 }, { port: 80 }])));
    expect(owners['editor Update']).toEqual([
      '.spec.ports[port=443,protocol="TCP"]',
      '.spec.ports[port=443,protocol="TCP"].port',
    ]);
    expect(owners['maker Update']).toContain('.spec.ports[port=80,protocol="TCP"]');
  });
});

describe('What clients say of managedFields', () => {
  const created = createdBy('maker', configMap({ a: '1' }));
  const told = (managedFields: unknown) => ({
    data: { a: '2' },
    metadata: { ...created.metadata, managedFields },
  });

  it.each([
    ['nothing', undefined],
    ['an empty list', []],
    ['what is no entry', [{ manager: 'x', operation: 'Guess' }]],
    ['what is no path', [{ ...entriesOf(created)[0], fieldsV1: { spec: {} } }]],
    ['what is no key', [{ ...entriesOf(created)[0], fieldsV1: { 'k:{name': {} } }]],
    ['no list', 'mine'],
  ])('keeps the owners where they say %s', (_, managedFields) => {
    const updated = updatedBy('editor', created, told(managedFields));
    expect(ownersOf(updated)).toEqual({ 'editor Update': ['.data.a'], 'maker Update': ['.data'] });
  });

  it('forgets all owners where they send one empty entry', () => {
    expect(updatedBy('editor', created, told([{}])).metadata).not.toHaveProperty('managedFields');
  });

  it('believes them where they name other owners', () => {
    const [entry] = entriesOf(created);
    const renamed = told([{ ...entry, manager: 'heir' }]);
    expect(ownersOf(updatedBy('editor', created, renamed))).toEqual({
      'editor Update': ['.data.a'],
      'heir Update': ['.data'],
    });
  });

  it('does not believe them where only a part is written', () => {
    const next = { ...created, metadata: { ...created.metadata, managedFields: [{}] }, status: { a: 1 } };
    expect(Object.keys(ownersOf(trackUpdate(next, created, updateBy('me', 'status'), epoch)))).toEqual([
      'maker Update',
      'me Update status',
    ]);
  });
});

describe('Entries', () => {
  it('stand in order: who applies, then who updates, by time and name', () => {
    const entry = (manager: string, operation: string, time: string, key: string) => ({
      manager,
      operation,
      apiVersion: 'v1',
      time: `2026-01-01T00:00:${time}Z`,
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': { [`f:${key}`]: {} } },
    });
    const managedFields = [
      entry('z', 'Update', '01', 'a'),
      entry('y', 'Update', '00', 'b'),
      entry('x', 'Update', '01', 'c'),
      entry('w', 'Apply', '09', 'd'),
    ];
    const object = completed(configMap({ a: '', b: '', c: '', d: '' }, { managedFields }));
    const updated = updatedBy('late', object, { data: { a: '', b: '', c: '', d: '', e: '' } }, 1);
    expect(entriesOf(updated).map(({ manager }) => manager)).toEqual(['w', 'y', 'late', 'x', 'z']);
  });

  it('of updates are ten at most; the oldest of one version become one', () => {
    let object = createdBy('manager-0', configMap({ '0': 'x' }));
    for (let count = 1; count <= 11; count += 1) {
      const data = { ...(object.data as object), [count]: 'x' };
      object = updatedBy(`manager-${count}`, object, { data }, count);
    }
    const owners = ownersOf(object);
    expect(Object.keys(owners)).toHaveLength(10);
    expect(owners['ancient-changes Update']).toEqual(['.data', '.data.0', '.data.1', '.data.2']);
    expect(owners).not.toHaveProperty('manager-2 Update');
    expect(owners).toHaveProperty('manager-3 Update');
    expect(entriesOf(object)[0]).toMatchObject({ manager: 'ancient-changes', time: '2026-01-01T00:00:02Z' });
  });

  it('of updates are ten at most, also within one second', () => {
    let object = createdBy('a-00', configMap({ '0': 'x' }));
    for (let count = 1; count <= 20; count += 1) {
      const data = { ...(object.data as object), [count]: 'x' };
      object = updatedBy(`a-${String(count).padStart(2, '0')}`, object, { data });
      expect(entriesOf(object).length).toBeLessThanOrEqual(10);
    }
    const paths = Object.values(ownersOf(object)).flat();
    expect(paths.toSorted()).toEqual(
      ['.data', ...Array.from({ length: 21 }, (_, key) => `.data.${key}`)].toSorted(),
    );
  });
});
