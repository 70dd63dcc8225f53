import { describe, expect, it } from 'vitest';
import { foldersIn, type Import, importsIn, typescriptBelow } from './sources.ts';

/** `lib`: everything in that folder. `store/reading.ts`: that file alone. `type x`: only its types. */
type Allowed = string;

const readingTypes = 'type store/reading.ts';
const clusterTypes = 'type cluster/cluster.ts';

/** Who may import whom, one way. The entry `source/main.tsx` counts as `main`. */
const layers: Record<string, readonly Allowed[] | 'anything'> = {
  lib: [],
  kubernetes: ['lib'],
  simulation: ['lib'],
  store: ['lib', 'kubernetes'],
  printers: ['lib', 'kubernetes', readingTypes],
  fixtures: ['lib', 'kubernetes'],
  controllers: ['lib', 'kubernetes', 'store/reading.ts'],
  kubelet: ['lib', 'kubernetes', 'store/reading.ts'],
  cluster: ['lib', 'kubernetes', 'simulation', 'store', 'fixtures', 'controllers', 'kubelet'],
  kubectl: ['lib', 'kubernetes', 'printers', 'fixtures', readingTypes, clusterTypes],
  server: ['lib', 'kubernetes', 'printers', readingTypes, clusterTypes],
  dashboard: ['lib', 'kubernetes', 'printers', 'kubectl', readingTypes, clusterTypes],
  ui: ['lib', 'dashboard'],
  flows: [
    'lib',
    'kubernetes',
    'simulation',
    'store',
    'printers',
    'fixtures',
    'controllers',
    'kubelet',
    'cluster',
    'kubectl',
    'dashboard',
  ],
  main: 'anything',
};

/** Packages that only some places may use; a place is a folder, or the start of a file's path. */
const packages: readonly {
  readonly name: RegExp;
  readonly places: readonly string[];
  readonly names?: RegExp;
}[] = [
  { name: /^(react|ink|ink-table)(\/|$)/, places: ['ui', 'main'] },
  { name: /^immer(\/|$)/, places: ['store', 'dashboard/model'] },
  { name: /^fastify(\/|$)/, places: ['server', 'main'] },
  { name: /^(node:)?fs(\/|$)/, places: ['fixtures', 'main'] },
  // Printing YAML is no reading of it.
  { name: /^yaml(\/|$)/, places: ['fixtures', 'main'], names: /^(stringify|Document|Scalar)$/ },
  {
    name: /^(node:)?(process|timers|child_process|worker_threads|net|http|https|tty)(\/|$)/,
    places: ['main'],
  },
];

const imports = typescriptBelow('source').flatMap((file) => importsIn(file));

describe('Imports run one way', () => {
  it('every folder of source/ has a rule', () => {
    expect(foldersIn('source').filter((folder) => !(folder in layers))).toEqual([]);
  });

  it('no folder imports what it may not know', () => {
    expect(imports.filter((one) => one.ours && !mayImport(one)).map(show)).toEqual([]);
  });

  it('siblings inside controllers/ never import each other', () => {
    const loops = imports.filter(
      (one) => loopOf(one.from) && loopOf(one.to) && loopOf(one.from) !== loopOf(one.to),
    );
    expect(loops.map(show)).toEqual([]);
  });

  it('nobody imports main', () => {
    expect(
      imports
        .filter((one) => one.ours && folderOf(one.to) === 'main' && folderOf(one.from) !== 'main')
        .map(show),
    ).toEqual([]);
  });

  it('every import of ours names its file with the extension', () => {
    expect(imports.filter((one) => one.ours && !/\.(tsx?|json)$/.test(one.to)).map(show)).toEqual([]);
  });

  it('packages that touch the world stay in their places', () => {
    expect(imports.filter((one) => !one.ours && !mayUse(one)).map(show)).toEqual([]);
  });
});

describe('The reading of imports', () => {
  const read = (text: string) => importsIn('source/store/x.ts', text)[0];

  it.each([
    ["import { a, type B } from './y.ts';", { to: 'source/store/y.ts', typeOnly: false, names: ['a', 'B'] }],
    ["import type { B } from '../lib/y.ts';", { to: 'source/lib/y.ts', typeOnly: true }],
    ["import { type B } from '../lib/y.ts';", { to: 'source/lib/y.ts', typeOnly: true }],
    [
      "export {\n  a,\n  b,\n} from '../lib/y.ts';",
      { to: 'source/lib/y.ts', typeOnly: false, names: ['a', 'b'] },
    ],
    ["import 'ink';", { to: 'ink', ours: false }],
    ["const fs = await import('node:fs');", { to: 'node:fs', ours: false }],
    ["const table = require('ink-table');", { to: 'ink-table', ours: false }],
  ])('understands %s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it('takes no comment for an import', () => {
    expect(read("// import { a } from 'ink';\n/* import 'immer'; */")).toBeUndefined();
  });
});

function mayImport({ from, to, typeOnly }: Import): boolean {
  const folder = folderOf(from);
  const rule = layers[folder];
  if (rule === 'anything' || folderOf(to) === folder) return true;
  const target = to.replace(/^source\//, '');
  return (rule ?? []).some((allowed) => {
    const [, type, place = ''] = /^(type )?(.*)$/.exec(allowed) ?? [];
    return (type === undefined || typeOnly) && (target === place || target.startsWith(`${place}/`));
  });
}

function mayUse({ from, to, names, typeOnly }: Import): boolean {
  // The types of Node's modules touch nothing.
  if (typeOnly && to.startsWith('node:')) return true;
  const rule = packages.find((one) => one.name.test(to));
  if (rule === undefined) return true;
  const here = from.replace(/^source\//, '');
  const inPlace = rule.places.some((place) => place === folderOf(from) || here.startsWith(place));
  return (
    inPlace || (rule.names !== undefined && names.length > 0 && names.every((name) => rule.names!.test(name)))
  );
}

/** `store` for `source/store/table.ts`, `main` also for the entry `source/main.tsx`. */
function folderOf(file: string): string {
  const parts = file.split('/');
  return parts[0] !== 'source' || parts.length < 3 ? 'main' : parts[1]!;
}

/** The loop a file of controllers/ belongs to; the list of all of them belongs to none. */
function loopOf(file: string): string | undefined {
  const match = /^source\/controllers\/([^/]+)/.exec(file);
  const loop = match?.[1]?.replace(/\.ts$/, '');
  return loop === 'index' ? undefined : loop;
}

function show({ from, to, typeOnly }: Import): string {
  return `${from} imports ${typeOnly ? 'types of ' : ''}${to}`;
}
