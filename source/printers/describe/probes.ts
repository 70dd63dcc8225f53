import type { Probe } from '../../kubernetes/objects.ts';

/** `http-get http://:8080/path delay=0s timeout=1s period=10s successThreshold=1 failureThreshold=3` */
export function probeText(probe: Probe): string {
  const times = `delay=${probe.initialDelaySeconds ?? 0}s timeout=${probe.timeoutSeconds ?? 1}s period=${probe.periodSeconds ?? 10}s`;
  const thresholds = `successThreshold=${probe.successThreshold ?? 1} failureThreshold=${probe.failureThreshold ?? 3}`;
  return `${handlerText(probe)} ${times} ${thresholds}`;
}

function handlerText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet) {
    const { scheme = 'HTTP', host = '', port, path = '' } = httpGet;
    return `http-get ${scheme.toLowerCase()}://${host}:${port}${path.startsWith('/') ? '' : '/'}${path}`;
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`;
  return 'unknown';
}
