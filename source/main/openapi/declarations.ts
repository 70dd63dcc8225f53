/**
 * Reads one declaration file of kubernetes-models: an interface with the documentation of the type and of every
 * field. The files are written by a program, so their form is always the same.
 */

/** One Kubernetes type. */
export interface Declaration {
  readonly description: string;
  readonly fields: readonly FieldDeclaration[];
  /** Where the types that its fields name are declared: module specifiers by name. */
  readonly imports: ReadonlyMap<string, string>;
}

export interface FieldDeclaration {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: FieldType;
}

export type FieldType =
  | { readonly form: 'string' | 'number' | 'boolean' }
  /** A struct without a name. */
  | { readonly form: 'inline' }
  | { readonly form: 'choice'; readonly choices: readonly string[] }
  | { readonly form: 'list' | 'map'; readonly items: FieldType }
  | { readonly form: 'reference'; readonly name: string };

/** Undefined where the file declares no interface: of a type that is a plain value. */
export function parseDeclaration(text: string): Declaration | undefined {
  const found = interfacePattern.exec(text);
  if (found === null) return undefined;
  const [, description = '', body = ''] = found;
  return {
    description: comment(description),
    fields: [...body.matchAll(field)].map((match) => fieldOf(match)),
    imports: importsOf(text),
  };
}

const interfacePattern =
  /(?:\/\*\*\n((?: \*.*\n)+?) \*\/\n)?export interface \w+(?: extends TypeMeta)? \{\n([\s\S]*?)^\}/m;
const field =
  /^ {4}(?:\/\*\*\n((?: {5}\*.*\n)+?) {5}\*\/\n {4})?"([^"]+)"(\?)?: ([\s\S]*?);\n(?= {4}["/]|$)/gm;

function fieldOf([, description = '', name = '', optional, type = '']: RegExpMatchArray): FieldDeclaration {
  return {
    name,
    description: comment(description),
    isRequired: optional === undefined,
    type: typeOf(type.replace(/\s+/g, ' ')),
  };
}

function typeOf(text: string): FieldType {
  const list = /^Array<(.*)>$/.exec(text);
  if (list) return { form: 'list', items: typeOf(list[1]!) };
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(text);
  if (map) return { form: 'map', items: typeOf(map[1]!) };
  if (text.startsWith('"')) {
    return { form: 'choice', choices: [...text.matchAll(/"([^"]*)"/g)].map(([, choice]) => choice!) };
  }
  if (text === 'string' || text === 'number' || text === 'boolean') return { form: text };
  return /^I[A-Z]\w+$/.test(text) ? { form: 'reference', name: text } : { form: 'inline' };
}

function importsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^import \{ (\w+) \} from "([^"]+)";$/gm);
  return new Map([...lines].map(([, name, specifier]) => [name!, specifier!]));
}

/** The text of a comment, without its asterisks. */
function comment(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join('\n')
    .replaceAll('\\*', '*')
    .trim();
}
