/**
 * SPDY in messages of a web socket, as kubectl from 1.31 on sends it. The protocol's name has a slash, which clients of
 * web sockets here do not send: the few frames that are needed are made by hand.
 */
import { SpdyClient, upgraded } from './client.ts';

export async function dialTunnel(port: number, path: string, protocol: string): Promise<SpdyClient> {
  const { socket, head, headers } = await upgraded(port, path, 'GET', {
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    'sec-websocket-protocol': protocol,
  });
  if (headers['sec-websocket-protocol'] !== protocol) throw new Error('another protocol was chosen');
  return new SpdyClient({
    send: (bytes) => void socket.write(messageOf(bytes)),
    listen: (received, closed) => {
      let unread = Buffer.alloc(0);
      const take = (bytes: Buffer) => {
        unread = Buffer.concat([unread, bytes]);
        for (let next = messageIn(unread); next !== undefined; next = messageIn(unread)) {
          unread = unread.subarray(next.size);
          if (next.isBinary) received(next.payload);
        }
      };
      take(head);
      socket.on('data', take).on('close', closed).on('error', closed);
    },
  });
}

/** A binary message, masked with zeros. */
function messageOf(payload: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head[0] = 0x82;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

function messageIn(bytes: Buffer): { isBinary: boolean; payload: Buffer; size: number } | undefined {
  if (bytes.length < 4) return undefined;
  const short = bytes[1]! & 0x7f;
  const [length, start] = short < 126 ? [short, 2] : [bytes.readUInt16BE(2), 4];
  const size = start + length;
  if (bytes.length < size) return undefined;
  return { isBinary: (bytes[0]! & 0x0f) === 2, payload: bytes.subarray(start, size), size };
}
