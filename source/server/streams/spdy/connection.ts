/** The server's side of a SPDY/3.1 connection: streams that the client opens, bounded in number and size. */
import type { Wire } from '../wire.ts';
import {
  dataFrame,
  type Frame,
  goAway,
  ping,
  readFrame,
  resetReasons,
  rstStream,
  synReply,
} from './frames.ts';
import { HeaderCompressor, HeaderDecompressor, type Headers } from './headers.ts';
import { ProtocolError } from './protocol-error.ts';

/** So many streams are open at a time; a forwarded connection takes two. */
const mostStreams = 256;

export interface SpdyListener {
  /** The client opened a stream; whoever does not want it resets it. */
  opened(stream: SpdyStream): void;
  drained?(): void;
  closed(): void;
}

export interface StreamListener {
  readonly data?: (bytes: Buffer) => void;
  /** The client writes no more to it. */
  readonly ended?: () => void;
}

export class SpdyConnection {
  readonly #wire: Wire;
  readonly #listener: SpdyListener;
  readonly #streams = new Map<number, SpdyStream>();
  readonly #compressor = new HeaderCompressor();
  readonly #decompressor = new HeaderDecompressor();
  #unread: Buffer = Buffer.alloc(0);
  #newest = 0;
  #isOver = false;

  constructor(wire: Wire, listener: SpdyListener) {
    this.#wire = wire;
    this.#listener = listener;
    wire.listen({
      received: (bytes) => this.#received(bytes),
      drained: () => listener.drained?.(),
      closed: () => {
        this.#isOver = true;
        this.#streams.clear();
        listener.closed();
      },
    });
  }

  get streamCount(): number {
    return this.#streams.size;
  }

  get isSlow(): boolean {
    return this.#wire.isSlow;
  }

  /** Says goodbye, and hangs up once all is written. */
  end(): void {
    if (this.#isOver) return;
    this.#wire.write(goAway(this.#newest));
    this.#isOver = true;
    this.#wire.end();
  }

  #received(bytes: Buffer): void {
    if (this.#isOver) return;
    this.#unread = this.#unread.length === 0 ? bytes : Buffer.concat([this.#unread, bytes]);
    try {
      for (let next = readFrame(this.#unread); next !== undefined; next = readFrame(this.#unread)) {
        this.#unread = this.#unread.subarray(next.size);
        this.#take(next.frame);
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.end();
    }
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case 'syn-stream':
        this.#open(frame.stream, this.#decompressor.decompress(frame.block), frame.isLast);
        return;
      case 'syn-reply':
      case 'headers':
        // Of no use to anybody, but what comes next is compressed with it in mind.
        this.#decompressor.decompress(frame.block);
        return;
      case 'data': {
        const stream = this.#streams.get(frame.stream);
        if (frame.payload.length > 0) stream?.receive(frame.payload);
        if (frame.isLast) stream?.receiveEnd();
        return;
      }
      case 'rst-stream':
        this.#streams.get(frame.stream)?.receiveEnd();
        this.#streams.delete(frame.stream);
        return;
      case 'ping':
        if (!this.isSlow) this.#send(ping(frame.id));
    }
  }

  #open(id: number, headers: Headers, isEnded: boolean): void {
    const isNew = id % 2 === 1 && id > this.#newest;
    if (!isNew || this.#streams.size >= mostStreams) {
      this.#send(rstStream(id, isNew ? resetReasons.refused : resetReasons.protocolError));
      return;
    }
    this.#newest = id;
    const stream = new SpdyStream(id, headers, {
      send: (bytes) => this.#send(bytes),
      reply: () => this.#send(synReply(id, this.#compressor.compress({}))),
      gone: () => this.#streams.delete(id),
    });
    this.#streams.set(id, stream);
    this.#listener.opened(stream);
    if (isEnded) stream.receiveEnd();
  }

  #send(bytes: Uint8Array): void {
    if (!this.#isOver) this.#wire.write(bytes);
  }
}

interface StreamWire {
  send(bytes: Uint8Array): void;
  reply(): void;
  gone(): void;
}

export class SpdyStream {
  readonly headers: Headers;
  readonly #id: number;
  readonly #wire: StreamWire;
  #listener: StreamListener = {};
  #isEnded = false;
  #isClosed = false;

  constructor(id: number, headers: Headers, wire: StreamWire) {
    this.#id = id;
    this.headers = headers;
    this.#wire = wire;
  }

  accept(): void {
    this.#wire.reply();
  }

  listen(listener: StreamListener): void {
    this.#listener = listener;
  }

  refuse(): void {
    this.#isClosed = true;
    this.#wire.send(rstStream(this.#id, resetReasons.refused));
    this.#wire.gone();
  }

  write(bytes: Uint8Array): void {
    if (!this.#isClosed) this.#wire.send(dataFrame(this.#id, bytes));
  }

  /** The server writes no more to it. */
  end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#wire.send(dataFrame(this.#id, Buffer.alloc(0), true));
    if (this.#isEnded) this.#wire.gone();
  }

  receive(bytes: Buffer): void {
    if (!this.#isEnded) this.#listener.data?.(bytes);
  }

  receiveEnd(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#listener.ended?.();
    if (this.#isClosed) this.#wire.gone();
  }
}
