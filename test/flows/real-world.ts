/** Plays the flow files of this folder with the real ui and the real file system. */
import { nodeFiles } from '../../source/fixtures/files.ts';
import { nodeWriter } from '../../source/fixtures/writing.ts';
import type { PlayWorld } from '../../source/flows/run.ts';
import { drawFrame } from '../../source/ui/frame.tsx';

export const realWorld: PlayWorld = {
  files: { ...nodeFiles, ...nodeWriter },
  bundled: 'cluster-fixtures',
  draw: drawFrame,
};
