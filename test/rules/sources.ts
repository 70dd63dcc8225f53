/** What the rule tests look at: the project's own files, and the import statements in them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Made by a tool, or not ours. */
const skipped = new Set(['node_modules', '.git', 'dist', 'coverage', 'package-lock.json']);

/** Every file below a folder, as paths from the root with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder)).filter((name) => !skipped.has(name));
  return entries
    .map((name) => path.posix.join(folder, name))
    .flatMap((entry) => (statSync(path.join(root, entry)).isDirectory() ? filesBelow(entry) : [entry]))
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function typescriptBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => /\.tsx?$/.test(file));
}

/** Names of the folders directly in a folder. */
export function foldersIn(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export interface Import {
  /** Importing file, from the root: `source/store/store.ts`. */
  readonly from: string;
  /** Imported file from the root, or the package's name with its path: `ink`, `node:fs`. */
  readonly to: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
  /** Names taken, `[]` where all or none are. */
  readonly names: readonly string[];
}

const statement = /^\s*(?:import|export)\s+(type\s)?([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const bare = /^\s*import\s*['"]([^'"]+)['"]/gm;
const dynamic = /\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All imports of a file: static, for side effects, dynamic, and by `require`. */
export function importsIn(file: string, text = textOf(file)): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  const add = (target: string, typeOnly: boolean, clause: string): void => {
    const ours = target.startsWith('.');
    const to = ours ? path.posix.join(path.posix.dirname(file), target) : target;
    found.push({ from: file, to, ours, typeOnly, names: namesIn(clause) });
  };
  for (const [, type, clause = '', target = ''] of code.matchAll(statement)) {
    add(target, type !== undefined || everyNameIsType(clause), clause);
  }
  for (const [, target = ''] of code.matchAll(bare)) add(target, false, '');
  for (const [, target = ''] of code.matchAll(dynamic)) add(target, false, '');
  return found;
}

/** The same text with comments blanked, so that no word of them is taken for code. */
export function withoutComments(text: string): string {
  const token =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<!\\)\/\/[^\n]*/g;
  return text.replace(token, (match) => (match.startsWith('/') ? match.replace(/[^\n]/g, ' ') : match));
}

/** The same text with the contents of quotes blanked as well; `${...}` in templates stays. */
export function withoutTexts(text: string): string {
  return withoutComments(text).replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
    (match) => `'${' '.repeat(match.length - 2)}'`,
  );
}

function namesIn(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  return braces.split(',').flatMap((part) => /^(?:type\s+)?(\w+)/.exec(part.trim())?.[1] ?? []);
}

function everyNameIsType(clause: string): boolean {
  const braces = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  if (braces === undefined) return false;
  const parts = braces.split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => part.trim().startsWith('type '));
}
