/** Text to JSONPath parts (client-go, util/jsonpath, parser). */
import { Cursor } from './cursor.ts';
import { type Filter, JsonPathError, type Part, type Step } from './nodes.ts';

/** A template: text with `{...}` in it. */
export function parseTemplate(template: string): readonly Part[] {
  return nested(flatParts(new Cursor(template)));
}

/** One path, the inside of a `{...}`. */
export function parsePath(path: string): readonly Step[] {
  return stepsIn(new Cursor(`${path}}`));
}

function flatParts(cursor: Cursor): Part[] {
  const parts: Part[] = [];
  while (!cursor.atEnd) {
    const text = cursor.takeUntil('{');
    if (text !== '') parts.push({ type: 'text', text });
    if (cursor.take('{')) parts.push({ type: 'steps', steps: stepsIn(cursor) });
  }
  return parts;
}

/** Loops with what stands in them. */
function nested(flat: readonly Part[]): Part[] {
  const root: Part[] = [];
  const open: Part[][] = [root];
  for (const part of flat) {
    const [first, ...rest] = part.type === 'steps' ? part.steps : [];
    const body = open.at(-1)!;
    if (first?.type === 'identifier' && first.name === 'range') {
      const inside: Part[] = [];
      body.push({ type: 'range', over: rest, body: inside });
      open.push(inside);
    } else if (first?.type === 'identifier' && first.name === 'end') {
      if (open.length > 1) open.pop();
      else body.push({ type: 'stray-end' });
    } else body.push(part);
  }
  return root;
}

/** Up to the closing brace. */
function stepsIn(cursor: Cursor): Step[] {
  const steps: Step[] = [];
  for (;;) {
    if (cursor.atEnd || cursor.peek() === '\n') throw new JsonPathError('unclosed action');
    if (cursor.take('}')) return steps;
    const step = stepAt(cursor);
    if (step !== undefined) steps.push(step);
  }
}

function stepAt(cursor: Cursor): Step | undefined {
  if (cursor.take('[?(')) return { type: 'filter', filter: filterIn(cursor) };
  if (cursor.takePattern(/\.(?=\.)/y) !== undefined) return { type: 'below' };
  if (cursor.take('[')) return brackets(insideBrackets(cursor));
  if (cursor.take('.')) return fieldStep(cursor.takePattern(/(?:\\[\s\S]|[^\s.,[\]$@{}\\])*/y) ?? '');
  const character = cursor.peek();
  if (/[ \t@$]/.test(character)) {
    cursor.skip();
    return undefined;
  }
  if (character === '"' || character === "'") return { type: 'literal', value: quoted(cursor) };
  const number = cursor.takePattern(/[+-]?\d[\d.]*|[+-]/y);
  if (number !== undefined) return { type: 'literal', value: numberOf(number) };
  const word = cursor.takePattern(/[\p{L}\p{N}_]+/uy);
  if (word !== undefined) return wordStep(word);
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  throw new JsonPathError(`unrecognized character in action: U+${code} '${character}'`);
}

function fieldStep(word: string): Step | undefined {
  if (word === '') return undefined;
  return word === '*' ? { type: 'all' } : { type: 'field', name: word.replaceAll('\\', '') };
}

function wordStep(word: string): Step {
  if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
  return { type: 'identifier', name: word };
}

function numberOf(text: string): number {
  const value = Number(text);
  if (Number.isNaN(value)) throw new JsonPathError(`cannot parse number ${text}`);
  return value;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function quoted(cursor: Cursor): string {
  const mark = cursor.peek();
  const body = cursor.takePattern(mark === '"' ? /"(?:\\[\s\S]|[^"\\])*"/y : /'(?:\\[\s\S]|[^'\\])*'/y);
  if (body === undefined) throw new JsonPathError('unterminated quoted string');
  return body.slice(1, -1).replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter);
}

function insideBrackets(cursor: Cursor): string {
  const inside = cursor.takePattern(/(?:'(?:\\[\s\S]|[^'\\])*'|[^\]\n}'])*\]/y);
  if (inside === undefined) throw new JsonPathError('unterminated array');
  return inside.slice(0, -1);
}

function brackets(inside: string): Step {
  if (inside === '*') return { type: 'slice' };
  const members = inside.match(/'(?:\\[\s\S]|[^'\\])*'|[^,]+/g) ?? [];
  if (members.length > 1) return { type: 'union', paths: members.map((each) => [brackets(each.trim())]) };
  const key = /^\s*'(.*)'\s*$/s.exec(inside)?.[1];
  // A key is a path of its own: dots in names are escaped in brackets too.
  if (key !== undefined) return { type: 'union', paths: [parsePath(`.${key}`)] };
  if (/^-?\d+$/.test(inside)) return { type: 'index', index: Number(inside) };
  const slice = /^(-?\d*)(?::(-?\d*))(?::(-?\d*))?$/.exec(inside);
  if (slice === null) throw new JsonPathError(`invalid array index ${inside}`);
  const [from, to, by] = slice.slice(1).map((each) => (each ? Number(each) : undefined));
  return {
    type: 'slice',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(by !== undefined && { by }),
  };
}

function filterIn(cursor: Cursor): Filter {
  const text = cursor.takeBalanced();
  if (text === undefined || !cursor.take(']')) throw new JsonPathError('unterminated filter');
  const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)(.+?)$/s.exec(text) ?? [];
  if (left === undefined || operator === undefined || right === undefined) return { left: parsePath(text) };
  return { left: parsePath(left), comparison: { operator, right: parsePath(right) } };
}
