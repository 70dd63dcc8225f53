/**
 * Golden frames: what the snapshots of a flow looked like when a person last agreed to them.
 * They stand beside the flow, in `NAME.snap/SNAPSHOT.txt`.
 */
import path from 'node:path';
import type { FileReader } from '../fixtures/files.ts';
import type { FileWriter } from '../fixtures/writing.ts';
import type { Flow } from './flow.ts';

/** Golden files are read and written through these, handed in: the file system stays outside. */
export type GoldenFiles = FileReader & FileWriter;

export interface Snapshot {
  readonly name: string;
  /** The frame, one line a row of the screen, without spaces at the ends of lines. */
  readonly lines: readonly string[];
}

/** The frame that a snapshot is compared with; undefined where none was ever agreed to. */
export function goldenFrame(flow: Flow, name: string, files: GoldenFiles): readonly string[] | undefined {
  const file = goldenFile(flow, name);
  if (files.stat(file) === undefined) return undefined;
  return new TextDecoder().decode(files.readFile(file)).replace(/\n$/, '').split('\n');
}

/** Golden files that belong to no snapshot step of the flow. */
export function orphans(flow: Flow, files: GoldenFiles): string[] {
  const wanted = new Set(
    flow.steps.flatMap((step) => (step.type === 'snapshot' ? [`${step.name}.txt`] : [])),
  );
  const folder = folderOf(flow);
  if (files.stat(folder) === undefined) return [];
  return files
    .list(folder)
    .filter((name) => !wanted.has(name))
    .map((name) => path.join(folder, name));
}

/** Writes what differs and removes what no step makes any more; answers with the files touched. */
export function updateGolden(flow: Flow, snapshots: readonly Snapshot[], files: GoldenFiles): string[] {
  const changed = snapshots.filter(({ name, lines }) => !isSameFrame(lines, goldenFrame(flow, name, files)));
  for (const { name, lines } of changed) files.write(goldenFile(flow, name), `${lines.join('\n')}\n`);
  const removed = orphans(flow, files);
  for (const file of removed) files.remove(file);
  return [
    ...changed.map(({ name }) => `wrote ${goldenFile(flow, name)}`),
    ...removed.map((file) => `removed ${file}`),
  ];
}

export function isSameFrame(lines: readonly string[], golden: readonly string[] | undefined): boolean {
  return golden !== undefined && lines.join('\n') === golden.join('\n');
}

/** Both frames in one: `-` stands before what was expected, `+` before what came, where they differ. */
export function markDifferences(lines: readonly string[], golden: readonly string[]): string[] {
  const height = Math.max(lines.length, golden.length);
  return Array.from({ length: height }, (_, row) => {
    const [expected, found] = [golden[row], lines[row]];
    if (expected === found) return [`    ${found}`];
    return [
      ...(expected === undefined ? [] : [`  - ${expected}`]),
      ...(found === undefined ? [] : [`  + ${found}`]),
    ];
  }).flat();
}

export function goldenFile(flow: Flow, name: string): string {
  return path.join(folderOf(flow), `${name}.txt`);
}

function folderOf(flow: Flow): string {
  return path.join(path.dirname(flow.file), `${flow.name}.snap`);
}
