/** `kubarium play FLOW`: what it prints and how it ends. */
import path from 'node:path';
import { counted } from '../dashboard/spans.ts';
import { bundledPath } from '../fixtures/bundled.ts';
import { FixtureError } from '../fixtures/fixture-error.ts';
import { type LoadedFixtures, loadFixtures } from '../fixtures/load.ts';
import { readText } from '../fixtures/text.ts';
import { parseDocuments } from '../fixtures/yaml.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { cleanLines } from '../lib/clean-text.ts';
import type { Flow } from './flow.ts';
import { type GoldenFiles, updateGolden } from './golden.ts';
import { readFlow } from './parse.ts';
import { type FlowResult, playFlow } from './play.ts';
import { openStage, type Stage } from './stage.ts';

export interface PlayOptions {
  /** Compare every snapshot with its golden file. */
  readonly check?: boolean;
  /** Write the golden files, and remove those that no snapshot makes any more. */
  readonly update?: boolean;
  /** Print every snapshot. */
  readonly frames?: boolean;
}

export interface PlayWorld extends Pick<Stage, 'draw' | 'manifestsAt'> {
  readonly files: GoldenFiles;
  /** Folder of the bundled fixtures. */
  readonly bundled: string;
}

export interface PlayOutcome {
  /** For standard output, or standard error where it failed. */
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Plays a flow file without a terminal. Never throws for what the file's author can mend. */
export async function runFlow(file: string, options: PlayOptions, world: PlayWorld): Promise<PlayOutcome> {
  try {
    const flow = loadFlow(file, world.files);
    const stage = openStage(flow, await loadFlowFixtures(flow, world), world);
    const golden = options.check && !options.update ? world.files : undefined;
    const result = playFlow(flow, stage, golden);
    const frames = options.frames
      ? result.snapshots.flatMap(({ name, lines }) => [`── ${name}`, ...lines])
      : [];
    if (result.failure) return outcome([...frames, ...failureLines(flow, result.failure)], 1);
    const updates = options.update ? updateGolden(flow, result.snapshots, world.files) : [];
    return outcome([...frames, ...updates, ...successLines(flow, result, options)], 0);
  } catch (error) {
    if (!(error instanceof FixtureError || error instanceof StatusError)) throw error;
    return outcome([error.message], 1);
  }
}

/** Captions and refusals hold texts of files: none of it steers the terminal. */
function outcome(texts: readonly string[], exitCode: PlayOutcome['exitCode']): PlayOutcome {
  return { lines: texts.flatMap(cleanLines), exitCode };
}

/** The one Flow document of a file. Throws a FixtureError. */
export function loadFlow(file: string, files: GoldenFiles): Flow {
  const found = files.stat(file);
  if (found?.kind !== 'file') throw new FixtureError([{ file, message: 'no such file' }]);
  const read = readText(found.size, () => files.readFile(file));
  if ('refused' in read) throw new FixtureError([{ file, message: read.refused }]);
  const [document, ...more] = parseDocuments(file, read.text);
  if (document === undefined || more.length > 0) {
    throw new FixtureError([
      { file, message: `has ${more.length + (document ? 1 : 0)} documents, a flow has one` },
    ]);
  }
  return readFlow(document);
}

/** A bundled name, or a path relative to the flow's file. */
async function loadFlowFixtures(flow: Flow, { files, bundled }: PlayWorld): Promise<LoadedFixtures> {
  const paths = flow.fixtures.map((name) => bundledPath(name, bundled, files));
  const trusted = paths.every((found) => found !== undefined);
  const places = flow.fixtures.map((name, index) => paths[index] ?? path.join(path.dirname(flow.file), name));
  return loadFixtures(places, files, { trusted });
}

function successLines(
  flow: Flow,
  { captions, snapshots, frame }: FlowResult,
  options: PlayOptions,
): string[] {
  if (!options.check && !options.update) return options.frames ? [] : [...captions, '', ...frame];
  const compared = options.update ? 'written' : 'as expected';
  return [
    `ok ${flow.name}: ${counted(flow.steps.length, 'step')}, ${counted(snapshots.length, 'snapshot')} ${compared}`,
  ];
}

function failureLines(flow: Flow, { step, message, frame }: NonNullable<FlowResult['failure']>): string[] {
  const place = `${flow.file}:${step.line}`;
  return [`FAILED ${flow.name}: step ${step.number} (${place}), ${step.type}: ${message}`, '', ...frame];
}
