/** `npm run bench`: prints what things cost. Nothing fails because it is slow. */
import { type Figure, printTable } from './figures.ts';
import { firstFrame } from './first-frame.ts';
import { idle } from './idle.ts';
import { keyToFrame } from './keys.ts';
import { thousandPods } from './thousand-pods.ts';
import { virtualHour } from './virtual-hour.ts';

const benchmarks: readonly (() => Figure[] | Promise<Figure[]>)[] = [
  firstFrame,
  () => keyToFrame(50, 'aim: under 16 ms'),
  () => keyToFrame(5000, 'aim: under 33 ms'),
  idle,
  virtualHour,
  thousandPods,
];

const figures: Figure[] = [];
for (const benchmark of benchmarks) figures.push(...(await benchmark()));
printTable(figures);
process.exit();
