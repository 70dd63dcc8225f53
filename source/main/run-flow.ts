/** `kubarium play` and `kubarium list`. */
import { bundledLines } from '../fixtures/bundled.ts';
import { nodeFiles } from '../fixtures/files.ts';
import { nodeWriter } from '../fixtures/writing.ts';
import { type PlayOptions, runFlow } from '../flows/run.ts';
import { loadAllSchemas } from '../kubernetes/schema.ts';
import { drawFrame } from '../ui/frame.tsx';
import { bundledFolder } from './build-cluster.ts';
import { manifestsAt } from './open.ts';

export async function play(flow: string, options: PlayOptions): Promise<number> {
  await loadAllSchemas();
  const world = {
    files: { ...nodeFiles, ...nodeWriter },
    bundled: bundledFolder,
    draw: drawFrame,
    manifestsAt,
  };
  const { lines, exitCode } = await runFlow(flow, options, world);
  const stream = exitCode === 0 ? process.stdout : process.stderr;
  stream.write(`${lines.join('\n')}\n`);
  return exitCode;
}

export function list(): void {
  process.stdout.write(`${bundledLines(bundledFolder, nodeFiles).join('\n')}\n`);
}
