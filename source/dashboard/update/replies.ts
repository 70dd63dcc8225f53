/** What the world answered: a command's output, a fault, a step of time. */

import { displayWidth } from '../../lib/display-width.ts';
import type { Change } from '../../store/reading.ts';
import { only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import type { Printed } from '../messages.ts';
import { changed, type Model } from '../model.ts';
import type { World } from '../world.ts';
import { inNamespace } from './arrange.ts';
import { outputScreen, showOutput } from './output.ts';

const keptCommands = 500;
/** Columns of a flash beside its text: the edges and the sign. */
const flashMargin = 4;

/** What fits into the flash goes there, more than that opens as a text. */
export function ran(model: Model, world: World, origin: 'key' | 'typed', printed: Printed): Step {
  const { line, lines, exitCode, switchedTo } = printed;
  const failed = exitCode !== 0;
  const listed = withCommands(model, world, [printed]);
  const noted = switchedTo === undefined ? listed : inNamespace(listed, switchedTo);
  const texts = textsOf(printed);
  const tone = failed ? 'bad' : 'good';
  if (origin === 'key' && !failed) return only(flashed(noted, world, tone, withoutName(texts), line));
  if (origin === 'key' || fitsFlash(model, texts)) {
    return only(flashed(noted, world, tone, texts.join(' ') || 'done', line));
  }
  return only(showOutput(noted, outputScreen(line, { lines, forgotten: 0, exitCode })));
}

function fitsFlash({ size }: Model, lines: readonly string[]): boolean {
  return lines.length <= 1 && displayWidth(lines.join()) + flashMargin <= size.columns;
}

/** `2 pods deleted`; where some of it was refused, how many and why. */
export function ranEach(model: Model, world: World, what: string, printed: readonly Printed[]): Step {
  const noted = withCommands(model, world, printed);
  const failures = printed.filter(({ exitCode }) => exitCode !== 0);
  const command = `${printed[0]?.line ?? ''} (and ${printed.length - 1} more)`;
  const [failure] = failures;
  if (failure !== undefined) {
    const text = `${failures.length} of ${what} refused: ${textsOf(failure).join(' ')}`;
    return only(flashed(noted, world, 'bad', text, failure.line));
  }
  const outcomes = new Set(printed.map((each) => withoutName(textsOf(each))));
  return only(flashed(noted, world, 'good', `${what} ${[...outcomes].join(', ')}`, command));
}

function textsOf({ lines }: Printed): readonly string[] {
  return lines.map(({ text }) => text);
}

/** On the list of commands so far. */
export function withCommands(
  model: Model,
  { cluster }: World,
  printed: readonly Pick<Printed, 'line' | 'exitCode'>[],
): Model {
  const news = printed.map(({ line, exitCode }) => ({ line, time: cluster.now, failed: exitCode !== 0 }));
  return changed(model, { commands: [...model.commands, ...news].slice(-keptCommands) });
}

/** `scaled` for `deployment.apps/web scaled`, `deleted` for `pod "web" deleted from shop namespace`: the command beside it says the name, and is to be read in full. */
function withoutName(lines: readonly string[]): string {
  const said = lines.map((line) =>
    line.replace(/^\S+(?: "[^"]*")? (?=\w)/, '').replace(/^(deleted) from \S+ namespace$/, '$1'),
  );
  return said.join(' ') || 'done';
}

export function stepped(model: Model, world: World, changes: readonly Change[]): Step {
  const [first] = changes;
  if (first === undefined) return only(flashed(model, world, 'notice', 'nothing is going to happen'));
  const rest = changes.length > 1 ? ` (and ${changes.length - 1} more)` : '';
  const text = `${first.actor}: ${first.reason}${rest}`;
  return only(flashed(model, world, 'normal', text));
}
