/** A line between clients and a server that can be cut: a proxy of bytes on a port of its own. */

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class UnreliableLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  static async to(url: string): Promise<UnreliableLine> {
    const { hostname, port } = new URL(url);
    const line: UnreliableLine = new UnreliableLine(
      createServer((socket) => line.#join(socket, connect(Number(port), hostname))),
    );
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  private constructor(server: Server) {
    this.#server = server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the line is closed');
    return `https://127.0.0.1:${address.port}`;
  }

  /** Connections of clients. */
  get open(): number {
    return this.#sockets.size;
  }

  /** Cuts those connections that it is asked for, without a word to either side. */
  cut(chosen: () => boolean = () => true): void {
    for (const socket of [...this.#sockets]) if (chosen()) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(client: Socket, server: Socket): void {
    this.#sockets.add(client);
    client.pipe(server);
    server.pipe(client);
    client.on('error', () => {});
    server.on('error', () => {});
    client.on('close', () => {
      this.#sockets.delete(client);
      server.destroy();
    });
    server.on('close', () => client.destroy());
  }
}
