import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import {
  appliedBy,
  applyBy,
  createdBy,
  entriesOf,
  ownersOf,
  updateBy,
  updatedBy,
} from '../../support/managed-fields.ts';
import { completed } from '../../support/world.ts';

function configMap(data: object, metadata: object = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', ...metadata }, data };
}

function pod(spec: object): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
}

const names = (object: { readonly [field: string]: unknown }) =>
  (object.spec as { containers: { name: string }[] }).containers.map(({ name }) => name);

describe('Who applies what is not there', () => {
  it('makes it as it is told, and owns that and no more', () => {
    const wanted = pod({
      containers: [{ name: 'main', image: 'nginx', resources: {}, ports: [{ containerPort: 80 }] }],
    });
    const made = appliedBy('me', undefined, wanted, { seconds: 3 });
    expect(made).toMatchObject(wanted);
    expect(entriesOf(made)).toEqual([
      {
        manager: 'me',
        operation: 'Apply',
        apiVersion: 'v1',
        time: '2026-01-01T00:00:03Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:spec': {
            'f:containers': {
              'k:{"name":"main"}': {
                '.': {},
                'f:image': {},
                'f:name': {},
                'f:ports': {
                  'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} },
                },
                'f:resources': {},
              },
            },
          },
        },
      },
    ]);
  });

  it('has no entry where it wants nothing', () => {
    const { data: _, ...nothing } = configMap({});
    expect(appliedBy('me', undefined, nothing).metadata).toEqual({ name: 'settings' });
  });
});

describe('Merging', () => {
  const live = createdBy('maker', {
    ...pod({
      containers: [
        { name: 'a', image: 'one', env: [{ name: 'X', value: '1' }], args: ['--first', '--second'] },
        { name: 'b', image: 'one' },
        { name: 'c', image: 'one' },
      ],
      nodeSelector: { disk: 'ssd', zone: 'a' },
    }),
    metadata: { name: 'web', labels: { app: 'web' }, finalizers: ['example.com/a', 'example.com/b'] },
  });
  const apply = (wanted: object) => appliedBy('me', live, { ...pod({}), ...wanted }, { force: true });

  it('leaves what it does not name', () => {
    const result = apply({ metadata: { name: 'web', labels: { tier: 'front' } } });
    expect(result.metadata.labels).toEqual({ app: 'web', tier: 'front' });
    expect(result.spec).toBe(live.spec);
  });

  it('goes into items by their keys', () => {
    const result = apply({ spec: { containers: [{ name: 'a', env: [{ name: 'Y', value: '2' }] }] } });
    const [container] = (result.spec as { containers: object[] }).containers;
    expect(container).toEqual({
      name: 'a',
      image: 'one',
      env: [
        { name: 'X', value: '1' },
        { name: 'Y', value: '2' },
      ],
      args: ['--first', '--second'],
    });
  });

  it('adds to sets, and replaces lists and maps with one owner', () => {
    const result = apply({
      metadata: { name: 'web', finalizers: ['example.com/c'] },
      spec: { containers: [{ name: 'a', args: ['--third'] }], nodeSelector: { disk: 'hdd' } },
    });
    expect(result.metadata.finalizers).toEqual(['example.com/a', 'example.com/b', 'example.com/c']);
    expect(result.spec).toMatchObject({ containers: [{ args: ['--third'] }, {}, {}] });
    expect((result.spec as { nodeSelector: object }).nodeSelector).toEqual({ disk: 'hdd' });
  });

  it('takes null for a field that is to go', () => {
    const result = apply({ spec: { nodeSelector: null } });
    expect(result.spec).not.toHaveProperty('nodeSelector');
    expect(ownersOf(result)).not.toHaveProperty('me Apply');
  });

  it.each([
    [['a'], ['a', 'b', 'c']],
    [['d'], ['a', 'b', 'c', 'd']],
    [
      ['d', 'a'],
      ['d', 'a', 'b', 'c'],
    ],
    [
      ['a', 'd'],
      ['a', 'b', 'c', 'd'],
    ],
    [
      ['c', 'a'],
      ['b', 'c', 'a'],
    ],
    [
      ['b', 'd', 'a'],
      ['b', 'c', 'd', 'a'],
    ],
    [
      ['b', 'd', 'c'],
      ['a', 'b', 'd', 'c'],
    ],
  ])('puts the items %j into the order %j', (wanted, expected) => {
    expect(names(apply({ spec: { containers: wanted.map((name) => ({ name, image: 'one' })) } }))).toEqual(
      expected,
    );
  });

  it('shares what stays the same', () => {
    const result = apply({ spec: { containers: [{ name: 'b', image: 'two' }] } });
    const [before, after] = [live, result].map((each) => (each.spec as { containers: object[] }).containers);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
  });

  it('replaces items that their keys do not tell apart', () => {
    const env = [
      { name: 'X', value: '1' },
      { name: 'X', value: '2' },
    ];
    const twins = createdBy('maker', pod({ containers: [{ name: 'a', image: 'one', env }] }));
    const wanted = pod({ containers: [{ name: 'a', env: [{ name: 'X', value: '3' }] }] });
    const [container] = (appliedBy('me', twins, wanted, { force: true }).spec as { containers: object[] })
      .containers;
    expect(container).toMatchObject({ env: [{ name: 'X', value: '3' }] });
  });
});

