/** Bytes to and from a client, whatever carries them: a socket, or messages of a web socket. */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { bytesOf, mostUnread, send } from './websocket.ts';

export interface Wire {
  /** More was written than the client has read. */
  readonly isSlow: boolean;
  write(bytes: Uint8Array): void;
  /** Hangs up once all is written. */
  end(): void;
  listen(listener: WireListener): void;
}

export interface WireListener {
  received(bytes: Buffer): void;
  drained(): void;
  closed(): void;
}

export function socketWire(socket: Socket, head: Buffer): Wire {
  return {
    get isSlow() {
      return socket.writableNeedDrain;
    },
    write: (bytes) => {
      if (socket.writableLength > mostUnread) socket.destroy();
      else socket.write(bytes);
    },
    end: () => hangUp(socket),
    listen: ({ received, drained, closed }) => {
      socket.on('data', received).on('drain', drained).on('close', closed);
      // The client has nothing more to say, and neither protocol has anything to say to one who is leaving.
      socket.on('end', () => hangUp(socket));
      if (head.length > 0) received(head);
    },
  };
}

export function tunnelWire(webSocket: WebSocket, socket: Socket): Wire {
  return {
    get isSlow() {
      return socket.writableNeedDrain;
    },
    write: (bytes) => send(webSocket, bytes),
    end: () => webSocket.close(1000),
    listen: ({ received, drained, closed }) => {
      webSocket.on('message', (data) => received(bytesOf(data))).on('close', closed);
      socket.on('drain', drained);
    },
  };
}

/** A client that has heard everything and does not go gets so long (milliseconds). */
const patience = 5000;

export function hangUp(socket: Socket, lastWords?: Uint8Array): void {
  if (lastWords !== undefined) socket.write(lastWords);
  socket.end();
  socket.setTimeout(patience, () => socket.destroy());
}
