import { describe, expect, it, test } from 'vitest';
import {
  difference,
  type FieldSet,
  intersection,
  isMember,
  isSameSet,
  pathsIn,
  union,
} from '../../../source/kubernetes/managed-fields/field-set.ts';
import { fc } from '../../support/properties.ts';

const labels: FieldSet = { 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {}, 'f:tier': {} } } };
const label: FieldSet = { 'f:metadata': { 'f:labels': { 'f:app': {} } } };
const wholeLabels: FieldSet = { 'f:metadata': { 'f:labels': {} } };

describe('Sets of paths', () => {
  it.each([
    ['nothing', {}, label, label],
    ['a part of it', labels, label, labels],
    ['what stands above', label, wholeLabels, { 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } } }],
    ['what stands below', wholeLabels, label, { 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } } }],
    ['a neighbour', { 'f:b': {} }, { 'f:a': {} }, { 'f:a': {}, 'f:b': {} }],
  ])('join with %s', (_, one, other, expected) => {
    expect(JSON.stringify(union(one, other))).toBe(JSON.stringify(expected));
  });

  it.each([
    ['themselves', labels, labels, {}],
    ['a part', labels, label, { 'f:metadata': { 'f:labels': { '.': {}, 'f:tier': {} } } }],
    [
      'what stands above',
      labels,
      wholeLabels,
      { 'f:metadata': { 'f:labels': { 'f:app': {}, 'f:tier': {} } } },
    ],
    ['what they have not', label, { 'f:spec': {} }, label],
    ['all below', { 'f:a': { '.': {}, 'f:b': {} } }, { 'f:a': { 'f:b': {} } }, { 'f:a': {} }],
  ])('lose %s', (_, one, other, expected) => {
    expect(difference(one, other)).toEqual(expected);
  });

  it.each([
    ['themselves', labels, labels, labels],
    ['a part', labels, label, label],
    ['what stands above', labels, wholeLabels, wholeLabels],
    ['a stranger', label, { 'f:spec': {} }, {}],
    ['what is only above it', label, wholeLabels, {}],
  ])('have in common with %s', (_, one, other, expected) => {
    expect(intersection(one, other)).toEqual(expected);
  });

  it('stay the same reference where nothing changes', () => {
    expect(union(labels, label)).toBe(labels);
    expect(union(labels, {})).toBe(labels);
    expect(difference(labels, { 'f:spec': {} })).toBe(labels);
  });

  it('hold an element that ends there, or says so', () => {
    const inside: FieldSet[] = [{}, { '.': {} }, { '.': {}, 'f:a': {} }];
    expect(inside.filter(isMember)).toEqual(inside);
    expect(isMember({ 'f:a': {} })).toBe(false);
    expect(isMember(undefined)).toBe(false);
  });
});

describe('Elements', () => {
  it('stand in order: the level itself, fields, keyed items by value, plain items', () => {
    const set: FieldSet = {
      'v:"b"': {},
      'k:{"containerPort":443,"protocol":"TCP"}': {},
      'f:b': {},
      'k:{"containerPort":80,"protocol":"UDP"}': {},
      'v:"a"': {},
      '.': {},
    };
    expect(Object.keys(union(set, { 'f:a': {}, 'k:{"containerPort":80,"protocol":"TCP"}': {} }))).toEqual([
      '.',
      'f:a',
      'f:b',
      'k:{"containerPort":80,"protocol":"TCP"}',
      'k:{"containerPort":80,"protocol":"UDP"}',
      'k:{"containerPort":443,"protocol":"TCP"}',
      'v:"a"',
      'v:"b"',
    ]);
  });

  it('are told as paths, a level before what is below it', () => {
    const set: FieldSet = {
      'f:metadata': { 'f:finalizers': { '.': {}, 'v:"a"': {} } },
      'f:replicas': {},
      'f:spec': { 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:name': {} } }, 'f:type': {} },
    };
    expect([...pathsIn(set)]).toEqual([
      '.replicas',
      '.metadata.finalizers',
      '.metadata.finalizers[="a"]',
      '.spec.type',
      '.spec.ports[port=80,protocol="TCP"]',
      '.spec.ports[port=80,protocol="TCP"].name',
    ]);
  });
});

describe('Sets of paths obey the laws of sets', () => {
  const set = fc
    .array(
      fc.array(fc.constantFrom('f:a', 'f:b', 'k:{"name":"c"}', 'v:"d"'), { minLength: 1, maxLength: 4 }),
      {
        maxLength: 6,
      },
    )
    .map((paths) => paths.map(single).reduce<FieldSet>(union, {}));
  const paths = (each: FieldSet) => [...pathsIn(each)].toSorted();

  function single([first = '', ...rest]: readonly string[]): FieldSet {
    return { [first]: rest.length === 0 ? {} : single(rest) };
  }

  test('as sets of their paths do', () => {
    fc.assert(
      fc.property(set, set, (one, other) => {
        const [left, right] = [paths(one), paths(other)];
        expect(paths(union(one, other))).toEqual([...new Set([...left, ...right])].toSorted());
        expect(paths(difference(one, other))).toEqual(left.filter((path) => !right.includes(path)));
        expect(paths(intersection(one, other))).toEqual(left.filter((path) => right.includes(path)));
      }),
    );
  });

  test('and sets of the same paths are the same, written alike', () => {
    fc.assert(
      fc.property(set, set, (one, other) => {
        const [here, there] = [union(one, other), union(other, one)];
        expect(isSameSet(here, there)).toBe(true);
        expect(JSON.stringify(here)).toBe(JSON.stringify(there));
        expect(isSameSet(one, other)).toBe(paths(one).join() === paths(other).join());
      }),
    );
  });
});
