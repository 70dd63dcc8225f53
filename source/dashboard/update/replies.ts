/** What the world answered: a command's output, a fault, a step of time. */

import type { Change } from '../../store/reading.ts';
import { only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import type { Printed } from '../messages.ts';
import { changed, type Model, pushScreen, textScreen, topScreen, withScreen } from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import type { World } from '../world.ts';

const keptCommands = 500;
/** A command that waits for ever tells no more than this. */
const keptLines = 1000;

/** One line goes into the flash, more of them open as a text. */
export function ran(model: Model, world: World, origin: 'key' | 'typed', printed: Printed): Step {
  const { line, lines, failed, pending } = printed;
  const command = { line, time: world.cluster.now, failed };
  const noted = changed(model, { commands: [...model.commands, command].slice(-keptCommands) });
  const tone = failed ? 'bad' : 'good';
  if (origin === 'key' && !failed) return only(flashed(noted, world, tone, withoutName(lines), line));
  if (origin === 'key' || (lines.length <= 1 && !pending)) {
    return only(flashed(noted, world, tone, lines.join(' ') || 'done', line));
  }
  return only(pushScreen(noted, textScreen({ type: 'output', line, lines, pending })));
}

/** `scaled` for `deployment.apps/web scaled`: the command beside it says the name, and is to be read in full. */
function withoutName(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^\S+(?: "[^"]*")? (?=\w)/, '')).join(' ') || 'done';
}

/** The output of a command that waited grows by what it says now. */
export function ranAgain(model: Model, printed: Printed): Step {
  const screen = topScreen(model);
  if (screen.type !== 'text' || screen.source.type !== 'output') return only(model);
  const { source } = screen;
  const news = printed.lines.filter((line) => !source.lines.includes(line));
  if (news.length === 0 && printed.pending) return only(model);
  const lines = [...source.lines, ...news].slice(-keptLines);
  return only(withScreen(model, { ...screen, source: { ...source, lines, pending: printed.pending } }));
}

/** Whether the command on the screen waits for something: then it is run again. */
export function pendingEffects(model: Model): Step {
  const screen = topScreen(model);
  if (screen.type !== 'text' || screen.source.type !== 'output' || !screen.source.pending) return only(model);
  const { line } = screen.source;
  return [model, [{ type: 'kubectl', line, namespace: kubectlNamespace(model), origin: 'pending' }]];
}

export function stepped(model: Model, world: World, changes: readonly Change[]): Step {
  const [first] = changes;
  if (first === undefined) return only(flashed(model, world, 'notice', 'nothing is going to happen'));
  const rest = changes.length > 1 ? ` (and ${changes.length - 1} more)` : '';
  const text = `${first.actor}: ${first.reason}${rest}`;
  return only(flashed(model, world, 'normal', text));
}
