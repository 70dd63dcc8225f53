/**
 * The portforward subresource. Over SPDY (plain, or in messages of a web socket as kubectl from 1.31 on tunnels it) a
 * forwarded connection is a pair of streams, one for data and one for errors, that name their port and each other.
 */
import type { Pod } from '../../kubernetes/objects.ts';
import type { ServerContext } from '../server.ts';
import { forwardPort, portNumber } from './forwarded-port.ts';
import { SpdyConnection, type SpdyStream } from './spdy/connection.ts';
import type { Wire } from './wire.ts';

export const portForwardProtocol = 'portforward.k8s.io';
export const tunnelProtocol = `SPDY/3.1+${portForwardProtocol}`;

/** So many streams may wait for their other half. */
const mostHalves = 64;

export function startPortForward(wire: Wire, pod: Pod, { cluster }: ServerContext): void {
  const halves = new Map<string, SpdyStream>();
  new SpdyConnection(wire, {
    opened(stream) {
      const { streamtype, requestid = '', port = '' } = stream.headers;
      const number = portNumber(port);
      const other = halves.get(requestid);
      if (number === undefined || (streamtype !== 'error' && streamtype !== 'data')) return stream.refuse();
      if (other === undefined) {
        if (halves.size >= mostHalves) return stream.refuse();
        halves.set(requestid, stream);
        // The client opens the other half once this one is accepted; it writes to neither before.
        return stream.accept();
      }
      if (other.headers.streamtype === streamtype || other.headers.port !== port) return stream.refuse();
      halves.delete(requestid);
      const [data, error] = streamtype === 'data' ? [stream, other] : [other, stream];
      stream.accept();
      connect(data, error, pod, number, cluster.now);
    },
    closed: () => halves.clear(),
  });
}

function connect(data: SpdyStream, error: SpdyStream, pod: Pod, port: number, now: number): void {
  const end = () => {
    error.end();
    data.end();
  };
  const server = forwardPort(pod, port, now, {
    data: (bytes) => data.write(bytes),
    error: (text) => error.write(Buffer.from(text)),
    end,
  });
  data.listen({ data: (bytes) => server.received(bytes), ended: end });
}
