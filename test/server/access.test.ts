import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, pod, startApi, token } from './api.ts';

let api: Api;

beforeAll(async () => {
  api = await startApi([pod('a')]);
});
afterAll(() => api.server.close());

const pods = 'GET /api/v1/pods';

describe('Who asks', () => {
  it.each([
    ['no token', undefined],
    ['another token', 'Bearer b-token'],
    ['a part of the token', `Bearer ${token.slice(0, -1)}`],
    ['more than the token', `Bearer ${token}x`],
    ['the token in another scheme', `Basic ${token}`],
    ['no more than a scheme', 'Bearer '],
  ])('with %s is told Unauthorized, whatever the path', async (_what, authorization) => {
    for (const line of [pods, 'GET /nothing', 'GET /version', 'POST /api/v1/namespaces']) {
      const answer = await api.ask(line, { headers: { authorization } });
      expect(answer.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
      expect(answer.text).not.toContain(token);
    }
  });

  it('with the token is let in', async () => {
    expect((await api.ask(pods)).code).toBe(200);
    expect((await api.ask(pods, { headers: { authorization: `bearer ${token}` } })).code).toBe(200);
  });

  it.each(['evil.example', 'evil.example:443', 'localhost.evil.example', '127.0.0.1.evil.example:1'])(
    'under the host name %j is refused, the token notwithstanding',
    async (host) => {
      expect(await api.ask(pods, { headers: { host } })).toMatchObject({
        code: 403,
        body: { reason: 'Forbidden' },
      });
    },
  );

  it.each(['localhost', 'LOCALHOST:6443', '127.0.0.1:6443'])(
    'under the host name %s is let in',
    async (host) => {
      expect((await api.ask(pods, { headers: { host } })).code).toBe(200);
    },
  );

  it.each(['https://evil.example', 'null', 'https://localhost:6443'])(
    'from a web page at %s is refused, the token notwithstanding',
    async (origin) => {
      expect((await api.ask(pods, { headers: { origin } })).code).toBe(403);
      const preflight = { origin, 'access-control-request-method': 'GET' };
      const answer = await api.ask('OPTIONS /api/v1/pods', { headers: preflight });
      expect(answer.code).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});

describe('A client certificate', () => {
  it('lets in by its fingerprint alone', async () => {
    const { accessFor } = await import('../../source/server/access.ts');
    const access = accessFor({ token, clientFingerprint: 'AB:CD', hosts: ['localhost'] });
    const showing = (fingerprint256: string | undefined) =>
      ({
        headers: { host: 'localhost' },
        socket: { getPeerCertificate: () => ({ fingerprint256 }) },
      }) as unknown as IncomingMessage;
    expect(() => access.admit(showing('AB:CD'))).not.toThrow();
    expect(() => access.admit(showing('AB:CE'))).toThrow('Unauthorized');
    expect(() => access.admit(showing(undefined))).toThrow('Unauthorized');
  });
});
