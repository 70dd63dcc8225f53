import { describe, expect, it } from 'vitest';
import { LineEditor } from '../../../source/server/streams/line-editor.ts';

/** What a typist sees and what comes of it, after these pieces were typed. */
function typed(...pieces: readonly (string | Uint8Array)[]) {
  const heard = { screen: '', done: [] as string[], isBusy: false };
  const editor = new LineEditor({
    get isBusy() {
      return heard.isBusy;
    },
    echo: (text) => {
      heard.screen += text;
    },
    line: (text) => heard.done.push(`line ${text}`),
    endOfInput: () => heard.done.push('end'),
    interrupted: () => heard.done.push('interrupted'),
  });
  for (const piece of pieces) editor.type(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return { ...heard, heard, editor };
}

describe('A line that is typed', () => {
  it.each<readonly [what: string, keys: string, lines: readonly string[], screen: string]>([
    ['ends with Enter', 'ls\r', ['line ls'], 'ls\r\n'],
    ['ends with a line feed of a pipe', 'ls\n', ['line ls'], 'ls\r\n'],
    ['ends once with both', 'ls\r\npwd\r\n', ['line ls', 'line pwd'], 'ls\r\npwd\r\n'],
    ['loses a character with Backspace', 'lx\x7fs\r', ['line ls'], 'lx\b \bs\r\n'],
    ['has nothing to lose when it is empty', '\x7f\x7fa\r', ['line a'], 'a\r\n'],
    ['loses wide characters whole', '語\x7fa\r', ['line a'], '語\b \b\b \ba\r\n'],
    ['loses a word with Ctrl+W', 'ls /e\x17/\r', ['line ls /'], 'ls /e\b \b\b \b/\r\n'],
    ['loses all with Ctrl+U', 'abc\x15\r', ['line '], 'abc\b \b\b \b\b \b\r\n'],
    ['is thrown away with Ctrl+C', 'abc\x03d\r', ['interrupted', 'line d'], 'abc^C\r\nd\r\n'],
    ['is not ended by Ctrl+D', 'a\x04\r', ['line a'], 'a\r\n'],
    ['takes no escape sequences', 'a\x1b[1;5C\x1b[31m\x1bOP\x1bxb\x07\r', ['line ab'], 'ab\r\n'],
    [
      'comes back with the arrow up',
      'one\rtwo\r\x1b[A\x1b[A\x1b[B\r',
      ['line one', 'line two', 'line two'],
      'one\r\ntwo\r\ntwo\b \b\b \b\b \bone\b \b\b \b\b \btwo\r\n',
    ],
  ])('%s', (_, keys, lines, screen) => {
    expect(typed(keys)).toMatchObject({ done: lines, screen });
  });

  it('may come in pieces, however they are cut', () => {
    const bytes = Buffer.from('a語\x1b[Ab\r');
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(typed(...pieces)).toMatchObject({ done: ['line a語b'], screen: 'a語b\r\n' });
  });

  it('takes no more than a terminal takes', () => {
    const { done, screen } = typed('x'.repeat(5000), '\r');
    expect(done).toEqual([`line ${'x'.repeat(4096)}`]);
    expect(screen.split('\x07').length - 1).toBe(5000 - 4096);
  });

  it('ends the input with Ctrl+D when it is empty', () => {
    expect(typed('\x04').done).toEqual(['end']);
  });

  it('is not stuck in an escape sequence that never ends', () => {
    expect(typed(`\x1b[${'0'.repeat(40)}`, '\x1b[\x03', 'a\r').done.at(-1)).toMatch(/a$/);
  });
});

describe('A client that does not read', () => {
  it('has its keys wait', () => {
    const { heard, editor } = typed();
    heard.isBusy = true;
    editor.type(Buffer.from('ls\r'));
    editor.end();
    expect(heard).toMatchObject({ screen: '', done: [] });
    heard.isBusy = false;
    editor.resume();
    expect(heard).toMatchObject({ screen: 'ls\r\n', done: ['line ls', 'end'] });
  });

  it('can not have any number of them wait', () => {
    const { heard, editor } = typed();
    heard.isBusy = true;
    for (let count = 0; count < 5; count += 1) editor.type(Buffer.alloc(60 * 1024, 'a'));
    expect(heard.screen).toBe('\x07');
  });
});
