/** Files that are only remembered. */
import path from 'node:path';
import type { GoldenFiles } from '../../source/flows/golden.ts';

export function memoryFiles(
  given: Readonly<Record<string, string>> = {},
): GoldenFiles & { all(): Record<string, string> } {
  const contents = new Map(Object.entries(given));
  const list = (folder: string): string[] =>
    [...contents.keys()].filter((file) => path.dirname(file) === folder).map((file) => path.basename(file));
  return {
    all: () => Object.fromEntries(contents),
    list,
    readFile: (file) => new TextEncoder().encode(contents.get(file)),
    stat(file) {
      const text = contents.get(file);
      if (text !== undefined) return { kind: 'file', size: text.length };
      return list(file).length > 0 ? { kind: 'directory', size: 0 } : undefined;
    },
    write: (file, text) => void contents.set(file, text),
    remove: (file) => void contents.delete(file),
  };
}
