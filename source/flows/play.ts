/** Plays a flow on its stage: one step after the other, in virtual time, until the end or the first that fails. */

import { isLive, topScreen } from '../dashboard/model.ts';
import { startKubectl } from '../kubectl/session.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { looksAtScreen, unmet } from './checks.ts';
import type { Action, Check, Flow, Step } from './flow.ts';
import {
  type GoldenFiles,
  goldenFile,
  goldenFrame,
  isSameFrame,
  markDifferences,
  type Snapshot,
} from './golden.ts';
import { keysOf } from './keys.ts';
import { frameOf, type Stage } from './stage.ts';

export interface FlowResult {
  readonly captions: readonly string[];
  readonly snapshots: readonly Snapshot[];
  /** What the screen shows in the end. */
  readonly frame: readonly string[];
  readonly failure?: Failure;
}

export interface Failure {
  readonly step: Step;
  /** What was expected and what came, one sentence. */
  readonly message: string;
  /** The screen at that moment; where a snapshot differs, both frames with the differing lines marked. */
  readonly frame: readonly string[];
}

/** With `golden` files, every snapshot must look as they say. */
export function playFlow(flow: Flow, stage: Stage, golden?: GoldenFiles): FlowResult {
  const playing: Playing = { flow, stage, golden, captions: [], snapshots: [] };
  const { captions, snapshots } = playing;
  for (const step of flow.steps) {
    const failure = play(playing, step);
    if (failure) return { captions, snapshots, frame: frameOf(stage), failure };
  }
  return { captions, snapshots, frame: frameOf(stage) };
}

interface Playing {
  readonly flow: Flow;
  readonly stage: Stage;
  readonly golden: GoldenFiles | undefined;
  readonly captions: string[];
  readonly snapshots: Snapshot[];
}

/** A step that did not come out as it should; `frame` is shown in place of the screen. */
class StepFailure extends Error {
  readonly frame: readonly string[] | undefined;

  constructor(message: string, frame?: readonly string[]) {
    super(message);
    this.frame = frame;
  }
}

function play(playing: Playing, step: Step): Failure | undefined {
  try {
    const refused = perform(playing, step);
    if (step.fails && refused === undefined) throw new StepFailure('expected a refusal, there was none');
    if (!step.fails && refused !== undefined) throw new StepFailure(`refused: ${refused}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    return { step, message: error.message, frame: error.frame ?? frameOf(playing.stage) };
  }
}

/** Answers with the reason where what was asked for was refused. */
function perform(playing: Playing, action: Action): string | undefined {
  const { stage, captions } = playing;
  const { cluster, dashboard } = stage;
  switch (action.type) {
    case 'say':
      captions.push(action.text);
      return undefined;
    case 'press':
      return press(stage, action.keys);
    case 'type':
      return press(stage, keysOf(action.text));
    case 'advance':
      dashboard.pass(action.milliseconds);
      return undefined;
    case 'wait':
      dashboard.advance(action.milliseconds);
      return undefined;
    case 'until':
      return until(stage, action.check, action.within);
    case 'expect':
      return expect(stage, action.check);
    case 'command':
      return command(stage, action.text);
    case 'fault':
      return refusalOf(() => cluster.fault(action.fault));
    case 'snapshot':
      return snapshot(playing, action.name);
    case 'resize':
      dashboard.resize(action.size.columns, action.size.rows);
      return undefined;
  }
}

/** The first refusal: a key that says why it can not work, a command that failed. */
function press({ dashboard }: Stage, keys: readonly string[]): string | undefined {
  let refusal: string | undefined;
  for (const key of keys) {
    const before = dashboard.model;
    dashboard.press(key);
    const { flash, commands } = dashboard.model;
    const isRefused = flash !== before.flash && (flash?.tone === 'notice' || flash?.tone === 'bad');
    if (isRefused) refusal ??= flash.text;
    if (commands.at(-1) !== before.commands.at(-1) && commands.at(-1)?.failed)
      refusal ??= commands.at(-1)?.line;
  }
  return refusal;
}

/** What only time writes, as logs are, is looked for so often (virtual milliseconds). */
const glance = 500;

/** Goes from one due event to the next until the check holds. */
function until(stage: Stage, check: Check, within: number): undefined {
  const { cluster, dashboard } = stage;
  const limit = cluster.now + within;
  for (let problem = problemWith(stage, check); problem !== undefined; problem = problemWith(stage, check)) {
    if (cluster.now >= limit)
      throw new StepFailure(`${problem}, and it did not come within ${within / 1000} s`);
    const top = topScreen(dashboard.model);
    const glanced = top.type === 'text' && isLive(top.source) ? cluster.now + glance : limit;
    const next = Math.min(dashboard.nextEventTime ?? limit, glanced, limit);
    // What is due at this very moment happens within the next millisecond.
    dashboard.pass(Math.max(1, next - cluster.now));
  }
}

function expect(stage: Stage, check: Check): undefined {
  const problem = problemWith(stage, check);
  if (problem !== undefined) throw new StepFailure(problem);
}

function problemWith(stage: Stage, check: Check): string | undefined {
  return unmet(check, looksAtScreen(check) ? frameOf(stage) : [], stage.cluster.read);
}

/** A command that goes on is shown in its pane; one that has said all leaves the screen as it is. */
function command({ cluster, dashboard, manifestsAt }: Stage, text: string): string | undefined {
  const environment = { cluster, namespace: 'default', ...(manifestsAt && { files: manifestsAt }) };
  const session = startKubectl(text, environment);
  if (session.isRunning && !session.isQuiet) {
    dashboard.attach(text.split('\n')[0] ?? '', session);
    return undefined;
  }
  session.leave();
  const said = session.take().lines.map((line) => line.text);
  return session.exitCode === 0 ? undefined : said.join('\n');
}

function refusalOf(request: () => void): string | undefined {
  try {
    request();
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) return error.message;
    throw error;
  }
}

function snapshot({ flow, stage, golden, snapshots }: Playing, name: string): undefined {
  const lines = frameOf(stage);
  snapshots.push({ name, lines });
  if (golden === undefined) return;
  const expected = goldenFrame(flow, name, golden);
  const file = goldenFile(flow, name);
  if (expected === undefined) throw new StepFailure(`there is no ${file} yet; --update writes it`);
  if (isSameFrame(lines, expected)) return;
  throw new StepFailure(
    `the screen differs from ${file} (- expected, + found)`,
    markDifferences(lines, expected),
  );
}
