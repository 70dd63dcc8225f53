/**
 * Port-forwarding as web socket clients without SPDY speak it: two channels a port, for data and for errors, each
 * opened by the server with the port's number.
 */
import type { WebSocket } from 'ws';
import type { Pod } from '../../kubernetes/objects.ts';
import { badRequest } from '../../kubernetes/status-error.ts';
import type { ServerContext } from '../server.ts';
import { forwardPort, portNumber } from './forwarded-port.ts';
import { bytesOf, send } from './websocket.ts';

export const portChannelsProtocol = 'v4.channel.k8s.io';

/** A channel is a byte. */
const mostPorts = 128;

/** Of `?ports=80,443` and `?ports=80&ports=443`. Throws BadRequest. */
export function portsIn(query: URLSearchParams): readonly number[] {
  const texts = query.getAll('ports').flatMap((each) => each.split(','));
  if (texts.length === 0) throw badRequest('query parameter "ports" is required');
  if (texts.length > mostPorts) throw badRequest(`more than ${mostPorts} ports`);
  return texts.map((text) => {
    const port = portNumber(text);
    if (port !== undefined) return port;
    throw badRequest(`unable to parse ${JSON.stringify(text)} as a port`);
  });
}

export function startPortChannels(
  webSocket: WebSocket,
  pod: Pod,
  ports: readonly number[],
  { cluster }: ServerContext,
): void {
  let open = ports.length;
  const ended = () => {
    open -= 1;
    if (open === 0) webSocket.close(1000);
  };
  const servers = ports.map((port, index) => {
    const channel = new PortChannel(webSocket, port, 2 * index);
    return forwardPort(pod, port, cluster.now, {
      data: (bytes) => channel.data(bytes),
      error: (text) => channel.error(text),
      end: ended,
    });
  });
  webSocket.on('message', (data) => {
    const message = bytesOf(data);
    const channel = message[0];
    if (channel !== undefined && channel % 2 === 0) servers[channel / 2]?.received(message.subarray(1));
  });
}

class PortChannel {
  readonly #webSocket: WebSocket;
  readonly #number: number;

  constructor(webSocket: WebSocket, port: number, number: number) {
    this.#webSocket = webSocket;
    this.#number = number;
    const start = Buffer.alloc(2);
    start.writeUInt16LE(port);
    this.data(start);
    this.#send(number + 1, start);
  }

  data(bytes: Uint8Array): void {
    this.#send(this.#number, bytes);
  }

  error(text: string): void {
    this.#send(this.#number + 1, Buffer.from(text));
  }

  #send(channel: number, bytes: Uint8Array): void {
    send(this.#webSocket, Buffer.from([channel]), bytes);
  }
}
