/** A place in a text that moves forward. */
export class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  peek(): string {
    return this.#text[this.#at] ?? '';
  }

  skip(): void {
    this.#at += 1;
  }

  /** Whether this comes next; it is passed by then. */
  take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  /** What is before the mark, or all that is left. */
  takeUntil(mark: string): string {
    const found = this.#text.indexOf(mark, this.#at);
    const end = found < 0 ? this.#text.length : found;
    const taken = this.#text.slice(this.#at, end);
    this.#at = end;
    return taken;
  }

  /** What a sticky pattern matches here. */
  takePattern(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Up to the parenthesis that closes one already passed, which is passed too. */
  takeBalanced(): string | undefined {
    const start = this.#at;
    let depth = 1;
    let mark: string | undefined;
    for (; !this.atEnd; this.#at += 1) {
      const character = this.peek();
      if (mark !== undefined) mark = character === mark ? undefined : mark;
      else if (character === '"' || character === "'") mark = character;
      else if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
      if (depth > 0) continue;
      this.#at += 1;
      return this.#text.slice(start, this.#at - 1);
    }
    return undefined;
  }
}
