import { expect, test } from 'vitest';
import type { PodTemplateSpec } from '../../source/kubernetes/objects.ts';
import { safeEncode, sameTemplate, templateHash } from '../../source/kubernetes/template-hash.ts';

const spec = { containers: [{ name: 'main', image: 'nginx' }] };
const labelled = (labels: Record<string, string>, annotations?: Record<string, string>): PodTemplateSpec => ({
  metadata: { labels, ...(annotations && { annotations }) },
  spec,
});

test.each([
  [
    'identical',
    labelled({ 'pod-template-hash': '1', a: 'b' }),
    labelled({ 'pod-template-hash': '1', a: 'b' }),
    true,
  ],
  [
    'the hash differs',
    labelled({ 'pod-template-hash': '1', a: 'b' }),
    labelled({ 'pod-template-hash': '2', a: 'b' }),
    true,
  ],
  ['one has no hash', labelled({ a: 'b' }), labelled({ 'pod-template-hash': '2', a: 'b' }), true],
  [
    'another label differs',
    labelled({ 'pod-template-hash': '1' }),
    labelled({ 'pod-template-hash': '1', a: 'b' }),
    false,
  ],
  ['annotations differ', labelled({ a: 'b' }, { former: 'x' }), labelled({ a: 'b' }, { latter: 'x' }), false],
  ['an empty field is no field', labelled({ a: 'b' }, {}), labelled({ a: 'b' }), true],
])('templates make the same pods: %s', (_title, a, b, expected) => {
  expect(sameTemplate(a, b)).toBe(expected);
  expect(sameTemplate(b, a)).toBe(expected);
});

test('equal templates have equal hashes, whatever the order of their fields', () => {
  const hash = templateHash({ metadata: { labels: { a: '1', b: '2' } }, spec });
  expect(templateHash({ spec, metadata: { labels: { b: '2', 'pod-template-hash': 'x', a: '1' } } })).toBe(
    hash,
  );
  expect(templateHash({ metadata: { labels: { a: '1', b: '3' } }, spec })).not.toBe(hash);
});

test('a collision count gives another hash', () => {
  const template = labelled({ a: 'b' });
  const hashes = [undefined, 1, 2].map((count) => templateHash(template, count));
  expect(new Set(hashes).size).toBe(3);
});

test('hashes are made of letters and digits that form no words', () => {
  expect(safeEncode('0123456789')).toBe('456789bcdf');
  for (let index = 0; index < 50; index += 1) {
    expect(templateHash(labelled({ index: String(index) }))).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
  }
});
