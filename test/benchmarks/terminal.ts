/** The streams of a terminal that is not there: what is written is counted, keys come from the benchmark. */
import { PassThrough, Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';

export interface FakeTerminal {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  press(bytes: string): void;
  /** Once the frame that is being drawn is written. */
  frame(): Promise<void>;
}

const endOfFrame = '\u001b[?2026l';

export function fakeTerminal(columns: number, rows: number): FakeTerminal {
  let written: (() => void) | undefined;
  const stdout = new Writable({
    write(chunk, _, done) {
      if (String(chunk).includes(endOfFrame)) written?.();
      done();
    },
  });
  const stdin = new PassThrough();
  Object.assign(stdout, { isTTY: true, columns, rows });
  Object.assign(stdin, { isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin });
  return {
    stdin: stdin as unknown as ReadStream,
    stdout: stdout as unknown as WriteStream,
    press: (bytes) => void stdin.write(bytes),
    frame: () =>
      new Promise((resolve) => {
        written = resolve;
      }),
  };
}
