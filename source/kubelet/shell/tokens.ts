/** Splits a shell script into words, operators and redirections; quotes and `$` are resolved into parts of words. */
import { NotUnderstood } from './not-understood.ts';

export type Part =
  | { readonly literal: string }
  | { readonly variable: string }
  /** `$(...)`: the script inside. */
  | { readonly command: string };

export type Word = readonly Part[];

export type Token =
  | { readonly type: 'word'; readonly word: Word }
  | { readonly type: 'operator'; readonly operator: ';' | '&&' | '||' }
  | ({ readonly type: 'redirect'; readonly isError: boolean } & Redirect);

export interface Redirect {
  /** `>`, `2>`, `&>`, `2>&1`, `>&2`. */
  readonly mark: string;
  /** Means nothing where the mark names the other stream. */
  readonly target: Word;
}

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const scanner = new Scanner(text);
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) tokens.push(token);
  return tokens;
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token | undefined {
    this.#skip(/[ \t\r]|\\\n/y);
    this.#skip(/#[^\n]*/y);
    if (this.#at >= this.#text.length) return undefined;
    const operator = this.#match(/&&|\|\||;|\n/y);
    if (operator !== undefined) {
      return { type: 'operator', operator: operator === '&&' || operator === '||' ? operator : ';' };
    }
    const redirect = this.#match(/(\d|&)?>>?(&\d)?[ \t]*/y);
    if (redirect !== undefined) return this.#redirect(redirect);
    if (/[|&<(){}`]/.test(this.#text[this.#at]!))
      throw new NotUnderstood(`unexpected ${this.#text[this.#at]}`);
    return { type: 'word', word: this.#word() };
  }

  #redirect(mark: string): Token {
    const isError = mark.startsWith('2');
    const target = mark.includes('>&') ? [{ literal: '/dev/null' }] : this.#word();
    // `2>&1` and `>&2` send text elsewhere, but both ends are read as one log.
    return { type: 'redirect', isError: isError || mark.includes('>&'), mark: mark.trim(), target };
  }

  #word(): Word {
    const parts: Part[] = [];
    while (this.#at < this.#text.length && !/[\s;|&<>()]/.test(this.#text[this.#at]!))
      parts.push(...this.#piece());
    return joined(parts);
  }

  #piece(): readonly Part[] {
    const single = this.#match(/'[^']*'/y);
    if (single !== undefined) return [{ literal: single.slice(1, -1) }];
    if (this.#match(/"/y) !== undefined) return this.#doubleQuoted();
    const escaped = this.#match(/\\[\s\S]/y);
    if (escaped !== undefined) return [{ literal: escaped.slice(1) }];
    if (this.#text[this.#at] === '$') return [this.#dollar()];
    return [{ literal: this.#text[this.#at++]! }];
  }

  #doubleQuoted(): readonly Part[] {
    const parts: Part[] = [{ literal: '' }];
    while (this.#match(/"/y) === undefined) {
      if (this.#at >= this.#text.length) throw new NotUnderstood('a quote is missing');
      const escaped = this.#match(/\\["\\$`]/y);
      if (escaped !== undefined) parts.push({ literal: escaped.slice(1) });
      else if (this.#text[this.#at] === '$') parts.push(this.#dollar());
      else parts.push({ literal: this.#text[this.#at++]! });
    }
    return parts;
  }

  #dollar(): Part {
    const name = this.#match(/\$(?:\{\w+\}|\w+)/y);
    if (name !== undefined) return { variable: name.replace(/[${}]/g, '') };
    if (this.#match(/\$\((?!\()/y) !== undefined) return { command: this.#untilClosed() };
    if (/^\$[("{?!@#*-]/.test(this.#text.slice(this.#at, this.#at + 2)))
      throw new NotUnderstood('an expansion');
    this.#at += 1;
    return { literal: '$' };
  }

  #untilClosed(): string {
    const start = this.#at;
    for (let depth = 1; this.#at < this.#text.length; this.#at += 1) {
      if (this.#text[this.#at] === '(') depth += 1;
      if (this.#text[this.#at] === ')') depth -= 1;
      if (depth === 0) return this.#text.slice(start, this.#at++);
    }
    throw new NotUnderstood('a bracket is missing');
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #skip(pattern: RegExp): void {
    while (this.#match(pattern) !== undefined);
  }
}

function joined(parts: readonly Part[]): Word {
  const word: Part[] = [];
  for (const part of parts) {
    const last = word.at(-1);
    if (last !== undefined && 'literal' in last && 'literal' in part) {
      word[word.length - 1] = { literal: last.literal + part.literal };
    } else word.push(part);
  }
  return word;
}
