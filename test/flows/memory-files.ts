/** Files that are only remembered. */
import path from 'node:path';
import type { FlowFiles } from '../../source/flows/golden.ts';

export function memoryFiles(
  given: Readonly<Record<string, string>> = {},
): FlowFiles & { all(): Record<string, string> } {
  const contents = new Map(Object.entries(given));
  return {
    all: () => Object.fromEntries(contents),
    read(file) {
      const text = contents.get(file);
      if (text === undefined) throw new Error(`no such file: ${file}`);
      return text;
    },
    list: (folder) =>
      [...contents.keys()].filter((file) => path.dirname(file) === folder).map((file) => path.basename(file)),
    write: (file, text) => void contents.set(file, text),
    remove: (file) => void contents.delete(file),
  };
}
