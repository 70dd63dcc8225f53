/** What a key press is about: the screen that is seen, the object under the cursor, the marked ones. */
import type { AnyObject } from '../kubernetes/objects.ts';
import type { Effect } from './effects.ts';
import { type Model, type Screen, topScreen } from './model.ts';
import { objectOf, type World } from './world.ts';

/** A new model and what to do about it in the world. */
export type Step = readonly [Model, readonly Effect[]];

export interface Context {
  readonly model: Model;
  readonly world: World;
  readonly screen: Screen;
  /** The object under the cursor, or the one that the screen is about. */
  readonly selected: AnyObject | undefined;
  /** The marked objects, else the selected one. */
  readonly targets: readonly AnyObject[];
  /** How many of the targets the filter hides. */
  readonly hidden: number;
}

export function contextOf(model: Model, world: World): Context {
  const screen = topScreen(model);
  const selected = selectedOn(screen, model, world);
  const alone = { model, world, screen, selected, targets: selected ? [selected] : [], hidden: 0 };
  if (screen.type !== 'table' || screen.marks.length === 0) return alone;
  const list = world.list(screen, model.namespace);
  const targets = screen.marks.flatMap((key) => list.object(key) ?? []);
  const hidden = screen.marks.filter((key) => list.object(key) !== undefined && list.indexOf(key) < 0).length;
  return targets.length === 0 ? alone : { ...alone, targets, hidden };
}

/** Nothing but the model changes. */
export function only(model: Model): Step {
  return [model, []];
}

function selectedOn(screen: Screen, model: Model, world: World): AnyObject | undefined {
  switch (screen.type) {
    case 'table': {
      const list = world.list(screen, model.namespace);
      return list.entries[list.indexOf(screen.cursor.key)]?.object;
    }
    case 'containers':
      return objectOf(world, screen.pod);
    case 'text':
      switch (screen.source.type) {
        case 'output':
        case 'document':
          return undefined;
        case 'log':
          return objectOf(world, screen.source.pod);
        default:
          return objectOf(world, screen.source.ref);
      }
  }
}
