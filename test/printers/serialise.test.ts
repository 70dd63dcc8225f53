import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toJson, toYaml } from '../../source/printers/serialise.ts';

it('prints YAML with sorted keys and lists at the level of their key', () => {
  const object = {
    kind: 'Pod',
    apiVersion: 'v1',
    spec: { containers: [{ name: 'a', image: 'x' }] },
    metadata: { name: 'p' },
  };
  expect(toYaml(object)).toBe(
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - image: x\n    name: a',
  );
});

it('quotes texts that YAML would take for something else', () => {
  const object = { a: 'yes', b: 'true', c: '1e3', d: '2026-01-01T00:00:00Z', e: '' };
  expect(toYaml(object)).toBe('a: "yes"\nb: "true"\nc: "1e3"\nd: "2026-01-01T00:00:00Z"\ne: ""');
});

it('reads back as it was', () => {
  const object = {
    text: 'two\nlines\n',
    quote: `it's "x"`,
    tricky: '- a: b #c',
    number: 1.5,
    list: [[], {}, null],
  };
  expect(parse(toYaml(object))).toEqual(object);
});

it('leaves out fields that are undefined', () => {
  expect(toYaml({ a: 1, b: undefined })).toBe('a: 1');
});

it('prints JSON indented by four, keys sorted', () => {
  expect(toJson({ b: 1, a: { c: [2] } })).toBe(
    '{\n    "a": {\n        "c": [\n            2\n        ]\n    },\n    "b": 1\n}',
  );
});

it('lets no control characters through', () => {
  const object = { a: 'x\u001b[31my\u009bz', b: 'line\n\u001b[2Jtwo' };
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
  expect(toYaml(object)).not.toMatch(controls);
  expect(toJson(object)).not.toMatch(controls);
});

describe('who owns which fields', () => {
  const metadata = { managedFields: [{ manager: 'kubectl' }], name: 'p' };
  const list = { items: [{ metadata }, { metadata: { name: 'q' } }], kind: 'List', metadata: {} };

  it('is left out, in lists too', () => {
    expect(toYaml({ metadata })).toBe('metadata:\n  name: p');
    expect(JSON.parse(toJson(list))).toEqual({
      ...list,
      items: [{ metadata: { name: 'p' } }, { metadata: { name: 'q' } }],
    });
  });

  it('is shown on demand', () => {
    expect(parse(toYaml(list, { managedFields: true }))).toEqual(list);
    expect(JSON.parse(toJson({ metadata }, { managedFields: true }))).toEqual({ metadata });
  });

  it('is nothing that an object without metadata needs', () => {
    expect(toYaml({ a: 1 })).toBe('a: 1');
  });
});
