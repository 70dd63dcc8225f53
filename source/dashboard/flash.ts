/** The line that says what a key has done, or why it has not. */
import { cleanText } from '../lib/clean-text.ts';
import { changed, type Flash, type Model } from './model.ts';
import type { Tone } from './view.ts';
import type { World } from './world.ts';

/** Virtual milliseconds at 1x that a flash stays. */
const stay = 6000;

export function flashed(model: Model, world: World, tone: Tone, text: string, command?: string): Model {
  const flash: Flash = {
    tone,
    text: cleanText(text),
    time: world.cluster.now,
    ...(command !== undefined && { command }),
  };
  return changed(model, { flash });
}

/** Virtual time at which it goes. While time stands, it stays. */
export function flashEnd(flash: Flash, speed: number): number {
  return flash.time + stay * Math.max(1, speed);
}
