/** The API of a cluster on a port of this machine: keys, port, kubeconfig, and the end of all of them. */
import { randomBytes } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import type { Cluster } from '../cluster/cluster.ts';
import { parseDocuments } from '../fixtures/yaml.ts';
import { loadAllSchemas } from '../kubernetes/schema.ts';
import { accessFor } from '../server/access.ts';
import { makeCertificates } from '../server/certificates.ts';
import { kubeconfig } from '../server/kubeconfig.ts';
import { decodeProtobuf } from '../server/protobuf/decode.ts';
import { createServer } from '../server/server.ts';
import { OpenStreams } from '../server/streams/open-streams.ts';
import { KubeconfigFile } from './kubeconfig-file.ts';
import { preservedSchemas } from './openapi/schema-file.ts';
import { wallClock } from './real-time.ts';
import { UsageError } from './usage-error.ts';

export interface ApiOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Default: the loopback interface alone. */
  readonly listen?: string;
  /** Default: in a folder of its own, which goes when the server does. */
  readonly kubeconfig?: string;
}

/** What drives the cluster's clock. */
export interface Driver {
  /** Brings virtual time to this moment: before each request. */
  catchUp(): void;
  /** Looks anew at what is due next: after each request. */
  plan(): void;
}

export interface RunningServer {
  readonly url: string;
  readonly kubeconfigPath: string;
  /** The connections of watches, logs and containers that are open. */
  readonly streams: OpenStreams;
  close(): Promise<void>;
}

/** Throws a UsageError where the port or the kubeconfig can not be had. */
export async function startServer(
  cluster: Cluster,
  options: ApiOptions,
  driver: Driver,
): Promise<RunningServer> {
  await loadAllSchemas();
  const { listen = '127.0.0.1', port = 0 } = options;
  const hosts = hostsOf(listen);
  const certificates = await makeCertificates(hosts, Date.now());
  const token = randomBytes(32).toString('base64url');
  const { clientFingerprint, server: identity, authority } = certificates;
  const file = KubeconfigFile.at(options.kubeconfig);
  const streams = new OpenStreams();
  const server = createServer({
    cluster,
    streams,
    readers: { yaml: parseYaml, protobuf: decodeProtobuf },
    timers: { after: wallClock.after },
    schemas: preservedSchemas,
    access: accessFor({ token, clientFingerprint, hosts }),
    https: { key: identity.key, cert: identity.cert, ca: authority.cert },
    beforeRequest: () => driver.catchUp(),
    afterRequest: () => driver.plan(),
  });
  try {
    await server.listen({ host: listen, port });
    const url = urlOf(listen, server.server.address());
    file.write(kubeconfig({ url, name: `kubarium-${cluster.name}`, certificates, token }));
    return {
      url,
      kubeconfigPath: file.path,
      streams,
      close: async () => {
        await server.close();
        file.remove();
      },
    };
  } catch (error) {
    await server.close();
    file.remove();
    throw understood(error, listen, port);
  }
}

const loopback = ['127.0.0.1', 'localhost', '::1'];
const everywhere = ['0.0.0.0', '::'];

export function isLoopback(address: string): boolean {
  return loopback.includes(address) || address.startsWith('127.');
}

/** Names and addresses under which the server is reached. */
function hostsOf(listen: string): readonly string[] {
  if (!everywhere.includes(listen)) return [...new Set([...loopback, listen])];
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return [...new Set([...loopback, hostname().toLowerCase(), ...own.map(({ address }) => address)])];
}

function urlOf(listen: string, bound: unknown): string {
  const { port } = bound as { port: number };
  const host = everywhere.includes(listen) ? '127.0.0.1' : listen;
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Of a body with several documents, the first: a request is about one object. */
function parseYaml(text: string): unknown {
  return parseDocuments('body', text)[0]?.value;
}

function understood(error: unknown, listen: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new UsageError(
        `port ${port} of ${listen} is taken by another program; name another one, or none for one that is free`,
      );
    case 'EACCES':
      return new UsageError(`port ${port} of ${listen} may not be listened to; ports above 1023 may`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`${listen} is no address of this machine`);
    default:
      return error;
  }
}
