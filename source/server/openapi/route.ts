/** `/openapi/v2` and `/openapi/v3`: what the server has, told to clients in OpenAPI. */
import type { Definitions } from '../../kubernetes/openapi/definitions.ts';
import { noSuchPath, notAcceptable } from '../refusals.ts';
import type { Answer, Exchange, Handler, ServerContext } from '../server.ts';
import { type Document, Documents, protobufType } from './documents.ts';

export function openapiRoute(path: string): Handler | undefined {
  if (path === '/openapi/v2') return (exchange, context) => answerV2(exchange, documentsOf(context));
  if (path === '/openapi/v3') return (exchange, context) => send(exchange, documentsOf(context).index);
  const [, place] = /^\/openapi\/v3\/(apis?\/.+)$/.exec(path) ?? [];
  return place === undefined ? undefined : (exchange, context) => answerV3(exchange, context, place);
}

const written = new WeakMap<Definitions, Documents>();

function documentsOf({ schemas }: ServerContext): Documents {
  const definitions = schemas?.();
  if (definitions === undefined) throw noSuchPath();
  const documents = written.get(definitions) ?? new Documents(definitions);
  written.set(definitions, documents);
  return documents;
}

function answerV2(exchange: Exchange, documents: Documents): Answer {
  const accepted = (exchange.headers.accept ?? '*/*').split(',').map((each) => each.split(';')[0]!.trim());
  for (const mediaType of accepted) {
    if (mediaType.replace('@', '.') === protobufType) return send(exchange, documents.v2Protobuf);
    if (['application/json', 'application/*', '*/*'].includes(mediaType)) return send(exchange, documents.v2);
  }
  throw notAcceptable(['application/json', protobufType]);
}

/** An address with the hash of the content stays right for ever; one with another hash has moved. */
function answerV3(exchange: Exchange, context: ServerContext, place: string): Answer {
  const document = documentsOf(context).version(place);
  if (document === undefined) throw noSuchPath();
  const hash = exchange.query.get('hash');
  if (hash === null || hash === '') return send(exchange, document);
  if (hash === document.hash) return send(exchange, document, { 'cache-control': 'public, immutable' });
  return {
    code: 301,
    body: '',
    headers: { location: `/openapi/v3/${place}?hash=${document.hash}` },
  };
}

function send(
  { headers }: Exchange,
  document: Document,
  more: Readonly<Record<string, string>> = { 'cache-control': 'no-cache, private' },
): Answer {
  const etag = `"${document.hash}"`;
  const told = { ...more, etag, vary: 'Accept, Accept-Encoding' };
  if (matches(headers['if-none-match'], etag)) return { code: 304, body: '', headers: told };
  const { mediaType } = document;
  return takesGzip(headers['accept-encoding'])
    ? { code: 200, body: document.gzipped, mediaType, headers: { ...told, 'content-encoding': 'gzip' } }
    : { code: 200, body: document.bytes, mediaType, headers: told };
}

function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

function takesGzip(header: string | string[] | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?\s*(,|$)/.test(String(header ?? ''));
}
