/** One connection to a port of a pod: refused in the kubelet's words, or answered with a small text over HTTP. */
import { createHash } from 'node:crypto';
import type { Pod } from '../../kubernetes/objects.ts';
import { listening } from './listening.ts';

/** The client's side of it. */
export interface PortClient {
  data(bytes: Uint8Array): void;
  /** Why there is no connection. */
  error(text: string): void;
  /** Nothing more comes. */
  end(): void;
}

/** The pod's side of it. */
export interface PortServer {
  received(bytes: Buffer): void;
}

/** Largest head of a request that is read (bytes). */
const headLimit = 16 * 1024;

/** `now` in milliseconds. */
export function forwardPort(pod: Pod, port: number, now: number, client: PortClient): PortServer {
  const answering = listening(pod, port);
  if (answering === undefined) {
    client.error(refusal(pod, port));
    client.end();
    return { received: () => {} };
  }
  const { text } = answering;
  if (text !== undefined) return new HttpPort(client, text, now);
  return { received: () => client.end() };
}

/** Undefined where the text is no port. */
export function portNumber(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port > 0 && port < 65_536 ? port : undefined;
}

/** As containerd words it, in the sandbox and the network namespace that the pod would have. */
function refusal({ metadata: { uid } }: Pod, port: number): string {
  const sandbox = createHash('sha256').update(uid).digest('hex');
  const network = `/var/run/netns/cni-${uid}`;
  const dial = `dial tcp4 127.0.0.1:${port}: connect: connection refused`;
  return `error forwarding port ${port} to pod ${sandbox}, uid : failed to execute portforward in network namespace "${network}": failed to connect to localhost:${port} inside namespace "${sandbox}", IPv4: ${dial} IPv6 dial tcp6: address localhost: no suitable address`;
}

/** Answers one request, whatever it asks for, and hangs up. */
class HttpPort implements PortServer {
  readonly #client: PortClient;
  readonly #text: string;
  readonly #now: number;
  #head = Buffer.alloc(0);
  #isOver = false;

  constructor(client: PortClient, text: string, now: number) {
    this.#client = client;
    this.#text = text;
    this.#now = now;
  }

  received(bytes: Buffer): void {
    if (this.#isOver) return;
    this.#head = Buffer.concat([this.#head, bytes]);
    const isWhole = this.#head.includes('\r\n\r\n');
    if (!isWhole && this.#head.length < headLimit) return;
    this.#isOver = true;
    const [line = ''] = this.#head.toString('latin1').split('\r\n', 1);
    const [, method] = /^([A-Z]+) \S+ HTTP\/1\.[01]$/.exec(line) ?? [];
    if (isWhole && method !== undefined) this.#answer('200 OK', this.#text, method === 'HEAD');
    else this.#answer('400 Bad Request', 'This is no HTTP request.\n', false);
  }

  #answer(status: string, text: string, isHeadOnly: boolean): void {
    const body = Buffer.from(text);
    const head = [
      `HTTP/1.1 ${status}`,
      `Date: ${new Date(this.#now).toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '\r\n',
    ].join('\r\n');
    this.#client.data(Buffer.from(head));
    if (!isHeadOnly) this.#client.data(body);
    this.#client.end();
  }
}
