import { describe, expect, it } from 'vitest';
import { type ListSpec, ListView } from '../../source/dashboard/list-view.ts';
import { type AnyObject, keyOf, type Manifest } from '../../source/kubernetes/objects.ts';
import type { Change } from '../../source/store/reading.ts';
import { completed, epoch, world } from '../support/world.ts';
import { pod } from './screen.ts';

const all: ListSpec = {
  kind: 'Pod',
  namespace: undefined,
  scope: { type: 'all' },
  filter: '',
  sort: { column: 'Name', descending: false },
  unhealthyOnly: false,
};

function aged(name: string, seconds: number): Manifest {
  const creationTimestamp = new Date(epoch - seconds * 1000).toISOString();
  return { ...pod(name), metadata: { ...pod(name).metadata, creationTimestamp } };
}

function listOf(names: readonly string[], spec: Partial<ListSpec> = {}): ListView {
  return new ListView({ ...all, ...spec }, world(...names.map((name) => pod(name))));
}

function names(list: ListView): string {
  return list.entries.map(({ object }) => object.metadata.name).join(' ');
}

function change(type: Change['type'], manifest: Manifest, table: Change['table'] = 'Pod'): Change {
  const object = completed(manifest) as unknown as AnyObject;
  const sides = type === 'DELETED' ? { before: object } : { after: object };
  return { revision: 1, time: epoch, type, table, key: keyOf(object), actor: 'test', reason: 'so', ...sides };
}

describe('The order of a list', () => {
  const read = world(aged('b', 10), aged('a', 30), aged('c', 20));

  it.each([
    ['Name', false, 'a b c'],
    ['Name', true, 'c b a'],
    ['Age', false, 'b c a'],
    ['Age', true, 'a c b'],
    // All alike: by name, and in reverse the other way round.
    ['Status', false, 'a b c'],
    ['Status', true, 'c b a'],
  ])('by %s (descending: %s) is %s', (column, descending, expected) => {
    expect(names(new ListView({ ...all, sort: { column, descending } }, read))).toBe(expected);
  });

  it('holds for what comes later too', () => {
    const list = new ListView({ ...all, sort: { column: 'Age', descending: false } }, read);
    list.note(change('ADDED', aged('d', 15)));
    list.note(change('ADDED', aged('e', 40)));
    list.settle();
    expect(names(list)).toBe('b d c a e');
  });

  it('is the same whether it is sorted anew or kept up to date', () => {
    const kept = new ListView({ ...all, sort: { column: 'Age', descending: true } }, read);
    kept.note(change('ADDED', aged('d', 20)));
    kept.settle();
    const anew = new ListView(kept.spec, world(aged('b', 10), aged('a', 30), aged('c', 20), aged('d', 20)));
    expect(names(kept)).toBe(names(anew));
  });
});

describe('A live list', () => {
  it('has nothing of other kinds and other namespaces', () => {
    const list = listOf(['a'], { namespace: 'default' });
    list.note(change('ADDED', pod('b', { namespace: 'shop' })));
    list.note(change('ADDED', pod('c'), 'Deployment'));
    list.settle();
    expect(names(list)).toBe('a');
  });

  it('loses what is deleted', () => {
    const list = listOf(['a', 'b']);
    list.note(change('DELETED', pod('a')));
    list.settle();
    expect(names(list)).toBe('b');
    expect(list.total).toBe(1);
  });

  it('is searched by the texts one sees, and by the namespace only where several are shown', () => {
    const one = { filter: 'default', namespace: 'default' };
    expect([names(listOf(['a'], { filter: 'default' })), names(listOf(['a'], one))]).toEqual(['a', '']);
    expect(names(listOf(['a'], { filter: 'nominated|10.244' }))).toBe('');
  });

  it('counts what the filter hides', () => {
    const list = listOf(['web-1', 'api-1'], { filter: 'web' });
    list.note(change('ADDED', pod('web-0')));
    list.note(change('ADDED', pod('api-0')));
    list.settle();
    expect(names(list)).toBe('web-0 web-1');
    expect(list.total).toBe(4);
  });

  it('shows nothing half: what was noted counts once it is settled', () => {
    const list = listOf(['a']);
    list.note(change('ADDED', pod('b')));
    expect(names(list)).toBe('a');
  });

  it('takes over from the list before it, whatever was noted there', () => {
    const before = listOf(['web-1', 'api-1']);
    before.note(change('ADDED', pod('web-2')));
    const after = new ListView({ ...all, filter: 'web' }, world(), before);
    after.settle();
    expect(names(after)).toBe('web-1 web-2');
  });

  it('keeps the objects of another owner, node or label out', () => {
    const read = world(
      { ...pod('a'), spec: { nodeName: 'node-1', containers: [] } },
      { ...pod('b'), spec: { nodeName: 'node-2', containers: [] } },
      pod('c', { labels: { app: 'web' } }),
    );
    const node = new ListView({ ...all, scope: { type: 'node', name: 'node-1' } }, read);
    const labels = { type: 'selector', namespace: 'default', labels: { app: 'web' } } as const;
    expect(names(node)).toBe('a');
    expect(names(new ListView({ ...all, scope: labels }, read))).toBe('c');
  });

  it('knows the widest cell it ever had', () => {
    const list = listOf(['short']);
    list.note(change('ADDED', pod('a-very-long-name')));
    list.settle();
    expect(list.width(1)).toBe('a-very-long-name'.length);
  });
});

describe('The cursor', () => {
  const on = (name: string, index: number) => ({ key: `default/${name}`, index });

  it('stays on its object when rows come in above it', () => {
    const list = listOf(['b', 'd']);
    list.note(change('ADDED', pod('a')));
    list.note(change('ADDED', pod('c')));
    list.settle();
    expect(list.place(on('d', 1))).toEqual(on('d', 3));
  });

  it.each([
    ['the one below', ['b'], 'b', 1, 'c', 1],
    ['the next one that is left', ['b', 'c'], 'b', 1, 'd', 1],
    ['the one above, at the end', ['d'], 'd', 3, 'c', 2],
    ['its neighbour, when rows above it go at the same time', ['a', 'b'], 'b', 1, 'c', 0],
  ])('moves to %s when its object disappears', (_, gone, name, index, next, nextIndex) => {
    const list = listOf(['a', 'b', 'c', 'd']);
    for (const each of gone) list.note(change('DELETED', pod(each)));
    list.settle();
    expect(list.place(on(name, index))).toEqual(on(next, nextIndex));
  });

  it('is nowhere in an empty list', () => {
    const list = listOf(['a']);
    list.note(change('DELETED', pod('a')));
    list.settle();
    expect(list.place(on('a', 0))).toEqual({ key: undefined, index: 0 });
  });
});
