/** Text to the nodes of a template. */
import { isFunction } from './functions.ts';
import { type Command, type Node, type Operand, type Pipe, TemplateSyntaxError } from './nodes.ts';
import { type Piece, piecesOf } from './tokens.ts';

export function parseTemplate(template: string): readonly Node[] {
  const parser = new Parser(piecesOf(template));
  const nodes = parser.nodes();
  if (parser.stopped !== undefined) throw new TemplateSyntaxError(`unexpected {{${parser.stopped}}}`);
  return nodes;
}

const blocks: ReadonlySet<string> = new Set(['if', 'with', 'range']);
const unknownBlocks: ReadonlySet<string> = new Set(['define', 'block', 'template']);

class Parser {
  /** `end` or `else`, where that ended the nodes; undefined at the end of the text. */
  stopped: string | undefined;
  readonly #pieces: Piece[];
  /** What follows the `else` that stopped the nodes: `if .x`. */
  #elseTokens: readonly string[] = [];
  readonly #names: string[] = ['$'];
  #loops = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = [...pieces];
  }

  nodes(): Node[] {
    const nodes: Node[] = [];
    this.stopped = undefined;
    for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) {
      if (piece.type === 'text') {
        nodes.push(piece);
        continue;
      }
      const tokens = piece.tokens.slice(piece.tokens.findIndex((each) => each.trim() !== ''));
      const [first = '', ...rest] = tokens;
      if (first === 'end' || first === 'else') {
        this.stopped = first;
        this.#elseTokens = rest;
        return nodes;
      }
      nodes.push(this.#action(first, rest, tokens));
    }
    this.stopped = undefined;
    return nodes;
  }

  #action(first: string, rest: readonly string[], tokens: readonly string[]): Node {
    if (blocks.has(first)) return this.#block(first as 'if', rest);
    if (unknownBlocks.has(first)) throw new TemplateSyntaxError(`{{${first}}} is not supported here`);
    if (first === 'break' || first === 'continue') {
      if (this.#loops === 0) throw new TemplateSyntaxError(`{{${first}}} outside {{range}}`);
      return { type: first };
    }
    return { type: 'print', pipe: this.#pipe([...tokens], 'command') };
  }

  #block(type: 'if' | 'with' | 'range', tokens: readonly string[]): Node {
    const known = this.#names.length;
    const pipe = this.#pipe([...tokens], type);
    this.#loops += Number(type === 'range');
    const body = this.nodes();
    this.#loops -= Number(type === 'range');
    const otherwise = this.#otherwise();
    this.#names.length = known;
    return { type, pipe, body, otherwise };
  }

  #otherwise(): readonly Node[] {
    if (this.stopped === undefined) throw new TemplateSyntaxError('unexpected EOF');
    if (this.stopped === 'end') return [];
    const words = this.#elseTokens.filter((each) => each.trim() !== '');
    if (words.length === 0) {
      const nodes = this.nodes();
      if (this.stopped === undefined) throw new TemplateSyntaxError('unexpected EOF');
      if (this.stopped === 'else') throw new TemplateSyntaxError('expected end; found {{else}}');
      return nodes;
    }
    const [next = ''] = words;
    if (next !== 'if' && next !== 'with') throw new TemplateSyntaxError(`unexpected <${next}> in input`);
    const start = this.#elseTokens.indexOf(next) + 1;
    return [this.#block(next, this.#elseTokens.slice(start))];
  }

  #pipe(tokens: string[], context: string): Pipe {
    const { names, declares } = this.#declaration(tokens);
    const commands: Command[] = [];
    for (const part of this.#split(tokens)) {
      const words = this.#words(part);
      if (words.length === 0) throw new TemplateSyntaxError(`missing value for ${context}`);
      const [head] = words;
      if (commands.length > 0 && head?.type === 'value') {
        throw new TemplateSyntaxError(`non executable command in pipeline stage ${commands.length + 1}`);
      }
      commands.push({ words, source: part.join('').trim() });
    }
    if (declares) this.#names.push(...names);
    return { names, declares, commands };
  }

  /** Takes `$a, $b :=` away. */
  #declaration(tokens: string[]): { names: readonly string[]; declares: boolean } {
    const solid = tokens.filter((each) => each.trim() !== '');
    const sign = solid.findIndex((each) => each === ':=' || each === '=');
    const names = solid.slice(0, Math.max(0, sign)).filter((each) => each !== ',');
    if (sign < 1 || names.some((each) => !each.startsWith('$'))) return { names: [], declares: false };
    tokens.splice(0, tokens.indexOf(solid[sign]!) + 1);
    return { names, declares: solid[sign] === ':=' };
  }

  /** At the pipes that stand in no parentheses. */
  #split(tokens: readonly string[]): string[][] {
    const parts: string[][] = [[]];
    let depth = 0;
    for (const token of tokens) {
      depth += Number(token === '(') - Number(token === ')');
      if (token === '|' && depth === 0) parts.push([]);
      else parts.at(-1)!.push(token);
    }
    return parts;
  }

  #words(tokens: readonly string[]): Operand[] {
    const words: Operand[] = [];
    let isAttached = false;
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index]!;
      if (token.trim() === '') {
        isAttached = false;
        continue;
      }
      const last = words.at(-1);
      if (isAttached && token.startsWith('.') && last?.type === 'path') {
        words[words.length - 1] = { ...last, fields: [...last.fields, token.slice(1)] };
      } else if (token === '(') {
        const end = closing(tokens, index);
        words.push({
          type: 'path',
          base: { pipe: this.#pipe(tokens.slice(index + 1, end), 'parenthesized pipeline') },
          fields: [],
        });
        index = end;
      } else words.push(this.#operand(token));
      isAttached = true;
    }
    return words;
  }

  #operand(token: string): Operand {
    if (/^["`']/.test(token)) return { type: 'value', value: unquoted(token) };
    if (/^[+-]?\d/.test(token)) return { type: 'value', value: Number(token.replaceAll('_', '')) };
    if (token === 'true' || token === 'false') return { type: 'value', value: token === 'true' };
    if (token === 'nil') return { type: 'value', value: null };
    if (token.startsWith('.')) return { type: 'path', fields: token === '.' ? [] : [token.slice(1)] };
    if (token.startsWith('$')) {
      if (!this.#names.includes(token)) throw new TemplateSyntaxError(`undefined variable "${token}"`);
      return { type: 'path', base: { name: token }, fields: [] };
    }
    if (/^\w/.test(token)) {
      if (isFunction(token)) return { type: 'function', name: token };
      throw new TemplateSyntaxError(`function "${token}" not defined`);
    }
    throw new TemplateSyntaxError(`unexpected "${token}" in operand`);
  }
}

function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    depth += Number(tokens[index] === '(') - Number(tokens[index] === ')');
    if (depth === 0) return index;
  }
  throw new TemplateSyntaxError('unclosed left paren');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquoted(token: string): string | number {
  const inside = token.slice(1, -1);
  if (token.startsWith('`')) return inside;
  const text = inside.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
  return token.startsWith("'") ? text.codePointAt(0)! : text;
}
