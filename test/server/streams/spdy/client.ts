/** A SPDY client by hand: opens streams, and keeps what comes on them. */
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { dataFrame, ping, readFrame, rstStream } from '../../../../source/server/streams/spdy/frames.ts';
import {
  HeaderCompressor,
  HeaderDecompressor,
  type Headers,
} from '../../../../source/server/streams/spdy/headers.ts';
import { podsPath, token } from '../loopback.ts';

export function synStream(stream: number, block: Uint8Array): Buffer {
  const head = Buffer.alloc(18);
  head.writeUInt32BE(0x80030001);
  head.writeUIntBE(10 + block.length, 5, 3);
  head.writeUInt32BE(stream, 8);
  return Buffer.concat([head, block]);
}

/** What carries its bytes. */
export interface Carrier {
  send(bytes: Uint8Array): void;
  listen(received: (bytes: Buffer) => void, closed: () => void): void;
}

export class SpdyClient {
  /** What came on each stream so far. */
  readonly texts = new Map<number, string>();
  /** Streams that were accepted, ended or reset by the server, as `accepted 1`. */
  readonly events: string[] = [];
  readonly closed: Promise<void>;
  readonly #carrier: Carrier;
  readonly #compressor = new HeaderCompressor();
  readonly #decompressor = new HeaderDecompressor();
  readonly #listeners = new Set<() => void>();
  #unread = Buffer.alloc(0);
  #newest = -1;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
    this.closed = new Promise((done) => carrier.listen((bytes) => this.#received(bytes), done));
  }

  /** The new stream's number, once the server has answered. */
  async open(headers: Headers): Promise<number> {
    this.#newest += 2;
    const stream = this.#newest;
    this.sendBytes(synStream(stream, this.#compressor.compress(headers)));
    await Promise.race([this.happened(`accepted ${stream}`), this.happened(`reset ${stream}`), this.closed]);
    return stream;
  }

  write(stream: number, text: string, isLast = false): void {
    this.sendBytes(dataFrame(stream, Buffer.from(text), isLast));
  }

  reset(stream: number): void {
    this.sendBytes(rstStream(stream, 5));
  }

  ping(id: number): void {
    this.sendBytes(ping(id));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#carrier.send(bytes);
  }

  text(stream: number): string {
    return this.texts.get(stream) ?? '';
  }

  /** Once this is among the events. */
  happened(event: string): Promise<void> {
    return new Promise((done) => {
      const look = () => {
        if (!this.events.includes(event)) return;
        this.#listeners.delete(look);
        done();
      };
      this.#listeners.add(look);
      look();
    });
  }

  #received(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (let next = readFrame(this.#unread); next !== undefined; next = readFrame(this.#unread)) {
      this.#unread = this.#unread.subarray(next.size);
      const { frame } = next;
      if (frame.type === 'syn-reply') {
        this.#decompressor.decompress(frame.block);
        this.events.push(`accepted ${frame.stream}`);
      } else if (frame.type === 'data') {
        this.texts.set(frame.stream, this.text(frame.stream) + frame.payload.toString('utf8'));
        if (frame.isLast) this.events.push(`ended ${frame.stream}`);
      } else if (frame.type === 'rst-stream') this.events.push(`reset ${frame.stream}`);
      else if (frame.type === 'ping') this.events.push(`ping ${frame.id}`);
      else this.events.push(frame.type);
    }
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Over plain HTTP; fails with the answer where the server would not. */
export async function dialSpdy(
  port: number,
  path: string,
  protocols: string,
): Promise<SpdyClient & { readonly socket: Socket }> {
  const { socket, head } = await upgraded(port, path, 'POST', {
    upgrade: 'SPDY/3.1',
    'x-stream-protocol-version': protocols,
  });
  const client = new SpdyClient({
    send: (bytes) => void socket.write(bytes),
    listen: (received, closed) => {
      if (head.length > 0) received(head);
      socket.on('data', received).on('close', closed).on('error', closed);
    },
  });
  return Object.assign(client, { socket });
}

export interface Upgraded {
  readonly socket: Socket;
  readonly head: Buffer;
  readonly headers: IncomingMessage['headers'];
}

/** Shakes hands; fails with the answer where the server would not. */
export function upgraded(
  port: number,
  path: string,
  method: string,
  more: Readonly<Record<string, string>>,
): Promise<Upgraded> {
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${token}`, connection: 'Upgrade', ...more };
    const sent = request({ port, host: '127.0.0.1', method, path: `${podsPath}${path}`, headers });
    sent.on('upgrade', ({ headers }, socket: Socket, head) => done({ socket, head, headers }));
    sent.on('response', async (response) => {
      let body = '';
      for await (const piece of response.setEncoding('utf8')) body += piece;
      failed(new Error(`${response.statusCode} ${body}`));
    });
    sent.on('error', failed).end();
  });
}
