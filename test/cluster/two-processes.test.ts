import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../support/replay.ts', import.meta.url));

test('two processes that do the same see the same, to the byte', async () => {
  const replay = () => promisify(execFile)(process.execPath, [program], { encoding: 'utf8' });
  const [first, second] = (await Promise.all([replay(), replay()])).map(({ stdout }) => stdout);
  expect(first).toMatch(/^\d{3,} changes [0-9a-f]{64}\n$/);
  expect(second).toBe(first);
});
