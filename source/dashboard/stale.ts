/** When a view is no longer true, though nothing happened but the passing of time. */
import { flashEnd } from './flash.ts';
import { isLive, type Model, topScreen } from './model.ts';
import { markedFor } from './screens/table.ts';
import type { World } from './world.ts';

const second = 1000;

/** Virtual time: the clock's and the ages' next second, the next mark or flash to go. A log may grow at any moment, and so may what a command prints. */
export function staleAt(model: Model, { cluster, recent }: World): number {
  const { now } = cluster;
  const screen = topScreen(model);
  if (screen.type === 'text' && isLive(screen.source)) return now + 1;
  const marks = markedFor(model.pace.speed);
  const oldest = recent.oldestAfter(now - marks);
  const moments = [
    (Math.floor(now / second) + 1) * second,
    ...(oldest === undefined ? [] : [oldest + marks]),
    ...(model.flash === undefined ? [] : [flashEnd(model.flash, model.pace.speed)]),
  ];
  return Math.min(...moments.filter((moment) => moment > now));
}
