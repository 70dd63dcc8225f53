import { describe, expect, it } from 'vitest';
import { filesBelow, textOf, typescriptBelow, withoutTexts } from './sources.ts';

/** Wall clock, global randomness, timers and the process: handed inward from main. */
const worldly: readonly (readonly [what: string, pattern: RegExp])[] = [
  // A process of the simulation may be called so; these are what only Node's own has.
  [
    'the process',
    /(?<![.\w])process\.(?:env|argv|stdin|stdout|stderr|on|once|off|exit\b|cwd|platform|pid|kill|nextTick|memoryUsage|version)|\bglobalThis\b/,
  ],
  [
    'the wall clock',
    /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.now\b|\bhrtime\b/,
  ],
  ['global randomness', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
  ['a timer', /(?<![.\w])(setTimeout|setInterval|setImmediate|requestAnimationFrame)\b/],
  ['the console', /(?<![.\w])console\./],
];

describe('The world is touched in main only', () => {
  const inward = typescriptBelow('source').filter((file) => !/^source\/main[./]/.test(file));

  it.each(worldly)('nobody else uses %s', (_, pattern) => {
    const users = inward.flatMap((file) => linesWith(file, pattern));
    expect(users).toEqual([]);
  });

  it('no test sleeps', () => {
    const sleepers = typescriptBelow('test')
      .filter((file) => !file.startsWith('test/end-to-end/') && file !== 'test/rules/world.test.ts')
      .flatMap((file) => linesWith(file, /(?<![.\w])(setTimeout|setInterval)\(|\bsleep\(/));
    expect(sleepers).toEqual([]);
  });
});

describe('The project belongs to no machine', () => {
  const files = filesBelow('.').filter((file) => !file.startsWith('test/rules/'));

  it.each([
    ['a folder of one machine', /(?<![\w.])\/(?:work|root|Users|home\/[a-z]+)\/[\w.-]/],
    ['a package registry', /registry\.(?:npmjs|yarnpkg|npmmirror)|"resolved":/],
  ])('no file names %s', (_, pattern) => {
    expect(files.flatMap((file) => linesWith(file, pattern, textOf(file)))).toEqual([]);
  });

  it('the lock file names no registry either', () => {
    expect(linesWith('package-lock.json', /"resolved":/, textOf('package-lock.json'))).toEqual([]);
  });
});

/** `file:line: text` of every line where the pattern stands in the code (not in comments and quotes). */
function linesWith(file: string, pattern: RegExp, text = withoutTexts(textOf(file))): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
}
