/** The Kubernetes API over HTTP, in front of a cluster. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Cluster } from '../cluster/cluster.ts';
import type { Definitions } from '../kubernetes/openapi/definitions.ts';
import type { Access } from './access.ts';
import { sendAnswer, sendRefusal } from './answers.ts';
import type { BodyReaders } from './body.ts';
import type { JsonText } from './json-text.ts';
import { asStatusError, bodyLimit } from './refusals.ts';
import { findRoute } from './routes.ts';
import { OpenStreams } from './streams/open-streams.ts';
import { serveUpgrades } from './streams/upgrades.ts';
import { WatchHub } from './watch-hub.ts';

/** Everything that a handler may use. */
export interface ServerContext {
  readonly cluster: Cluster;
  readonly readers: BodyReaders;
  /** The schemas of all kinds, once they are read. */
  readonly schemas?: (() => Definitions | undefined) | undefined;
  readonly timers: Timers;
  readonly streams: OpenStreams;
  readonly hub: WatchHub;
}

/** Wall-clock timers, handed inward: of bookmarks, time-outs and idle connections. Milliseconds. */
export interface Timers {
  after(milliseconds: number, work: () => void): () => void;
}

export interface ServerOptions extends Omit<ServerContext, 'streams' | 'hub'> {
  readonly access: Access;
  /** Default: with the usual limits. */
  readonly streams?: OpenStreams;
  /** Before each request is answered: brings the cluster's clock to this moment. */
  readonly beforeRequest?: () => void;
  /** After each request: what is due next may be due earlier. */
  readonly afterRequest?: () => void;
  readonly https?: { readonly key: string; readonly cert: string; readonly ca: string };
}

/** One request as handlers see it. */
export interface Exchange {
  readonly method: string;
  /** Without the query, as it was sent: percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
  /** Who asks: `kubectl/v1.33.0`'s first word. */
  readonly userAgent: string;
  /** For streams: the answer as it is written. Whoever takes it answers by itself. */
  takeOver(): ServerResponse;
}

/** An answer in one piece; undefined from those who took the exchange over. */
export interface Answer {
  readonly code: number;
  /** Objects are sent as JSON, texts and bytes as they are. */
  readonly body: object | JsonText | string | Uint8Array;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly warnings?: readonly string[];
}

export type Handler = (exchange: Exchange, context: ServerContext) => Answer | undefined;

/** A client that is slower than this at asking is none (milliseconds). */
const requestTimeout = 60_000;
const handshakeTimeout = 20_000;
/** An idle connection is asked now and then whether it is alive. */
const keepAlive = { keepAlive: true, keepAliveInitialDelay: 30_000 };
const mostConnections = 4000;

export function createServer(options: ServerOptions): FastifyInstance {
  const server = fastify({
    bodyLimit,
    requestTimeout,
    keepAliveTimeout: 120_000,
    forceCloseConnections: true,
    // Paths are read here, so that the words of a refusal are ours whatever stands in them.
    rewriteUrl: () => '/',
    clientErrorHandler: refuseUnreadable,
    ...(options.https === undefined
      ? { http: keepAlive }
      : {
          https: {
            ...options.https,
            ...keepAlive,
            handshakeTimeout,
            requestCert: true,
            rejectUnauthorized: false,
            minVersion: 'TLSv1.2' as const,
          },
        }),
  } as object) as unknown as FastifyInstance;
  server.server.maxConnections = mostConnections;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async (request) => options.access.admit(request.raw));
  server.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  const { streams = new OpenStreams() } = options;
  const context = { ...options, streams, hub: new WatchHub(options.cluster) };
  server.all('/', (request, reply) => respond(request, reply, context));
  server.setNotFoundHandler((request, reply) => respond(request, reply, context));
  serveUpgrades(server.server, options, context);
  server.addHook('preClose', async () => streams.close());
  return server;
}

/** What the server itself needs besides its handlers. */
type Handling = Pick<ServerOptions, 'beforeRequest' | 'afterRequest'> & ServerContext;

function respond(request: FastifyRequest, reply: FastifyReply, context: Handling): void {
  context.beforeRequest?.();
  const exchange = exchangeOf(request, reply);
  try {
    const answer = findRoute(exchange)(exchange, context);
    if (answer !== undefined) sendAnswer(reply, exchange, answer);
  } finally {
    context.afterRequest?.();
  }
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  const [path = '', ...query] = request.originalUrl.split('?');
  return {
    method: request.method,
    path: path.length > 1 ? path.replace(/\/$/, '') : path,
    query: new URLSearchParams(query.join('?')),
    headers: request.headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    userAgent: request.headers['user-agent'] ?? '',
    takeOver: () => {
      reply.hijack();
      return reply.raw;
    },
  };
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  // Who took the answer over has to end it alone.
  if (reply.raw.headersSent) reply.raw.destroy();
  else sendRefusal(reply, exchangeOf(request, reply), asStatusError(error));
}

const unreadable: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** What is no HTTP at all gets the plain answer of Go's server. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = unreadable[error.code ?? ''] ?? '400 Bad Request';
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n`;
  socket.end(head + status, () => socket.destroy());
}
