import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../support/replay.ts', import.meta.url));

test('two processes that do the same see the same, to the byte', () => {
  const [first, second] = [1, 2].map(() => execFileSync(process.execPath, [program], { encoding: 'utf8' }));
  expect(first).toMatch(/^\d{3,} changes [0-9a-f]{64}\n$/);
  expect(second).toBe(first);
});
