/** A client of the API that keeps its connections. */
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { type Connection, connectionIn } from '../support/kubeconfig.ts';

export const tableForm = 'application/json;as=Table;v=v1;g=meta.k8s.io';

export interface Sent {
  readonly body?: object;
  readonly type?: string;
  readonly accept?: string;
}

export class ApiClient {
  readonly #connection: Connection;
  readonly #agent: Agent;

  constructor(kubeconfig: string) {
    this.#connection = connectionIn(kubeconfig);
    this.#agent = new Agent({ keepAlive: true, ca: this.#connection.ca });
  }

  /** Bytes of the answer. Throws where the server refuses. */
  async ask(method: string, path: string, sent: Sent = {}): Promise<number> {
    const response = await this.open(method, path, sent);
    let bytes = 0;
    for await (const piece of response) bytes += (piece as Buffer).length;
    if ((response.statusCode ?? 500) >= 400) throw new Error(`${method} ${path}: ${response.statusCode}`);
    return bytes;
  }

  /** An answer that may go on. */
  open(method: string, path: string, { body, type = 'application/json', accept }: Sent = {}) {
    const { url, token } = this.#connection;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      accept: accept ?? 'application/json',
      ...(text !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise<IncomingMessage>((done, failed) => {
      request(`${url}${path}`, { method, headers, agent: this.#agent }, done).on('error', failed).end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
