import { describe, expect, it } from 'vitest';
import { fitColumns, gap } from '../../source/ui/columns.ts';
import { column, podColumns } from './views.ts';

const shortRestarts = [undefined, undefined, undefined, 1, undefined, undefined];

/** `NAME 24` for a column that is seen, with its width. */
function fitted(
  width: number,
  columns = podColumns,
  shorts: readonly (number | undefined)[] = shortRestarts,
) {
  return fitColumns(columns, shorts, width).map((each) => `${each.column.title} ${each.width}`);
}

describe('Which columns fit', () => {
  it('all of them, as wide as their widest cell or title, where there is room', () => {
    expect(fitted(200)).toEqual(['NAME 24', 'READY 5', 'STATUS 17', 'RESTARTS 11', 'AGE 5', 'NODE 13']);
  });

  it('says shorter what can be said shorter before anything leaves', () => {
    expect(fitted(82)).toEqual(['NAME 24', 'READY 5', 'STATUS 17', 'RESTARTS 8', 'AGE 5', 'NODE 12']);
  });

  it('cuts the next column to leave before it leaves', () => {
    expect(fitted(76)).toEqual(['NAME 24', 'READY 5', 'STATUS 17', 'RESTARTS 8', 'AGE 5', 'NODE 6']);
    expect(fitted(75)).toEqual(['NAME 24', 'READY 5', 'STATUS 17', 'RESTARTS 8', 'AGE 5']);
  });

  it('lets columns leave by priority, and never those of priority 0', () => {
    expect(fitted(61)).toEqual(['NAME 24', 'READY 5', 'STATUS 17', 'RESTARTS 8']);
    expect(fitted(56)).toEqual(['NAME 24', 'READY 5', 'STATUS 17']);
    expect(fitted(20).map((text) => text.split(' ')[0])).toEqual(['NAME', 'READY', 'STATUS']);
  });

  it('cuts a long message rather than dropping what stands beside it', () => {
    const events = [
      column('LAST SEEN', 4, { align: 'right', priority: 2 }),
      column('TYPE', 7, { priority: 3 }),
      column('REASON', 16),
      column('MESSAGE', 180),
    ];
    expect(fitted(100, events, [])).toEqual(['LAST SEEN 9', 'TYPE 7', 'REASON 16', 'MESSAGE 61']);
  });

  it('respects the widest that a column may get', () => {
    expect(fitted(200, [column('IMAGES', 120, { maxWidth: 40 })], [])).toEqual(['IMAGES 40']);
  });

  it('never needs more than there is', () => {
    for (let width = 20; width <= 250; width += 1) {
      const columns = fitColumns(podColumns, shortRestarts, width);
      expect(columns.reduce((sum, each) => sum + each.width + gap, 1 - gap)).toBeLessThanOrEqual(width);
    }
  });
});
