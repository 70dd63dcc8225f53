/** Pausing, stepping and speeding time. What maps wall time to virtual time reads the pace from the model. */
import { type Context, only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import { changed } from '../model.ts';
import { nextSpeed } from '../speeds.ts';

export function togglePause({ model, world }: Context): Step {
  const paused = !model.pace.paused;
  const text = paused ? 'time stands still; . steps to the next change, space goes on' : 'time goes on';
  return only(flashed(changed(model, { pace: { ...model.pace, paused } }), world, 'normal', text));
}

export function changeSpeed({ model, world }: Context, faster: boolean): Step {
  const speed = nextSpeed(model.pace.speed, faster);
  const goes = model.pace.paused ? 'time stands still; space goes on at' : 'time goes';
  const text =
    speed === model.pace.speed ? `${speed}x is the ${faster ? 'fastest' : 'slowest'}` : `${goes} ${speed}x`;
  return only(flashed(changed(model, { pace: { ...model.pace, speed } }), world, 'normal', text));
}

/** Time is paused where it steps, or it would run on at once. */
export function stepTime({ model }: Context): Step {
  return [changed(model, { pace: { ...model.pace, paused: true } }), [{ type: 'step' }]];
}
