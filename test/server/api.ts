/** The API in front of a small cluster, asked without a socket. */
import type { AddressInfo } from 'node:net';
import { createCluster } from '../../source/cluster/create.ts';
import { parseDocuments } from '../../source/fixtures/yaml.ts';
import type { ClusterSpec } from '../../source/kubernetes/cluster-document.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { loadAllSchemas } from '../../source/kubernetes/schema.ts';
import { accessFor } from '../../source/server/access.ts';
import { decodeProtobuf } from '../../source/server/protobuf/decode.ts';
import { createServer, type ServerOptions } from '../../source/server/server.ts';
import { OpenStreams } from '../../source/server/streams/open-streams.ts';
import { HandTimers } from './streams/loopback.ts';

export const token = 'a-token';

export interface Told {
  readonly code: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as JSON; a test that looks into it says what it holds. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says
  readonly body: any;
}

export interface Asked {
  /** An object is sent as JSON. */
  readonly body?: object | string | Uint8Array;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export type Api = Awaited<ReturnType<typeof startApi>>;

export async function startApi(
  manifests: readonly Manifest[] = [],
  spec: ClusterSpec = {},
  more: Pick<ServerOptions, 'schemas'> = {},
) {
  await loadAllSchemas();
  const cluster = createCluster({ spec: { seed: 1, profile: 'instant', ...spec }, manifests });
  const timers = new HandTimers();
  const streams = new OpenStreams();
  const server = createServer({
    ...more,
    cluster,
    streams,
    timers,
    readers: { yaml: (text) => parseDocuments('body', text)[0]?.value, protobuf: decodeProtobuf },
    access: accessFor({ token, hosts: ['localhost', '127.0.0.1'] }),
  });
  await server.ready();
  /** `GET /api/v1/pods`. */
  const ask = async (line: string, { body, headers = {} }: Asked = {}): Promise<Told> => {
    const [method = '', url = ''] = line.split(' ');
    const given = body === undefined ? {} : { payload: payloadOf(body) };
    const answer = await server.inject({
      method: method as 'GET',
      url,
      ...given,
      headers: withDefaults(headers, body !== undefined),
    });
    return {
      code: answer.statusCode,
      text: answer.payload,
      headers: answer.headers,
      body: jsonOf(answer.payload),
    };
  };
  /** At a port of this machine, for answers that go on; returns the port. */
  const listen = async (): Promise<number> => {
    await server.listen({ host: '127.0.0.1', port: 0 });
    return (server.server.address() as AddressInfo).port;
  };
  return { cluster, server, timers, streams, ask, listen };
}

function payloadOf(body: object | string | Uint8Array): string | Buffer {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
}

function withDefaults(headers: NonNullable<Asked['headers']>, hasBody: boolean): Record<string, string> {
  const all = {
    authorization: `Bearer ${token}`,
    ...(hasBody && { 'content-type': 'application/json' }),
    ...headers,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function deployment(name: string, replicas = 1): Manifest {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] } },
    },
  };
}

export function pod(name: string, labels: Readonly<Record<string, string>> = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] },
  };
}

export function configMap(name: string, data: Readonly<Record<string, string>> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
}
