import { describe, expect, it } from 'vitest';
import type { Flow } from '../../source/flows/flow.ts';
import { goldenFrame, markDifferences, orphans, updateGolden } from '../../source/flows/golden.ts';
import { writableMemory } from './writable-memory.ts';

const flow: Flow = {
  file: 'flows/a.flow.yaml',
  name: 'a',
  fixtures: [],
  size: { columns: 80, rows: 24 },
  steps: [{ type: 'snapshot', name: 'first', number: 1, line: 1, fails: false }],
};

describe('Golden frames', () => {
  it('come back as they were written', () => {
    const files = writableMemory();
    const lines = [' pods', '', ' ? help', ''];
    updateGolden(flow, [{ name: 'first', lines }], files);
    expect(files.contents).toEqual({ 'flows/a.snap/first.txt': ' pods\n\n ? help\n\n' });
    expect(goldenFrame(flow, 'first', files)).toEqual(lines);
  });

  it('are left alone where nothing changed', () => {
    const files = writableMemory({ 'flows/a.snap/first.txt': 'same\n' });
    expect(updateGolden(flow, [{ name: 'first', lines: ['same'] }], files)).toEqual([]);
  });

  it('that no step makes any more are removed', () => {
    const files = writableMemory({ 'flows/a.snap/old.txt': 'x\n', 'flows/b.snap/other.txt': 'x\n' });
    expect(orphans(flow, files)).toEqual(['flows/a.snap/old.txt']);
    expect(updateGolden(flow, [{ name: 'first', lines: ['new'] }], files)).toEqual([
      'wrote flows/a.snap/first.txt',
      'removed flows/a.snap/old.txt',
    ]);
    expect(Object.keys(files.contents)).toEqual(['flows/b.snap/other.txt', 'flows/a.snap/first.txt']);
  });

  it('that differ are shown with both lines marked', () => {
    expect(markDifferences(['one', 'zwei', 'three'], ['one', 'two', 'three', 'four'])).toEqual([
      '    one',
      '  - two',
      '  + zwei',
      '    three',
      '  - four',
    ]);
  });
});
