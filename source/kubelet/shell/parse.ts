/**
 * Reads the part of the shell language that commands in manifests use: lists with `;`, `&&`, `||`, loops, `if`,
 * quotes, variables, `$(...)` and redirections. Anything beyond throws.
 */
import { NotUnderstood } from './not-understood.ts';
import { type Redirect, type Token, tokenize, type Word } from './tokens.ts';

export type Statement =
  | {
      readonly type: 'command';
      readonly words: readonly Word[];
      /** Where the output goes, where that is a file. */
      readonly output?: Word;
      /** All of them, in their order. */
      readonly redirects?: readonly Redirect[];
    }
  | { readonly type: 'list'; readonly first: Statement; readonly rest: readonly Link[] }
  | {
      readonly type: 'loop';
      readonly until: boolean;
      readonly condition: Statement;
      readonly body: Statement;
    }
  | {
      readonly type: 'for';
      readonly variable: string;
      readonly values: readonly Word[];
      readonly body: Statement;
    }
  | {
      readonly type: 'if';
      readonly condition: Statement;
      readonly then: Statement;
      readonly otherwise?: Statement;
    };

export interface Link {
  readonly operator: ';' | '&&' | '||';
  readonly statement: Statement;
}

export function parseScript(text: string): Statement {
  const parser = new Parser(tokenize(text));
  const script = parser.list([]);
  parser.expectEnd();
  return script;
}

/** The statement that a command without a shell is: its words taken literally. */
export function plainCommand(argv: readonly string[]): Statement {
  return { type: 'command', words: argv.map((text) => [{ literal: text }]) };
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Statements up to one of the closing keywords, which stays unread. */
  list(closers: readonly string[]): Statement {
    this.#skipSeparators();
    const first = this.#statement();
    const rest: Link[] = [];
    for (;;) {
      const operator = this.#operator();
      if (operator === undefined) break;
      this.#skipSeparators();
      if (this.#isAt(closers) || this.#peek() === undefined) break;
      rest.push({ operator, statement: this.#statement() });
    }
    if (closers.length > 0 && !this.#isAt(closers)) throw new NotUnderstood('unfinished statement');
    return rest.length === 0 ? first : { type: 'list', first, rest };
  }

  expectEnd(): void {
    if (this.#peek() !== undefined) throw new NotUnderstood('unexpected token');
  }

  #statement(): Statement {
    if (this.#takeKeyword('while')) return this.#loop(false);
    if (this.#takeKeyword('until')) return this.#loop(true);
    if (this.#takeKeyword('for')) return this.#for();
    if (this.#takeKeyword('if')) return this.#if();
    return this.#command();
  }

  #loop(until: boolean): Statement {
    const condition = this.list(['do']);
    return { type: 'loop', until, condition, body: this.#body() };
  }

  #for(): Statement {
    const variable = keywordOf(this.#take()) ?? '';
    if (!this.#takeKeyword('in')) throw new NotUnderstood('for without in');
    const values = this.#words();
    this.#skipSeparators();
    return { type: 'for', variable, values, body: this.#body() };
  }

  #body(): Statement {
    this.#expectKeyword('do');
    const body = this.list(['done']);
    this.#expectKeyword('done');
    return body;
  }

  #if(): Statement {
    const condition = this.list(['then']);
    this.#expectKeyword('then');
    const then = this.list(['else', 'fi']);
    const otherwise = this.#takeKeyword('else') ? this.list(['fi']) : undefined;
    this.#expectKeyword('fi');
    return { type: 'if', condition, then, ...(otherwise && { otherwise }) };
  }

  #command(): Statement {
    const words = this.#words();
    let output: Word | undefined;
    const redirects: Redirect[] = [];
    for (let token = this.#peek(); token?.type === 'redirect'; token = this.#peek()) {
      this.#take();
      if (!token.isError) output = token.target;
      redirects.push({ mark: token.mark, target: token.target });
      words.push(...this.#words());
    }
    if (words.length === 0) throw new NotUnderstood('a command is missing');
    return {
      type: 'command',
      words,
      ...(output && { output }),
      ...(redirects.length > 0 && { redirects }),
    };
  }

  #words(): Word[] {
    const words: Word[] = [];
    for (let token = this.#peek(); token?.type === 'word'; token = this.#peek()) {
      words.push(token.word);
      this.#at += 1;
    }
    return words;
  }

  #operator(): Link['operator'] | undefined {
    const token = this.#peek();
    if (token?.type !== 'operator') return undefined;
    this.#at += 1;
    return token.operator;
  }

  #skipSeparators(): void {
    for (
      let token = this.#peek();
      token?.type === 'operator' && token.operator === ';';
      token = this.#peek()
    ) {
      this.#at += 1;
    }
  }

  #isAt(keywords: readonly string[]): boolean {
    const keyword = keywordOf(this.#peek());
    return keyword !== undefined && keywords.includes(keyword);
  }

  #takeKeyword(keyword: string): boolean {
    if (!this.#isAt([keyword])) return false;
    this.#at += 1;
    return true;
  }

  #expectKeyword(keyword: string): void {
    if (!this.#takeKeyword(keyword)) throw new NotUnderstood(`${keyword} is missing`);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }
}

/** The text of a word that is one bare literal. */
function keywordOf(token: Token | undefined): string | undefined {
  if (token?.type !== 'word' || token.word.length !== 1) return undefined;
  const part = token.word[0]!;
  return 'literal' in part ? part.literal : undefined;
}
