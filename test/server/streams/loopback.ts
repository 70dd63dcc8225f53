/** A server over a real loopback port, in front of a cluster whose time and timers the test lets pass. */
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { createCluster } from '../../../source/cluster/create.ts';
import type { ClusterSpec } from '../../../source/kubernetes/cluster-document.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { accessFor } from '../../../source/server/access.ts';
import { createServer } from '../../../source/server/server.ts';
import { OpenStreams } from '../../../source/server/streams/open-streams.ts';
import { until } from '../../support/waiting.ts';

export const token = 'a-token';
const headers = { authorization: `Bearer ${token}` };

export const web = pod('web', { image: 'nginx:1.27', ports: [{ containerPort: 80 }] });
/** Writes its count every second. */
export const ticking = pod('ticking', {
  image: 'busybox',
  command: ['sh', '-c', 'while true; do date; sleep 1; done'],
});
/** Never runs. */
export const broken = pod('broken', { image: 'nginx:no-such-tag' });

export function pod(name: string, container: object, spec: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { ...spec, containers: [{ name: 'main', ...container }] },
  } as Manifest;
}

export type Loopback = Awaited<ReturnType<typeof startLoopback>>;

export async function startLoopback(
  manifests: readonly Manifest[],
  { spec = {}, streams = new OpenStreams() }: { spec?: ClusterSpec; streams?: OpenStreams } = {},
) {
  const cluster = createCluster({ spec: { seed: 1, profile: 'instant', ...spec }, manifests });
  for (const { metadata } of manifests.filter(({ metadata }) => metadata.name !== 'broken')) {
    const phase = () => cluster.get('Pod', 'default', metadata.name ?? '').status.phase;
    until(cluster, `${metadata.name} runs`, () => phase() !== 'Pending');
  }
  const timers = new HandTimers();
  const server = createServer({
    cluster,
    streams,
    timers,
    readers: { yaml: JSON.parse, protobuf: () => ({}) },
    access: accessFor({ token, hosts: ['127.0.0.1'] }),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  /** Once every stream is gone: clients hear of the end before the server does. */
  const emptied = async () => {
    while (streams.count() > 0) await new Promise(setImmediate);
  };
  return { cluster, streams, timers, port, emptied, close: () => server.close() };
}

/** Timers that the test lets run out. */
export class HandTimers {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly work: () => void }>();

  get count(): number {
    return this.#waiting.size;
  }

  after(milliseconds: number, work: () => void): () => void {
    const entry = { at: this.#now + milliseconds, work };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const entry of [...this.#waiting]) {
      if (entry.at > this.#now || !this.#waiting.delete(entry)) continue;
      entry.work();
    }
  }
}

export interface Told {
  readonly code: number;
  readonly body: string;
}

/** A request that ends. */
export function ask(
  port: number,
  path: string,
  more: Readonly<Record<string, string>> = headers,
): Promise<Told> {
  return new Promise((done, failed) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: more }, (response) =>
      done(told(response)),
    );
    sent.on('error', failed).end();
  });
}

/** A request whose answer goes on. */
export function openAnswer(port: number, path: string): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    request({ port, host: '127.0.0.1', path, headers }, done).on('error', failed).end();
  });
}

async function told(response: IncomingMessage): Promise<Told> {
  let body = '';
  for await (const piece of response.setEncoding('utf8')) body += piece;
  return { code: response.statusCode ?? 0, body };
}

/** A client's web socket, with what came on each channel. */
export class ChannelClient {
  readonly webSocket: WebSocket;
  /** The code with which it was closed. */
  readonly closed: Promise<number>;
  readonly #channels = new Map<number, Buffer>();
  readonly #listeners = new Set<() => void>();

  constructor(webSocket: WebSocket) {
    this.webSocket = webSocket;
    webSocket.on('message', (data) => {
      const message = data as Buffer;
      const channel = message[0] ?? -1;
      this.#channels.set(channel, Buffer.concat([this.bytes(channel), message.subarray(1)]));
      for (const listener of [...this.#listeners]) listener();
    });
    this.closed = new Promise((done) => webSocket.on('close', done));
  }

  bytes(channel: number): Buffer {
    return this.#channels.get(channel) ?? Buffer.alloc(0);
  }

  text(channel: number): string {
    return this.bytes(channel).toString('utf8');
  }

  send(channel: number, text: string | Uint8Array): void {
    this.webSocket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(text)]));
  }

  /** Once the channel's text has this in it. */
  heard(channel: number, part: string): Promise<string> {
    return new Promise((done) => {
      const look = () => {
        if (!this.text(channel).includes(part)) return;
        this.#listeners.delete(look);
        done(this.text(channel));
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Once the server has read everything that was sent so far. */
  ponged(): Promise<void> {
    this.webSocket.ping();
    return new Promise((done) => this.webSocket.once('pong', () => done()));
  }

  /** The status with which the command ended. */
  async status(): Promise<Record<string, unknown>> {
    await this.closed;
    return JSON.parse(this.text(3)) as Record<string, unknown>;
  }
}

export const v5 = 'v5.channel.k8s.io';
export const v4 = 'v4.channel.k8s.io';

/** `path` behind `/api/v1/namespaces/default/pods/`. Fails with the refusal where there is one. */
export function dial(
  port: number,
  path: string,
  protocols: readonly string[] = [v5],
  more: Readonly<Record<string, string>> = headers,
): Promise<ChannelClient> {
  const url = `ws://127.0.0.1:${port}${podsPath}${path}`;
  const webSocket = new WebSocket(url, [...protocols], { headers: more });
  const client = new ChannelClient(webSocket);
  return new Promise((done, failed) => {
    webSocket.on('open', () => done(client)).on('error', failed);
    webSocket.on('unexpected-response', (_request, response) => {
      void told(response).then(({ code, body }) => failed(new Refused(code, body)));
    });
  });
}

export const podsPath = '/api/v1/namespaces/default/pods/';

export class Refused extends Error {
  readonly code: number;

  constructor(code: number, body: string) {
    super((JSON.parse(body) as { message: string }).message);
    this.code = code;
  }
}