describe('What a manager no longer wants', () => {
  it('goes', () => {
    const first = appliedBy('me', undefined, configMap({ a: '1', b: '2' }));
    const second = appliedBy('me', first, configMap({ a: '1' }), { seconds: 9 });
    expect(second.data).toEqual({ a: '1' });
    expect(ownersOf(second)).toEqual({ 'me Apply': ['.data.a'] });
    expect(entriesOf(second)[0]).toMatchObject({ time: '2026-01-01T00:00:09Z' });
  });

  it('goes with the map that it leaves empty', () => {
    const first = appliedBy('me', undefined, configMap({}, { labels: { app: 'web' } }));
    expect(appliedBy('me', first, configMap({})).metadata).not.toHaveProperty('labels');
  });

  it('stays where another manager applied it, too', () => {
    const first = appliedBy('me', undefined, configMap({ a: '1', b: '2' }));
    const shared = appliedBy('you', first, configMap({ b: '2' }));
    expect(ownersOf(shared)).toEqual({ 'me Apply': ['.data.a', '.data.b'], 'you Apply': ['.data.b'] });
    const left = appliedBy('me', shared, configMap({ a: '1' }));
    expect(left.data).toEqual({ a: '1', b: '2' });
    expect(ownersOf(left)).toEqual({ 'me Apply': ['.data.a'], 'you Apply': ['.data.b'] });
  });

  it('stays where it was never its own', () => {
    const live = createdBy('maker', configMap({ a: '1' }));
    const applied = appliedBy('me', live, configMap({ b: '2' }));
    expect(appliedBy('me', applied, configMap({})).data).toEqual({ a: '1' });
  });

  it('goes, an item with what nobody owns below it', () => {
    const first = appliedBy(
      'me',
      undefined,
      pod({ containers: ['a', 'b'].map((name) => ({ name, image: 'one' })) }),
    );
    const containers = ['a', 'b'].map((name) => ({ name, image: 'one', imagePullPolicy: 'IfNotPresent' }));
    const defaulted = { ...first, spec: { containers } };
    const second = appliedBy('me', defaulted, pod({ containers: [{ name: 'b', image: 'one' }] }));
    expect(second.spec).toEqual({ containers: [containers[1]] });
  });

  it('goes, an item of which others own only a part', () => {
    const first = appliedBy(
      'me',
      undefined,
      pod({ containers: ['a', 'b'].map((name) => ({ name, image: 'one' })) }),
    );
    const containers = [
      { name: 'a', image: 'one', tty: true },
      { name: 'b', image: 'one' },
    ];
    const edited = updatedBy('editor', first, { spec: { containers } });
    expect(ownersOf(edited)['editor Update']).toEqual(['.spec.containers[name="a"].tty']);
    const second = appliedBy('me', edited, pod({ containers: [{ name: 'b', image: 'one' }] }));
    expect(names(second)).toEqual(['b']);
    expect(ownersOf(second)).not.toHaveProperty('editor Update');
  });

  it('leaves a struct for what others own in it', () => {
    const first = appliedBy('me', undefined, pod({ securityContext: { runAsUser: 1 }, containers: [] }));
    const edited = updatedBy('editor', first, {
      spec: { securityContext: { runAsUser: 1, fsGroup: 2 }, containers: [] },
    });
    const second = appliedBy('me', edited, pod({ containers: [] }));
    expect(second.spec).toMatchObject({ securityContext: { fsGroup: 2 } });
    expect(second.spec).not.toHaveProperty('securityContext.runAsUser');
  });

  it('takes no metadata along that the server keeps', () => {
    const first = { ...appliedBy('me', undefined, configMap({}, { labels: { app: 'web' } })) };
    const stored = completed({ ...first });
    const second = appliedBy('me', stored, configMap({}));
    const { managedFields: _, labels: __, ...metadata } = stored.metadata as Record<string, unknown>;
    expect(second.metadata).toEqual({ ...metadata, managedFields: entriesOf(second) });
  });
});

