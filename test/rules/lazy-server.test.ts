import { expect, it } from 'vitest';
import { importsIn, textOf, typescriptBelow } from './sources.ts';

/** Files that load at once with the file: dynamic imports wait until somebody needs them. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = textOf(file).replace(/\bimport\(/g, 'later(');
  for (const { to, ours, typeOnly } of importsIn(file, text)) if (ours && !typeOnly) loadedWith(to, seen);
  return seen;
}

it('the dashboard loads nothing of the server before its first frame', () => {
  const loaded = [
    ...loadedWith('source/main/run-dashboard.ts'),
    ...loadedWith('source/main/command-line.ts'),
  ];
  const server = typescriptBelow('source/server');
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((file) => server.includes(file))).toEqual([]);
});
