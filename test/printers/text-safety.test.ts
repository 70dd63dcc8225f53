import { expect, it } from 'vitest';
import { allKinds, storedKinds } from '../../source/kubernetes/kinds.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { columnsOf, describe, serverTable, toYaml } from '../../source/printers/index.ts';
import { leastOf } from '../support/least-manifests.ts';
import { completed, epoch, world } from '../support/world.ts';
import { given } from './cells.ts';
import { samples } from './samples.ts';

const controls = /[\u0000-\u001f\u007f-\u009f\u202e]/;
const evil = '\u001b[2J\u0007\u202e\n\tevil\u009b1m';

/** The object with something evil in each of its texts, but for its kind. */
function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'kind' || key === 'apiVersion' ? value : `${value}${evil}`;
  if (Array.isArray(value)) return value.map((each) => poisoned(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
}

it.each(allKinds)('nothing in %s reaches the terminal as anything but text', (kind) => {
  const object = poisoned(given(kind, samples[kind])) as AnyObject;
  for (const column of columnsOf(kind)) {
    const { text, short = '' } = column.value(object, { now: epoch, wide: true });
    expect(`${text}${short}`, column.name).not.toMatch(controls);
  }
  const lines = [...describe(object, world(), epoch), ...toYaml(object).split('\n')];
  for (const line of lines) expect(line).not.toMatch(controls);
});

it.each(storedKinds)('the least object of %s can be shown', (kind) => {
  const object = completed(leastOf(kind, 'least')) as unknown as AnyObject;
  const [row] = serverTable(kind, [object], { now: epoch }).rows;
  expect(row!.cells).not.toContain('undefined');
  const lines = describe(object, world(), epoch);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).not.toMatch(/undefined|NaN|\[object/);
});
