/** What the world answered: a command's output, a fault, a step of time. */

import { displayWidth } from '../../lib/display-width.ts';
import type { Change } from '../../store/reading.ts';
import { only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import type { Printed } from '../messages.ts';
import { changed, type Model, pushScreen, textScreen, topScreen, withScreen } from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import type { World } from '../world.ts';

const keptCommands = 500;
/** Columns of a flash beside its text: the edges and the sign. */
const flashMargin = 4;
/** A command that waits for ever tells no more than this. */
const keptLines = 1000;

/** What fits into the flash goes there, more than that opens as a text. */
export function ran(model: Model, world: World, origin: 'key' | 'typed', printed: Printed): Step {
  const { line, lines, failed, pending } = printed;
  const noted = withCommands(model, world, [printed]);
  const tone = failed ? 'bad' : 'good';
  if (origin === 'key' && !failed) return only(flashed(noted, world, tone, withoutName(lines), line));
  if (origin === 'key' || (fitsFlash(model, lines) && !pending)) {
    return only(flashed(noted, world, tone, lines.join(' ') || 'done', line));
  }
  return only(pushScreen(noted, textScreen({ type: 'output', line, lines, pending })));
}

function fitsFlash({ size }: Model, lines: readonly string[]): boolean {
  return lines.length <= 1 && displayWidth(lines.join()) + flashMargin <= size.columns;
}

/** `2 pods deleted`; where some of it was refused, how many and why. */
export function ranEach(model: Model, world: World, what: string, printed: readonly Printed[]): Step {
  const noted = withCommands(model, world, printed);
  const failures = printed.filter(({ failed }) => failed);
  const command = `${printed[0]?.line ?? ''} (and ${printed.length - 1} more)`;
  const [failure] = failures;
  if (failure !== undefined) {
    const text = `${failures.length} of ${what} refused: ${failure.lines.join(' ')}`;
    return only(flashed(noted, world, 'bad', text, failure.line));
  }
  const outcomes = new Set(printed.map(({ lines }) => withoutName(lines)));
  return only(flashed(noted, world, 'good', `${what} ${[...outcomes].join(', ')}`, command));
}

function withCommands(model: Model, { cluster }: World, printed: readonly Printed[]): Model {
  const news = printed.map(({ line, failed }) => ({ line, time: cluster.now, failed }));
  return changed(model, { commands: [...model.commands, ...news].slice(-keptCommands) });
}

/** `scaled` for `deployment.apps/web scaled`, `deleted` for `pod "web" deleted from shop namespace`: the command beside it says the name, and is to be read in full. */
function withoutName(lines: readonly string[]): string {
  const said = lines.map((line) =>
    line.replace(/^\S+(?: "[^"]*")? (?=\w)/, '').replace(/^(deleted) from \S+ namespace$/, '$1'),
  );
  return said.join(' ') || 'done';
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
