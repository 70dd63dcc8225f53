/** A command over SPDY, as kubectl before 1.31 speaks it: each stream of the command is one of the connection's. */
import type { Timers } from '../server.ts';
import { piecesOf, type RemoteCommand, type RemoteListener, type Wanted } from './remote-command.ts';
import { SpdyConnection, type SpdyStream } from './spdy/connection.ts';
import type { Wire } from './wire.ts';

const streamTypes = ['error', 'stdin', 'stdout', 'stderr', 'resize'] as const;
type StreamType = (typeof streamTypes)[number];

/** Until the client has opened all streams that it wants (milliseconds). */
const patience = 30_000;

/** Waits for the streams that the client asked for; then the command can begin. */
export function acceptSpdyCommand(
  wire: Wire,
  wanted: Wanted,
  timers: Timers,
  begin: (remote: RemoteCommand) => void,
): void {
  const missing = new Set(typesOf(wanted));
  let stopWaiting = () => {};
  const command: SpdyCommand = new SpdyCommand(wire, (type) => {
    if (!missing.delete(type) || missing.size > 0) return;
    stopWaiting();
    begin(command);
  });
  stopWaiting = timers.after(patience, () => command.hangUp());
  command.listen({ closed: stopWaiting });
}

function typesOf({ stdin, stdout, stderr, tty }: Wanted): readonly StreamType[] {
  const asked: Readonly<Record<StreamType, boolean>> = {
    error: true,
    stdin,
    stdout,
    // A terminal has one output.
    stderr: stderr && !tty,
    resize: tty,
  };
  return streamTypes.filter((type) => asked[type]);
}

class SpdyCommand implements RemoteCommand {
  readonly tellsEndOfInput = true;
  readonly #connection: SpdyConnection;
  readonly #streams: Partial<Record<StreamType, SpdyStream>> = {};
  readonly #arrived: (type: StreamType) => void;
  #listener: RemoteListener = {};

  constructor(wire: Wire, arrived: (type: StreamType) => void) {
    this.#arrived = arrived;
    this.#connection = new SpdyConnection(wire, {
      opened: (stream) => this.#opened(stream),
      drained: () => this.#listener.drained?.(),
      closed: () => this.#listener.closed?.(),
    });
  }

  get isSlow(): boolean {
    return this.#connection.isSlow;
  }

  stdout(text: string): void {
    this.#send('stdout', text);
  }

  stderr(text: string): void {
    this.#send('stderr', text);
  }

  finish(status: object): void {
    this.#send('error', JSON.stringify(status));
    this.hangUp();
  }

  hangUp(): void {
    for (const stream of Object.values(this.#streams)) stream.end();
    this.#connection.end();
  }

  listen(listener: RemoteListener): void {
    this.#listener = listener;
  }

  #send(type: StreamType, text: string): void {
    for (const piece of piecesOf(Buffer.from(text))) this.#streams[type]?.write(piece);
  }

  #opened(stream: SpdyStream): void {
    const type = streamTypes.find((each) => each === stream.headers.streamtype);
    if (type === undefined || this.#streams[type] !== undefined) {
      stream.refuse();
      return;
    }
    this.#streams[type] = stream;
    stream.accept();
    if (type === 'stdin') {
      stream.listen({
        data: (bytes) => this.#listener.input?.(bytes),
        ended: () => this.#listener.inputEnded?.(),
      });
    }
    this.#arrived(type);
  }
}
