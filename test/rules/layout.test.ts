import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldersIn, root, textOf, typescriptBelow } from './sources.ts';

/** Lines; tables of facts in tests may be a little longer. */
const longest = { source: 400, test: 500 };

describe('The house', () => {
  it('has these things at the top and nothing else', () => {
    const made = new Set(['node_modules', 'dist', 'coverage', '.git']);
    expect(
      readdirSync(root)
        .filter((name) => !made.has(name))
        .sort(),
    ).toEqual(
      [
        '.biome.json',
        '.ci',
        '.gitignore',
        '.npmrc',
        'LICENSE',
        'README.md',
        'cluster-fixtures',
        'package-lock.json',
        'package.json',
        'source',
        'test',
        'tsconfig.json',
      ].sort(),
    );
  });

  it.each(['source', 'test'] as const)('has no file that is too long in %s/', (folder) => {
    const long = typescriptBelow(folder)
      .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > longest[folder]);
    expect(long).toEqual([]);
  });

  it('has no attic', () => {
    const attics = typescriptBelow('source').filter((file) =>
      /(^|\/)(utils?|helpers?|misc|common|types)(\.tsx?|\/)/.test(file),
    );
    expect(attics).toEqual([]);
  });

  it('has a folder of tests only for what stands in source/, and a few of its own', () => {
    const own = [
      'support',
      'rules',
      'end-to-end',
      'scenarios',
      'properties',
      'benchmarks',
      'scheduler',
      'main',
    ];
    const strange = foldersIn('test').filter(
      (name) => !foldersIn('source').includes(name) && !own.includes(name),
    );
    expect(strange).toEqual([]);
  });
});
