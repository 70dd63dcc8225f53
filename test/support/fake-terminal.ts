/** The streams of a terminal that is not there: what is written to it is drawn on a virtual screen. */
import { PassThrough, Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { type VirtualScreen, virtualScreen } from './virtual-screen.ts';

export interface FakeTerminal {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly screen: VirtualScreen;
  /** All bytes so far. */
  readonly written: string;
  readonly isRaw: boolean;
  /** Bytes as a keyboard sends them. */
  press(bytes: string): void;
  resize(columns: number, rows: number): void;
}

export function fakeTerminal(columns: number, rows: number): FakeTerminal {
  const screen = virtualScreen(columns, rows);
  let written = '';
  let isRaw = false;
  const stdin = Object.assign(new PassThrough(), { isTTY: true, ref: () => stdin, unref: () => stdin });
  Object.assign(stdin, {
    setRawMode: (raw: boolean) => {
      isRaw = raw;
      return stdin;
    },
  });
  const stdout = Object.assign(
    new Writable({
      write(chunk, _, done) {
        written += String(chunk);
        // A terminal's driver returns the carriage where a line ends, in raw mode as well.
        screen.write(String(chunk).replaceAll(/(?<!\r)\n/g, '\r\n'));
        done();
      },
    }),
    { isTTY: true, columns, rows },
  );
  return {
    stdin: stdin as unknown as ReadStream,
    stdout: stdout as unknown as WriteStream,
    screen,
    get written() {
      return written;
    },
    get isRaw() {
      return isRaw;
    },
    press: (bytes) => void stdin.write(bytes),
    resize: (width, height) => {
      screen.resize(width, height);
      Object.assign(stdout, { columns: width, rows: height });
      stdout.emit('resize');
    },
  };
}
