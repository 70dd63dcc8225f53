import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionIn } from '../support/kubeconfig.ts';
import { program, pty, run, start } from './program.ts';

interface Server {
  readonly child: ChildProcess;
  readonly kubeconfig: string;
  readonly exited: Promise<number | null>;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const { child, exited } of servers.splice(0)) {
    child.kill('SIGTERM');
    await exited;
  }
});

/** Once it has said where it is. */
async function serve(...args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  let said = '';
  for await (const piece of child.stdout.setEncoding('utf8')) {
    said += piece;
    if (said.includes('export')) break;
  }
  const [, kubeconfig = ''] = /^export KUBECONFIG=(\S+)$/m.exec(said) ?? [];
  const server = { child, kubeconfig, exited };
  servers.push(server);
  return server;
}

async function ask(kubeconfig: string, method: string, where: string, body?: object) {
  const { url, token, ca } = connectionIn(kubeconfig);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'user-agent': 'kubectl/v1.33.0',
  };
  return new Promise<{ readonly code: number; readonly text: string }>((done, failed) => {
    request(`${url}${where}`, { method, headers, ca, agent: false }, async (response) => {
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += piece;
      done({ code: response.statusCode ?? 0, text });
    })
      .on('error', failed)
      .end(body && JSON.stringify(body));
  });
}

describe('kubarium serve', { timeout: 60_000 }, () => {
  it('answers until a signal comes, and takes its kubeconfig along', async () => {
    const { child, kubeconfig, exited } = await serve('--paused');
    expect(await ask(kubeconfig, 'GET', '/healthz')).toEqual({ code: 200, text: 'ok' });
    const body = { metadata: { name: 'new' } };
    expect((await ask(kubeconfig, 'POST', '/api/v1/namespaces', body)).code).toBe(201);
    expect((await ask(kubeconfig, 'GET', '/openapi/v3')).code).toBe(200);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(existsSync(path.dirname(kubeconfig))).toBe(false);
  });

  it('ends the watches of its clients with itself', async () => {
    const { child, kubeconfig, exited } = await serve();
    const watch = ask(kubeconfig, 'GET', '/api/v1/pods?watch=true');
    await ask(kubeconfig, 'GET', '/healthz');
    child.kill('SIGINT');
    expect(await exited).toBe(0);
    expect((await watch.catch(() => ({ code: 200 }))).code).toBe(200);
  });

  it('says in one line what stands against it', async () => {
    const { kubeconfig } = await serve();
    const { port } = new URL(connectionIn(kubeconfig).url);
    const { exitCode, stdout, stderr } = await run(['serve', '--port', port]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^port \d+ of 127\.0\.0\.1 is taken by another program;.*\n$/);
    const screenless = await run(['--serve']);
    expect([screenless.exitCode, screenless.stderr]).toEqual([
      1,
      'the dashboard needs a terminal; "kubarium serve" alone does without one\n',
    ]);
  });
});

describe.skipIf(pty === undefined)('The dashboard with a server', { timeout: 60_000 }, () => {
  it('shows what clients do, says where they find it, and ends with both', async () => {
    const dashboard = start(['serve', '--dashboard', '--paused']);
    await dashboard.shows(/API :\d+ .*nodes 4\/4/);
    dashboard.press('?');
    const help = await dashboard.shows(/export KUBECONFIG=/);
    const [, kubeconfig = ''] = /export KUBECONFIG=(\S+)/.exec(help) ?? [];
    dashboard.press('\u001b');
    const body = {
      metadata: { name: 'a-from-outside' },
      spec: { containers: [{ name: 'main', image: 'nginx' }] },
    };
    expect((await ask(kubeconfig, 'POST', '/api/v1/namespaces/default/pods', body)).code).toBe(201);
    await dashboard.shows(/a-from-outside/);
    dashboard.press('g');
    dashboard.press('w');
    await dashboard.shows(/kubectl asks to create Pod a-from-outside/);
    dashboard.press('\u0003');
    expect(await dashboard.exited).toBe(0);
    expect(existsSync(path.dirname(kubeconfig))).toBe(false);
  });

  it('gives the terminal back when a signal ends it', async () => {
    const dashboard = start(['--serve']);
    await dashboard.shows(/API :\d+/);
    dashboard.kill('SIGTERM');
    expect(await dashboard.exited).toBe(143);
    expect(dashboard.written).toContain('Kubarium was ended by SIGTERM.');
  });
});
