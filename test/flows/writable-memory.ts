/** Files in memory that a flow may write. */
import type { GoldenFiles } from '../../source/flows/golden.ts';
import { memoryFiles } from '../fixtures/memory.ts';

export function writableMemory(
  given: Readonly<Record<string, string>> = {},
): GoldenFiles & { readonly contents: Readonly<Record<string, string>> } {
  const contents = { ...given };
  return {
    ...memoryFiles(contents),
    contents,
    write: (file, text) => {
      contents[file] = text;
    },
    remove: (file) => {
      delete contents[file];
    },
  };
}
