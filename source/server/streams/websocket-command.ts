/**
 * A command over a web socket (apimachinery, util/remotecommand): the first byte of a message says which stream it is
 * of. With v5.channel.k8s.io a client can also say that a stream has ended.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { piecesOf, type RemoteCommand, type RemoteListener, type Wanted } from './remote-command.ts';
import { bytesOf, send } from './websocket.ts';

const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, close: 255 } as const;

const v5 = 'v5.channel.k8s.io';
export const commandProtocols: readonly string[] = [v5, 'v4.channel.k8s.io'];

export class WebSocketCommand implements RemoteCommand {
  readonly tellsEndOfInput: boolean;
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #wanted: Wanted;
  #listener: RemoteListener = {};

  constructor(webSocket: WebSocket, socket: Socket, protocol: string, wanted: Wanted) {
    this.tellsEndOfInput = protocol === v5;
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#wanted = wanted;
    webSocket.on('message', (data) => this.#received(bytesOf(data)));
    webSocket.on('close', () => this.#listener.closed?.());
    socket.on('drain', () => this.#listener.drained?.());
  }

  get isSlow(): boolean {
    return this.#socket.writableNeedDrain;
  }

  stdout(text: string): void {
    if (this.#wanted.stdout) this.#send(channels.stdout, text);
  }

  stderr(text: string): void {
    if (this.#wanted.stderr) this.#send(channels.stderr, text);
  }

  finish(status: object): void {
    this.#send(channels.error, JSON.stringify(status));
    this.#webSocket.close(1000);
  }

  listen(listener: RemoteListener): void {
    this.#listener = listener;
  }

  #send(channel: number, text: string): void {
    for (const piece of piecesOf(Buffer.from(text))) {
      send(this.#webSocket, Buffer.from([channel]), piece);
    }
  }

  #received(message: Buffer): void {
    const [channel, ended] = message;
    if (channel === channels.close && this.tellsEndOfInput) {
      if (ended === channels.stdin) this.#listener.inputEnded?.();
      return;
    }
    // Where there is no other way to say it, a message of nothing is the end.
    const isEnd = message.length === 1 && !this.tellsEndOfInput;
    if (channel !== channels.stdin || !this.#wanted.stdin) return;
    if (isEnd) this.#listener.inputEnded?.();
    else this.#listener.input?.(message.subarray(1));
  }
}
