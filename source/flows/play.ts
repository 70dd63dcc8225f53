/** Plays a flow on its stage: one step after the other, in virtual time, until the end or the first that fails. */

import { looksAtScreen, unmet } from './checks.ts';
import type { Action, Check, Flow, Step } from './flow.ts';
import {
  type FlowFiles,
  goldenFile,
  goldenFrame,
  isSameFrame,
  markDifferences,
  type Snapshot,
} from './golden.ts';
import { keysOf } from './keys.ts';
import { refusalOf } from './refusal.ts';
import type { Stage } from './stage.ts';

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
export async function playFlow(flow: Flow, stage: Stage, golden?: FlowFiles): Promise<FlowResult> {
  const playing: Playing = { flow, stage, golden, captions: [], snapshots: [] };
  for (const step of flow.steps) {
    const failure = await play(playing, step);
    if (failure) return { ...playing, frame: await frameOf(stage), failure: { step, ...failure } };
  }
  return { ...playing, frame: await frameOf(stage) };
}

interface Playing {
  readonly flow: Flow;
  readonly stage: Stage;
  readonly golden: FlowFiles | undefined;
  readonly captions: string[];
  readonly snapshots: Snapshot[];
}

/** Thrown by a step that does not come out as it should. */
class StepFailure extends Error {
  /** Shown in place of the screen. */
  readonly frame: readonly string[] | undefined;

  constructor(message: string, frame?: readonly string[]) {
    super(message);
    this.frame = frame;
  }
}

async function play(playing: Playing, step: Step): Promise<Omit<Failure, 'step'> | undefined> {
  try {
    const perform = performers[step.type] as Perform<Action['type']>;
    const refused = await perform(playing, step);
    if (step.fails && refused === undefined) throw new StepFailure('expected to be refused, it was not');
    if (!step.fails && refused !== undefined) throw new StepFailure(`refused: ${refused}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    return { message: error.message, frame: error.frame ?? (await frameOf(playing.stage)) };
  }
}

/** Answers with the reason where what was asked for was refused. */
type Perform<Type extends Action['type']> = (
  playing: Playing,
  action: Extract<Action, { type: Type }>,
) => string | undefined | Promise<string | undefined> | Promise<void> | void;

const performers: { readonly [Type in Action['type']]: Perform<Type> } = {
  say: ({ captions }, { text }) => void captions.push(text),
  press: ({ stage }, { keys }) => pressAll(stage, keys),
  type: ({ stage }, { text }) => pressAll(stage, keysOf(text)),
  advance: ({ stage }, { milliseconds }) => stage.cluster.advance(milliseconds),
  wait: ({ stage }, { milliseconds }) => stage.dashboard.advance(milliseconds),
  until: ({ stage }, { check, within }) => until(stage, check, within),
  expect: async ({ stage }, { check }) => {
    const problem = await problemWith(stage, check);
    if (problem) throw new StepFailure(problem);
  },
  command: ({ stage }, { text }) => stage.runCommand(text),
  fault: ({ stage }, { fault }) => refusalOf(() => stage.cluster.fault(fault)),
  snapshot: takeSnapshot,
  resize: ({ stage }, { size }) => stage.screen.resize(size),
};

async function pressAll({ screen, dashboard }: Stage, keys: readonly string[]): Promise<string | undefined> {
  let refused: string | undefined;
  for (const key of keys) {
    const before = dashboard.model.flash;
    await screen.press(key);
    const { flash } = dashboard.model;
    if (flash !== before && flash?.tone === 'bad') refused ??= flash.text;
  }
  return refused;
}

/** Goes from one due event to the next until the check holds. */
async function until(stage: Stage, check: Check, within: number): Promise<void> {
  const { cluster } = stage;
  const limit = cluster.now + within;
  for (;;) {
    const problem = await problemWith(stage, check);
    if (problem === undefined) return;
    if (cluster.now >= limit) throw new StepFailure(`${problem}, within ${within / 1000} s`);
    const next = Math.min(cluster.nextEventTime ?? limit, limit);
    // What is due at this very moment happens within the next millisecond.
    cluster.advance(Math.max(1, next - cluster.now));
  }
}

async function problemWith(stage: Stage, check: Check): Promise<string | undefined> {
  return unmet(check, looksAtScreen(check) ? await frameOf(stage) : [], stage.cluster.read);
}

async function takeSnapshot(
  { flow, stage, golden, snapshots }: Playing,
  { name }: { name: string },
): Promise<void> {
  const lines = await frameOf(stage);
  snapshots.push({ name, lines });
  if (golden === undefined) return;
  const expected = goldenFrame(flow, name, golden);
  if (expected === undefined)
    throw new StepFailure(`there is no golden frame ${goldenFile(flow, name)} yet; play --update writes it`);
  if (isSameFrame(lines, expected)) return;
  const message = `the screen differs from ${goldenFile(flow, name)} (- expected, + found)`;
  throw new StepFailure(message, markDifferences(lines, expected));
}

/** Spaces at the ends of lines are not seen. */
async function frameOf({ screen }: Stage): Promise<readonly string[]> {
  return (await screen.lines()).map((line) => line.trimEnd());
}
