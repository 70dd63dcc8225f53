/** The dashboard's state machine: a model and a message give the next model, and effects to run. Pure. */
import type { CommandId } from '../bindings.ts';
import { contextOf, only, type Step } from '../context.ts';
import { entryOf } from '../entry.ts';
import { flashed } from '../flash.ts';
import { command, commandOfKey, reasonAgainst } from '../keymap.ts';
import type { Message } from '../messages.ts';
import { changed, type Model, topOverlay, topScreen, withScreen } from '../model.ts';
import type { World } from '../world.ts';
import { pasteIntoDialog } from './dialog.ts';
import { entryKey, pasteIntoEntry } from './entry.ts';
import { handlers } from './handlers.ts';
import { settled } from './move.ts';
import { printed, started } from './output.ts';
import { overlayKey } from './overlay.ts';
import { pasteIntoPrompt, promptKey } from './prompt.ts';
import { ran, ranEach, stepped } from './replies.ts';

export function update(model: Model, message: Message, world: World): Step {
  const [next, effects] = respond(model, message, world);
  return [anchored(next, world), effects];
}

function respond(model: Model, message: Message, world: World): Step {
  switch (message.type) {
    case 'key':
      return press(withoutNotice(model), message.key, world);
    case 'paste':
      return paste(model, message.text);
    case 'resize':
      return only(changed(model, { size: message.size }));
    case 'cluster-changed':
      return only(model);
    case 'ran':
      return ran(model, world, message.origin, message.printed);
    case 'started':
      return started(model, world, message);
    case 'printed':
      return printed(model, message.session, message.news);
    case 'ran-each':
      return ranEach(model, world, message.what, message.printed);
    case 'faulted':
      return only(flashed(model, world, message.failed ? 'bad' : 'good', message.text));
    case 'stepped':
      return stepped(model, world, message.changes);
    default: {
      const impossible: never = message;
      return impossible;
    }
  }
}

function press(model: Model, key: string, world: World): Step {
  const entry = entryOf(topScreen(model));
  const isFree = topOverlay(model) === undefined && model.prompt === undefined;
  if (entry !== undefined && isFree) return entryKey(contextOf(model, world), entry, key);
  if (key === 'ctrl+c') return perform(model, 'quit', world);
  if (topOverlay(model) !== undefined) {
    return overlayKey(model, key, world, (closed, id) => perform(closed, id, world));
  }
  if (model.prompt !== undefined) return promptKey(model, model.prompt, key, world);
  const found = commandOfKey(key);
  if (found !== undefined) return perform(model, found.id, world, key);
  return only(flashed(model, world, 'notice', `"${key}" does nothing here; ? shows every key, :q leaves`));
}

/** What was said about the last key only goes with the next one. */
function withoutNotice(model: Model): Model {
  return model.flash?.tone === 'notice' ? changed(model, { flash: undefined }) : model;
}

function perform(model: Model, id: CommandId, world: World, key = ''): Step {
  const context = contextOf(model, world);
  const reason = reasonAgainst(command(id), context);
  if (reason !== undefined) return only(flashed(model, world, 'notice', reason));
  return handlers[id](aboutObject(id) ? contextOf(chosen(model), world) : context, key);
}

/** Whoever looks at an object, changes it or moves on from it has chosen it. */
function aboutObject(id: CommandId): boolean {
  return !['Time', 'List'].includes(command(id).group);
}

/** From now on the cursor stays on the object under it. */
function chosen(model: Model): Model {
  const screen = topScreen(model);
  if (screen.type !== 'table' || !screen.cursor.atTop) return model;
  const { atTop: _, ...cursor } = screen.cursor;
  return withScreen(model, { ...screen, cursor });
}

function paste(model: Model, text: string): Step {
  const overlay = topOverlay(model);
  if (overlay?.type === 'dialog') return pasteIntoDialog(model, overlay, text);
  if (overlay !== undefined) return only(model);
  return model.prompt === undefined
    ? pasteIntoEntry(model, text)
    : pasteIntoPrompt(model, model.prompt, text);
}

/** Whatever happened, the cursor of a table stands on a row that is there and in sight. */
function anchored(model: Model, world: World): Model {
  const screen = topScreen(model);
  if (screen.type !== 'table') return model;
  const table = settled(screen, model, world);
  const same =
    table.first === screen.first &&
    table.cursor.key === screen.cursor.key &&
    table.cursor.index === screen.cursor.index &&
    table.marks.length === screen.marks.length;
  return same ? model : withScreen(model, table);
}
