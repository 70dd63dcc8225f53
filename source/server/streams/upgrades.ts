/** Requests to leave HTTP for a stream: exec, attach and portforward of pods, over web sockets or SPDY. */
import type { IncomingMessage, Server } from 'node:http';
import type { Pod } from '../../kubernetes/objects.ts';
import { badRequest, methodNotAllowed, StatusError, statusOf } from '../../kubernetes/status-error.ts';
import { asStatusError, noSuchPath } from '../refusals.ts';
import { type RequestInfo, requestInfo } from '../request-info.ts';
import type { ServerContext, ServerOptions } from '../server.ts';
import { startAttach } from './attach.ts';
import { startExec } from './exec.ts';
import type { StreamSort } from './open-streams.ts';
import { portForwardProtocol, startPortForward, tunnelProtocol } from './port-forward.ts';
import type { RemoteCommand } from './remote-command.ts';
import { acceptSpdyCommand } from './spdy-command.ts';
import { acceptSpdy, spdyCommandProtocols } from './spdy-handshake.ts';
import { runningContainer, scheduledPod, wantedIn } from './subject.ts';
import { acceptWebSocket, type Upgrade, webSocketProtocol } from './websocket.ts';
import { commandProtocols, WebSocketCommand } from './websocket-command.ts';
import { portChannelsProtocol, portsIn, startPortChannels } from './websocket-ports.ts';
import { hangUp, tunnelWire } from './wire.ts';

type UpgradeOptions = Pick<ServerOptions, 'access' | 'beforeRequest'>;

/** A stream that is asked for. */
interface StreamCall {
  readonly upgrade: Upgrade;
  readonly protocol: 'websocket' | 'spdy/3.1';
  readonly namespace: string;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly context: ServerContext;
}

/** So long a connection may be still before it is asked whether it is alive (milliseconds). */
const keepAlive = 30_000;

export function serveUpgrades(server: Server, options: UpgradeOptions, context: ServerContext): void {
  server.on('upgrade', (request: IncomingMessage, _socket: unknown, head: Buffer) => {
    const { socket } = request;
    // A client that breaks off is gone; `close` tells of it.
    socket.on('error', () => {});
    try {
      options.access.admit(request);
      options.beforeRequest?.();
      open({ request, head }, context);
    } catch (error) {
      refuse(request, asStatusError(error));
    }
  });
}

function open(upgrade: Upgrade, context: ServerContext): void {
  const { request } = upgrade;
  const { socket } = request;
  const { info, query } = asked(request);
  const sort = sortOf(info);
  if (info === undefined || sort === undefined) throw noSuchPath();
  if (info.verb !== 'get' && info.verb !== 'create') throw methodNotAllowed(info.verb, info.kind);
  const leave = context.streams.enter(sort, () => socket.destroy());
  socket.once('close', leave);
  socket.setNoDelay(true).setKeepAlive(true, keepAlive);
  const { namespace = '', name = '' } = info;
  const protocol = protocolOf(request);
  const call = { upgrade, protocol, namespace, name, query, context };
  if (sort === 'portforward') openPorts(call);
  else openCommand(call, sort);
}

/** Throws BadRequest where the path can not be read. */
function asked({ method = '', url = '/' }: IncomingMessage) {
  try {
    const { pathname, searchParams: query } = new URL(url, 'https://server');
    return { info: requestInfo(method, pathname, query), query };
  } catch {
    throw badRequest(`the path can not be read: ${JSON.stringify(url)}`);
  }
}

function sortOf(info: RequestInfo | undefined): Exclude<StreamSort, 'log' | 'watch'> | undefined {
  const part = info?.kind === 'Pod' && info.rest === undefined ? info.subresource : undefined;
  return part === 'exec' || part === 'attach' || part === 'portforward' ? part : undefined;
}

function protocolOf(request: IncomingMessage): StreamCall['protocol'] {
  const protocol = request.headers.upgrade?.toLowerCase();
  if (protocol === 'websocket' || protocol === 'spdy/3.1') return protocol;
  throw badRequest('Upgrade request required');
}

function openCommand(call: StreamCall, sort: 'exec' | 'attach'): void {
  const { upgrade, protocol, query, context } = call;
  const wanted = wantedIn(query);
  const begin = beginning(call, sort);
  if (protocol === 'websocket') {
    const chosen = webSocketProtocol(upgrade.request, commandProtocols);
    acceptWebSocket(upgrade, chosen, (webSocket) => {
      begin(new WebSocketCommand(webSocket, upgrade.request.socket, chosen, wanted));
    });
  } else acceptSpdyCommand(acceptSpdy(upgrade, spdyCommandProtocols), wanted, context.timers, begin);
}

/** Throws NotFound, BadRequest, and over SPDY InternalError; a web socket is opened first and then told of it. */
function beginning(call: StreamCall, sort: 'exec' | 'attach'): (remote: RemoteCommand) => void {
  const { protocol, namespace, name, query, context } = call;
  const [wanted, command] = [wantedIn(query), query.getAll('command')];
  if (sort === 'exec' && command.length === 0)
    throw badRequest('you must specify at least 1 command for the container');
  try {
    const subject = runningContainer(context.cluster, namespace, name, query);
    if (sort === 'attach') return (remote) => startAttach(remote, { ...subject, wanted }, context);
    return (remote) => startExec(remote, { ...subject, wanted, command }, context);
  } catch (error) {
    const isKubelets = error instanceof StatusError && error.reason === 'InternalError';
    if (!isKubelets || protocol !== 'websocket') throw error;
    return (remote) => remote.finish(statusOf(notUpgraded(error)));
  }
}

/** How the API server tells of a kubelet that would not open the stream. */
function notUpgraded({ message }: StatusError): StatusError {
  const why = message.startsWith('error dialing') ? message : `unable to upgrade connection: ${message}`;
  return new StatusError('InternalError', `Internal error occurred: ${why}`);
}

function openPorts(call: StreamCall): void {
  const { upgrade, protocol, namespace, name, context } = call;
  const pod = scheduledPod(context.cluster, namespace, name);
  if (protocol === 'websocket') openPortsOverWebSocket(call, pod);
  else startPortForward(acceptSpdy(upgrade, [portForwardProtocol]), pod, context);
}

function openPortsOverWebSocket({ upgrade, query, context }: StreamCall, pod: Pod): void {
  const { request } = upgrade;
  const chosen = webSocketProtocol(request, [tunnelProtocol, portChannelsProtocol]);
  const ports = chosen === portChannelsProtocol ? portsIn(query) : [];
  acceptWebSocket(upgrade, chosen, (webSocket) => {
    if (chosen === portChannelsProtocol) startPortChannels(webSocket, pod, ports, context);
    else startPortForward(tunnelWire(webSocket, request.socket), pod, context);
  });
}

/** As plain HTTP. What the kubelet refuses comes as its text, everything else as a Status. */
function refuse({ socket, headers }: IncomingMessage, error: StatusError): void {
  const isText = error.reason === 'InternalError' && headers.upgrade?.toLowerCase() === 'spdy/3.1';
  const body = Buffer.from(isText ? error.message : JSON.stringify(statusOf(error)));
  const head = [
    `HTTP/1.1 ${error.code} ${error.reason}`,
    `Content-Type: ${isText ? 'text/plain; charset=utf-8' : 'application/json'}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
    '\r\n',
  ].join('\r\n');
  hangUp(socket, Buffer.concat([Buffer.from(head), body]));
}
