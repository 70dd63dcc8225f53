/** Sizes of the batches of a slow start: 1, 2, 4, ... until `count` is used up. */
export function slowStartBatches(count: number): readonly number[] {
  const sizes: number[] = [];
  for (let rest = count, size = 1; rest > 0; size *= 2) {
    sizes.push(Math.min(size, rest));
    rest -= size;
  }
  return sizes;
}
