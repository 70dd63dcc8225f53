import { expect, test } from 'vitest';
import { duplicateKeys } from '../../source/kubernetes/duplicate-keys.ts';

test.each<[string, readonly string[]]>([
  ['{}', []],
  ['{"a": 1, "b": {"a": 1}, "c": ["a", "a"]}', []],
  ['{"spec": {"replicas": 1, "replicas": 2}}', ['spec.replicas']],
  ['{"a": 1, "a": 2, "a": 3}', ['a']],
  ['{"a": {"b": 1}, "a": {"b": 1}}', ['a']],
  ['{"a": {"x": 1, "x": 2}, "b": [{"y": 1}, {"y": 1, "y": 2}]}', ['a.x', 'b[1].y']],
  [
    '{"spec": {"containers": [{"env": [[], {"name": "a", "name": "b"}]}]}}',
    ['spec.containers[0].env[1].name'],
  ],
  ['[{"a": 1, "a": 1}]', ['[0].a']],
  ['{"a": "a\\": {", "b": "}", "b": 1}', ['b']],
  ['{"\\u0061": 1, "a": 2}', ['a']],
  ['{"a" : 1,\n\t"a"\n: 2}', ['a']],
  ['{"__proto__": 1, "constructor": 2}', []],
  ['{"a": 1, "a": 2', ['a']],
  ['{"a', []],
  [']]}', []],
  ['"a"', []],
])('%s repeats %j', (text, paths) => {
  expect(duplicateKeys(text)).toEqual(paths);
});

test('a text of any depth is read', () => {
  const depth = 100_000;
  expect(duplicateKeys(`${'['.repeat(depth)}${']'.repeat(depth)}`)).toEqual([]);
});
