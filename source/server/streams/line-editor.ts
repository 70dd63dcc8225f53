/** What a terminal's line discipline does for a shell: echoes what is typed, and gives out whole lines. */
import { displayWidth } from '../../lib/display-width.ts';
import { own } from '../../lib/fields.ts';

export interface Typist {
  /** Keys have to wait: the client has not read what they made. */
  readonly isBusy: boolean;
  /** To the client's terminal. */
  echo(text: string): void;
  line(text: string): void;
  /** Ctrl+D on an empty line. */
  endOfInput(): void;
  /** Ctrl+C: the line is thrown away. */
  interrupted(): void;
}

/** Longer lines take no more characters. */
const longestLine = 4096;
const keptLines = 100;
/** Who types on beyond it hears a bell (characters). */
const mostWaiting = 256 * 1024;

const bell = '\x07';
/** A key of a terminal: an escape sequence, or one character. */
const keyForm = /^(?:\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[\s\S]|[^[O])|\r\n|[\s\S])/u;
const isUnfinished = (text: string) => text.length < longestKey && /^\x1b(?:\[[0-9;?]*[ -/]*|O)?$/.test(text);
const longestKey = 32;

export class LineEditor {
  readonly #typist: Typist;
  readonly #decoder = new TextDecoder();
  readonly #history: string[] = [];
  /** Characters of the line so far. */
  #line: string[] = [];
  /** Keys that wait for their turn, or for the rest of an escape sequence. */
  #waiting = '';
  #hasEnded = false;
  #place = 0;
  /** What keys do; others stand for themselves. */
  readonly #actions: Readonly<Record<string, () => void>> = {
    '\r': () => this.#enter(),
    '\n': () => this.#enter(),
    '\r\n': () => this.#enter(),
    '\x7f': () => this.#erase(1),
    '\b': () => this.#erase(1),
    '\x03': () => this.#interrupt(),
    '\x04': () => this.#end(),
    '\x15': () => this.#erase(this.#line.length),
    '\x17': () => this.#erase(/\S*\s*$/.exec(this.#line.join(''))![0].length),
    '\x1b[A': () => this.#recall(this.#place - 1),
    '\x1bOA': () => this.#recall(this.#place - 1),
    '\x1b[B': () => this.#recall(this.#place + 1),
    '\x1bOB': () => this.#recall(this.#place + 1),
  };

  constructor(typist: Typist) {
    this.#typist = typist;
  }

  type(bytes: Uint8Array): void {
    const text = this.#decoder.decode(bytes, { stream: true });
    const fits = this.#waiting.length + text.length <= mostWaiting;
    if (fits) this.#waiting += text;
    else this.#typist.echo(bell);
    this.resume();
  }

  /** Nothing more is typed; what has been typed still counts. */
  end(): void {
    this.#hasEnded = true;
    this.resume();
  }

  /** Goes on with the keys that wait. */
  resume(): void {
    while (!this.#typist.isBusy) {
      const key = this.#nextKey();
      if (key === undefined) break;
      this.#press(key);
    }
    if (this.#hasEnded && !this.#typist.isBusy) this.#typist.endOfInput();
  }

  /** Undefined while there is none, or not all of it. */
  #nextKey(): string | undefined {
    const text = this.#waiting.slice(0, longestKey);
    const key = isUnfinished(text) ? undefined : keyForm.exec(text)?.[0];
    if (key !== undefined) this.#waiting = this.#waiting.slice(key.length);
    return key;
  }

  #press(key: string): void {
    const action = own(this.#actions, key);
    if (action !== undefined) action();
    else if (key >= ' ') this.#insert([key]);
  }

  #interrupt(): void {
    this.#line = [];
    this.#typist.echo('^C\r\n');
    this.#typist.interrupted();
  }

  #end(): void {
    if (this.#line.length === 0) this.#typist.endOfInput();
  }

  #enter(): void {
    const text = this.#line.join('');
    this.#line = [];
    if (text.trim() !== '' && text !== this.#history.at(-1)) this.#history.push(text);
    if (this.#history.length > keptLines) this.#history.shift();
    this.#place = this.#history.length;
    this.#typist.echo('\r\n');
    this.#typist.line(text);
  }

  #erase(count: number): void {
    const gone = this.#line.splice(this.#line.length - Math.min(count, this.#line.length));
    const width = displayWidth(gone.join(''));
    this.#typist.echo('\b \b'.repeat(width));
  }

  #recall(place: number): void {
    if (place < 0 || place > this.#history.length) return;
    this.#place = place;
    this.#erase(this.#line.length);
    this.#insert([...(this.#history[place] ?? '')]);
  }

  #insert(characters: readonly string[]): void {
    const fits = this.#line.length + characters.length <= longestLine;
    if (fits) this.#line.push(...characters);
    this.#typist.echo(fits ? characters.join('') : bell);
  }
}
