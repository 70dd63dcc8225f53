import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import { type ApiOptions, type RunningServer, startServer } from '../../source/main/api-server.ts';
import { type Connection, connectionIn } from '../support/kubeconfig.ts';

const cluster: Cluster = createCluster({ name: 'small', spec: { seed: 1, profile: 'instant' } });
const still = { catchUp: () => {}, plan: () => {} };
const running: RunningServer[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubarium-test-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function start(options: ApiOptions = {}): Promise<RunningServer> {
  const server = await startServer(cluster, options, still);
  running.push(server);
  return server;
}

interface Shown {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Status code and body; `shown` is all that the client has. */
function ask(url: string, shown: Shown): Promise<readonly [number, string]> {
  return new Promise((done, failed) => {
    request(
      `${url}/api/v1/namespaces/default`,
      { ...shown, servername: 'localhost', agent: false },
      async (response) => {
        let body = '';
        for await (const piece of response.setEncoding('utf8')) body += piece;
        done([response.statusCode ?? 0, body]);
      },
    )
      .on('error', failed)
      .end();
  });
}

/** What the server says to bytes that are sent as they are, until it hangs up. */
function speak({ url, ca }: Connection, bytes: string): Promise<string> {
  return new Promise((done, failed) => {
    let heard = '';
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), ca }, () =>
      socket.write(bytes),
    );
    socket.setEncoding('utf8').on('data', (piece: string) => {
      heard += piece;
    });
    socket.on('close', () => done(heard)).on('error', failed);
  });
}

describe('The server of a run', () => {
  it('lets in the token, and the certificate, and nobody else', async () => {
    const { url, kubeconfigPath } = await start();
    const { ca, cert, key, token } = connectionIn(kubeconfigPath);
    const authorization = `Bearer ${token}`;
    expect(await ask(url, { ca, headers: { authorization } })).toMatchObject([200, /"default"/]);
    expect((await ask(url, { ca, cert, key }))[0]).toBe(200);
    const [code, body] = await ask(url, { ca });
    expect([code, JSON.parse(body).reason]).toEqual([401, 'Unauthorized']);
    expect((await ask(url, { ca, headers: { authorization, host: 'evil.example' } }))[0]).toBe(403);
  });

  it('is known by the authority in its kubeconfig, and not to those who do not have it', async () => {
    const { url } = await start();
    await expect(ask(url, {})).rejects.toThrow(/self-signed|unable to verify/);
  });

  it('takes no certificate of another run', async () => {
    const [one, other] = [await start(), await start()];
    const { cert, key } = connectionIn(one.kubeconfigPath);
    const { ca } = connectionIn(other.kubeconfigPath);
    expect((await ask(other.url, { ca, cert, key }))[0]).toBe(401);
  });

  it('refuses what is no HTTP, or has too much of a head', async () => {
    const connection = connectionIn((await start()).kubeconfigPath);
    expect(await speak(connection, 'ODD\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await speak(connection, long)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('says in a sentence that its port is taken', async () => {
    const port = Number(new URL((await start()).url).port);
    await expect(start({ port })).rejects.toMatchObject({
      name: 'UsageError',
      message: `port ${port} of 127.0.0.1 is taken by another program; name another one, or none for one that is free`,
    });
  });

  it('leaves nothing behind', async () => {
    const server = await start();
    const own = path.dirname(server.kubeconfigPath);
    expect(existsSync(own)).toBe(true);
    await server.close();
    expect(existsSync(own)).toBe(false);
    await expect(ask(server.url, {})).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('The kubeconfig', () => {
  it('can be read by its owner alone, whatever was there before', async () => {
    const file = path.join(folder, 'config');
    writeFileSync(file, '', { mode: 0o644 });
    chmodSync(file, 0o644);
    await start({ kubeconfig: file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync((await start()).kubeconfigPath).mode & 0o777).toBe(0o600);
  });

  it('replaces that of an earlier run, and stays when the server goes', async () => {
    const file = path.join(folder, 'again');
    await (await start({ kubeconfig: file })).close();
    const first = readFileSync(file, 'utf8');
    await start({ kubeconfig: file });
    expect(readFileSync(file, 'utf8')).not.toBe(first);
  });

  it.each([
    ['other clusters', 'clusters: [{name: production}]\n'],
    ['no YAML', ': : :'],
    ['a list', '[]'],
  ])('never replaces a file with %s', async (_what, text) => {
    const file = path.join(folder, 'own');
    writeFileSync(file, text);
    await expect(start({ kubeconfig: file })).rejects.toMatchObject({ name: 'UsageError' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
