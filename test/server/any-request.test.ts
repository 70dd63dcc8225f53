import { describe, expect, it } from 'vitest';
import { fc } from '../support/properties.ts';
import { anyHttpRequest, type HttpRequest } from './any-http-request.ts';
import { type Api, configMap, deployment, pod, startApi, token } from './api.ts';

/** Objects, and the two answers that are none: what is at `/` and `/version`. */
const says = /"(kind|paths|gitVersion)":/;

describe('Whatever comes in', () => {
  it('is answered with an object, a list or a Status, and never with a fault of ours', async () => {
    const requests = fc.array(anyHttpRequest, { minLength: 150, maxLength: 150, size: 'max' });
    await fc.assert(
      fc.asyncProperty(requests, async (requests) => {
        const api = await startApi([pod('a'), deployment('b', 2), configMap('a')], { profile: 'realistic' });
        for (const request of requests) await send(api, request);
        await api.server.close();
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

async function send({ server, cluster }: Api, { method, url, headers, body }: HttpRequest): Promise<void> {
  const answer = await server.inject({
    method: method as 'GET',
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== null && { payload: body }),
  });
  expect(answer.payload).not.toContain('InternalError');
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  if (method !== 'HEAD' && isJson) expect(answer.payload).toMatch(says);
  cluster.advance(200);
}
