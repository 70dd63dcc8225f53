/** Web sockets: the handshake, which subprotocol is spoken, and how messages come in. */
import type { IncomingMessage } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { badRequest } from '../../kubernetes/status-error.ts';

/** Largest message that is read; clients send what they read from a pipe at once. */
const maxPayload = 1024 * 1024;

export interface Upgrade {
  readonly request: IncomingMessage;
  /** What came behind the request already. */
  readonly head: Buffer;
}

/** The first subprotocol of the client's that is known. Throws BadRequest where there is none. */
export function webSocketProtocol(request: IncomingMessage, known: readonly string[]): string {
  const asked = listOf(request.headers['sec-websocket-protocol']);
  const protocol = asked.find((each) => known.includes(each));
  if (protocol === undefined) throw badRequest(`unable to upgrade: ${noCommonProtocol(asked, known)}`);
  return protocol;
}

export function noCommonProtocol(asked: readonly string[], known: readonly string[]): string {
  return `unable to negotiate protocol: client supports [${asked.join(' ')}], server accepts [${known.join(' ')}]`;
}

/** Shakes hands; a request that is none of a web socket is refused by itself. */
export function acceptWebSocket(
  { request, head }: Upgrade,
  protocol: string,
  opened: (webSocket: WebSocket) => void,
): void {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
  });
  // Names of protocols may have a slash in Kubernetes, which the package does not take: it hears nothing of them.
  delete request.headers['sec-websocket-protocol'];
  server.on('headers', (headers) => headers.push(`Sec-WebSocket-Protocol: ${protocol}`));
  server.handleUpgrade(request, request.socket, head, (webSocket) => {
    // A message that can not be read ends the connection; `close` tells of it.
    webSocket.on('error', () => {});
    opened(webSocket);
  });
}

/** The values of a header that may come in several lines. */
export function listOf(header: string | readonly string[] | undefined): readonly string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Who lets so much pile up reads nothing at all (bytes). */
export const mostUnread = 8 * 1024 * 1024;

/** To whom is still there, and reads. */
export function send(webSocket: WebSocket, ...parts: readonly Uint8Array[]): void {
  if (webSocket.bufferedAmount > mostUnread) webSocket.terminate();
  else if (webSocket.readyState === webSocket.OPEN) webSocket.send(Buffer.concat(parts));
}

export function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
