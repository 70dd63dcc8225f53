/** The upgrade to SPDY/3.1, and which protocol is spoken inside. */
import { StatusError } from '../../kubernetes/status-error.ts';
import { listOf, noCommonProtocol, type Upgrade } from './websocket.ts';
import { socketWire, type Wire } from './wire.ts';

/** They differ in nothing that SPDY needs: v5 is about ends of streams, which SPDY always could tell. */
export const spdyCommandProtocols: readonly string[] = ['v4.channel.k8s.io', 'v5.channel.k8s.io'];

/** Shakes hands in the first protocol of the client's that is known. Throws Forbidden where there is none. */
export function acceptSpdy({ request, head }: Upgrade, known: readonly string[]): Wire {
  const asked = listOf(request.headers['x-stream-protocol-version']);
  const protocol = asked.find((each) => known.includes(each));
  if (protocol === undefined) {
    throw new StatusError('Forbidden', `unable to upgrade: ${noCommonProtocol(asked, known)}`);
  }
  request.socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Connection: Upgrade',
      'Upgrade: SPDY/3.1',
      `X-Stream-Protocol-Version: ${protocol}`,
      '\r\n',
    ].join('\r\n'),
  );
  return socketWire(request.socket, head);
}