describe('Owners', () => {
  it('share a field that they want alike', () => {
    const live = createdBy('maker', configMap({ a: '1' }));
    const applied = appliedBy('me', live, configMap({ a: '1' }), { seconds: 4 });
    expect(applied.data).toBe(live.data);
    expect(ownersOf(applied)).toEqual({ 'me Apply': ['.data.a'], 'maker Update': ['.data', '.data.a'] });
    expect(entriesOf(applied)[0]).toMatchObject({ time: '2026-01-01T00:00:04Z' });
  });

  it('stay the same where the same is applied again', () => {
    const applied = appliedBy('me', createdBy('maker', configMap({ a: '1' })), configMap({ b: '2' }));
    expect(appliedBy('me', applied, configMap({ b: '2' }), { seconds: 9 })).toBe(applied);
  });

  it('of an object that nobody kept track of are those who wrote it before', () => {
    const unknown = completed(configMap({ a: '1', b: '2' }));
    const applied = appliedBy('me', unknown, configMap({ a: '1' }), { seconds: 4 });
    expect(ownersOf(applied)).toEqual({
      'me Apply': ['.data.a'],
      'before-first-apply Update': ['.data', '.data.a', '.data.b'],
    });
    expect(() => appliedBy('me', unknown, configMap({ a: '2' }))).toThrow(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using v1: .data.a',
    );
  });

  it('of a status are others than those of the rest', () => {
    const status = { conditions: [{ type: 'Ready', status: 'True' }] };
    const live = createdBy('maker', pod({ containers: [] }));
    const wanted = { ...pod({ hostNetwork: true }), status };
    expect(appliedBy('me', live, wanted).status).toEqual({});
    const reported = appliedBy(applyBy('me', 'status'), live, wanted);
    expect(reported).toMatchObject({ spec: live.spec, status });
    expect(ownersOf(reported)['me Apply status']).toEqual([
      '.status.conditions[type="Ready"]',
      '.status.conditions[type="Ready"].status',
      '.status.conditions[type="Ready"].type',
    ]);
  });

  it('who apply are the same in another version', () => {
    const hpa = (apiVersion: string, spec: object): Manifest => ({
      apiVersion,
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, ...spec },
    });
    const first = appliedBy('me', undefined, hpa('autoscaling/v1', { maxReplicas: 5, minReplicas: 2 }));
    const second = appliedBy('me', first, hpa('autoscaling/v2', { maxReplicas: 5 }));
    expect(second.spec).not.toHaveProperty('minReplicas');
    expect(Object.keys(ownersOf(second))).toEqual(['me Apply']);
  });

  it('keep what an update by the same name took', () => {
    const applied = appliedBy('me', undefined, configMap({ a: '1', b: '1' }));
    const updated = updatedBy(updateBy('me'), applied, { data: { a: '2', b: '1' } });
    expect(ownersOf(updated)).toEqual({ 'me Apply': ['.data.b'], 'me Update': ['.data.a'] });
  });
});
