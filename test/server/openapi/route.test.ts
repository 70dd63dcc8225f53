import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { definitions } from '../../support/definitions.ts';
import { startApi } from '../api.ts';

const { ask, server } = await startApi([], {}, { schemas: () => definitions });

const protobuf = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';

describe('/openapi/v3', () => {
  it('leads to the documents of all versions', async () => {
    const { body } = await ask('GET /openapi/v3');
    const { serverRelativeURL } = body.paths['apis/apps/v1'];
    const document = await ask(`GET ${serverRelativeURL}`);
    expect(document.body.openapi).toBe('3.0.0');
    expect(document.headers['cache-control']).toBe('public, immutable');
    expect(document.headers.etag).toBe(`"${serverRelativeURL.split('=')[1]}"`);
  });

  it('sends who has an old hash to the new one', async () => {
    const { code, headers } = await ask('GET /openapi/v3/api/v1?hash=0000');
    expect(code).toBe(301);
    expect(headers.location).toMatch(/^\/openapi\/v3\/api\/v1\?hash=[0-9A-F]{128}$/);
  });

  it.each(['/openapi/v3/apis/apps/v9', '/openapi/v3/apis/nope', '/openapi/v3/api/v2'])(
    'has nothing at %s',
    async (path) => {
      expect(await ask(`GET ${path}`)).toMatchObject({ code: 404, body: { reason: 'NotFound' } });
    },
  );

  it('can not be written', async () => {
    expect((await ask('POST /openapi/v3')).code).toBe(405);
  });
});

describe('/openapi/v2', () => {
  it('is JSON where nothing else is asked for', async () => {
    const { headers, body } = await ask('GET /openapi/v2');
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(body.swagger).toBe('2.0');
  });

  it.each([protobuf, protobuf.replace('@', '.'), `${protobuf}, application/json`])(
    'is protobuf for %s, under a media type that can be read',
    async (accept) => {
      const { headers, code } = await ask('GET /openapi/v2', { headers: { accept } });
      expect(code).toBe(200);
      expect(headers['content-type']).toBe('application/com.github.proto-openapi.spec.v2.v1.0+protobuf');
    },
  );

  it('is nothing else', async () => {
    const refused = await ask('GET /openapi/v2', { headers: { accept: 'text/html' } });
    expect(refused).toMatchObject({ code: 406, body: { reason: 'NotAcceptable' } });
  });
});

describe('a document', () => {
  it('is not sent again to who has it', async () => {
    const { headers } = await ask('GET /openapi/v3');
    const etag = String(headers.etag);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask('GET /openapi/v3', { headers: { 'if-none-match': tag } });
      expect(again).toMatchObject({ code: 304, text: '', headers: { etag } });
    }
    const other = await ask('GET /openapi/v3', { headers: { 'if-none-match': '"other"' } });
    expect(other.code).toBe(200);
  });

  it.each([
    ['gzip', true],
    ['deflate, gzip;q=1.0, *;q=0.5', true],
    ['gzip;q=0', false],
    ['identity', false],
  ])('is compressed or not for %s', async (encoding, isCompressed) => {
    const answer = await server.inject({
      method: 'GET',
      url: '/openapi/v3/apis/apps/v1',
      headers: { authorization: 'Bearer a-token', 'accept-encoding': encoding },
    });
    expect(answer.headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
    const bytes = isCompressed ? gunzipSync(answer.rawPayload) : answer.rawPayload;
    expect(JSON.parse(bytes.toString()).openapi).toBe('3.0.0');
  });

  it('is missing where the program was built without', async () => {
    const { ask } = await startApi();
    expect(await ask('GET /openapi/v3')).toMatchObject({ code: 404, body: { reason: 'NotFound' } });
  });
});
