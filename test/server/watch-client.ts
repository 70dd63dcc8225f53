/** A client that watches over a socket, and reads when the test lets it. */
import { type IncomingMessage, request } from 'node:http';
import { token } from './api.ts';

export interface Told {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says
  readonly object: any;
}

export class WatchClient {
  readonly response: IncomingMessage;
  readonly events: Told[] = [];
  /** Once the server has ended the answer, or the connection is gone. */
  readonly ended: Promise<void>;
  #rest = '';
  #looks = new Set<() => void>();

  static open(port: number, path: string, accept = 'application/json'): Promise<WatchClient> {
    const headers = { authorization: `Bearer ${token}`, accept };
    return new Promise((done, failed) => {
      request({ port, host: '127.0.0.1', path, headers }, (response) => done(new WatchClient(response)))
        .on('error', failed)
        .end();
    });
  }

  private constructor(response: IncomingMessage) {
    this.response = response;
    this.ended = new Promise((done) => response.on('close', done));
    response.on('error', () => {});
  }

  /** Reads from now on. */
  read(): this {
    this.response.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (this.#rest + piece).split('\n');
      this.#rest = lines.pop() ?? '';
      this.events.push(...lines.map((line) => JSON.parse(line) as Told));
      for (const look of [...this.#looks]) look();
    });
    return this;
  }

  /** Once so many events have come. */
  async seen(count: number): Promise<readonly Told[]> {
    if (this.events.length < count) {
      await new Promise<void>((done) => {
        const look = () => {
          if (this.events.length < count) return;
          this.#looks.delete(look);
          done();
        };
        this.#looks.add(look);
      });
    }
    return this.events;
  }

  get story(): readonly string[] {
    return this.events.map(({ type, object }) => `${type} ${object.metadata?.name ?? ''}`.trim());
  }

  leave(): void {
    this.response.destroy();
  }
}
