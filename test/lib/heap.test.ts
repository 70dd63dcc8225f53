import { expect, test } from 'vitest';
import { Heap } from '../../source/lib/heap.ts';
import { fc } from '../support/properties.ts';

function drain(heap: Heap<number>): number[] {
  const items: number[] = [];
  for (let item = heap.pop(); item !== undefined; item = heap.pop()) items.push(item);
  return items;
}

test('items come out in order, whatever order they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a < b);
      for (const number of numbers) heap.push(number);
      expect(heap.peek()).toBe(numbers.length === 0 ? undefined : Math.min(...numbers));
      expect(drain(heap)).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test('what is not retained never comes out', () => {
  const heap = new Heap<number>((a, b) => a < b);
  for (const number of [5, 2, 8, 1, 9, 4]) heap.push(number);
  heap.retain((number) => number % 2 === 0);
  expect(heap.size).toBe(3);
  expect(drain(heap)).toEqual([2, 4, 8]);
});
