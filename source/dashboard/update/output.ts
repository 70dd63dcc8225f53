/** What typed commands print into their panes, while they run. */
import type { Context, Step } from '../context.ts';
import { only } from '../context.ts';
import { emptyEntry } from '../entry.ts';
import type { Message, News } from '../messages.ts';
import {
  type CommandOutput,
  changed,
  isRunning,
  type Model,
  pushScreen,
  type TextScreen,
  textScreen,
  topScreen,
  withScreen,
} from '../model.ts';
import type { World } from '../world.ts';
import { withCommands } from './replies.ts';

/** A pane keeps so many lines, and says that there were more. */
const keptLines = 5000;

const interrupted = 130;

/** The pane of a command, with what it has printed so far. */
export function outputScreen(line: string, news: News, session?: number): TextScreen {
  const empty: CommandOutput = { type: 'output', line, lines: [], forgotten: 0, session };
  const source = grown(empty, news);
  // What is over at once needs no word about how it ended, unless that was badly.
  return textScreen(news.exitCode === 0 ? { ...source, ending: undefined } : source);
}

/** In place of what an earlier command has printed; one that still runs stays underneath. */
export function showOutput(model: Model, screen: TextScreen): Model {
  const quiet = changed(model, { flash: undefined });
  const top = topScreen(model);
  const isOver = top.type === 'text' && top.source.type === 'output' && !isRunning(top.source);
  return isOver ? withScreen(quiet, screen) : pushScreen(quiet, screen);
}

export function started(
  model: Model,
  world: World,
  { session, line, news }: Extract<Message, { type: 'started' }>,
): Step {
  const noted = withCommands(model, world, [{ line, exitCode: 0 }]);
  return only(showOutput(noted, outputScreen(line, news, session)));
}

/** Wherever its pane is on the stack. */
export function printed(model: Model, session: number, news: News): Step {
  const screens = model.screens.map((screen) =>
    screen.type === 'text' && screen.source.type === 'output' && screen.source.session === session
      ? { ...screen, source: grown(screen.source, news) }
      : screen,
  );
  return only(changed(model, { screens }));
}

/** Ctrl+C on a running command. */
export function interrupt({ model }: Context, source: CommandOutput): Step {
  return source.session === undefined
    ? only(model)
    : [model, [{ type: 'interrupt', session: source.session }]];
}

function grown(output: CommandOutput, { lines, forgotten, prompt, exitCode }: News): CommandOutput {
  const all = lines.length === 0 ? output.lines : [...output.lines, ...lines];
  const tooMany = Math.max(0, all.length - keptLines);
  return {
    ...output,
    lines: tooMany === 0 ? all : all.slice(tooMany),
    forgotten: output.forgotten + forgotten + tooMany,
    entry: prompt === undefined ? undefined : { ...(output.entry ?? emptyEntry(prompt)), prompt },
    ...(exitCode !== undefined && { session: undefined, ending: endingOf(exitCode) }),
  };
}

function endingOf(exitCode: number): string {
  if (exitCode === 0) return 'ended';
  return exitCode === interrupted ? 'ended by ^c' : `ended with exit code ${exitCode}`;
}
