import { expect, it } from 'vitest';
import { humanDuration } from '../../source/lib/human-duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

it.each([
  [-2 * second, '<invalid>'],
  [-1999.99, '0s'],
  [0, '0s'],
  [999, '0s'],
  [second, '1s'],
  [70 * second, '70s'],
  [2 * minute - 1, '119s'],
  [2 * minute, '2m'],
  [2 * minute + second, '2m1s'],
  [10 * minute - 1, '9m59s'],
  [10 * minute + 30 * second, '10m'],
  [70 * minute, '70m'],
  [3 * hour - 1, '179m'],
  [3 * hour, '3h'],
  [8 * hour - 1, '7h59m'],
  [8 * hour + 59 * minute, '8h'],
  [47 * hour, '47h'],
  [2 * day, '2d'],
  [2 * day + hour, '2d1h'],
  [8 * day - 1, '7d23h'],
  [8 * day + 23 * hour, '8d'],
  [2 * year - 1, '729d'],
  [2 * year + 23 * hour, '2y'],
  [2 * year + day + hour, '2y1d'],
  [8 * year - 1, '7y364d'],
  [8 * year + 20 * day, '8y'],
])('%d ms is printed as %s', (milliseconds, text) => {
  expect(humanDuration(milliseconds)).toBe(text);
});
