/** Answers onto the wire: JSON, or YAML where a client takes nothing else; in lines where a person reads it. */
import type { FastifyReply } from 'fastify';
import { stringify } from 'yaml';
import { type StatusError, statusOf } from '../kubernetes/status-error.ts';
import { JsonText } from './json-text.ts';
import { negotiate } from './negotiation.ts';
import type { Answer, Exchange } from './server.ts';
import { warningHeaders } from './warnings.ts';

type Asked = Pick<Exchange, 'headers' | 'query' | 'userAgent'>;

export function sendAnswer(reply: FastifyReply, asked: Asked, answer: Answer): void {
  const { code, body, headers = {}, warnings = [], mediaType } = answer;
  reply.code(code).headers(headers);
  if (warnings.length > 0) reply.header('warning', warningHeaders(warnings));
  if (typeof body === 'string') reply.type(mediaType ?? 'text/plain; charset=utf-8').send(body);
  else if (body instanceof Uint8Array) reply.type(mediaType ?? 'application/octet-stream').send(body);
  else {
    const text = body instanceof JsonText ? body.text : JSON.stringify(body);
    const isYaml = mediaType === undefined && negotiate(asked.headers.accept)?.mediaType === yaml;
    // As bytes: to the type of a text the framework would add a charset, which JSON does not have.
    reply
      .type(isYaml ? yaml : (mediaType ?? 'application/json'))
      .send(Buffer.from(written(text, isYaml, asked)));
  }
}

/** Every refusal is a Status. */
export function sendRefusal(reply: FastifyReply, asked: Asked, refusal: StatusError): void {
  const seconds = refusal.details?.retryAfterSeconds;
  sendAnswer(reply, asked, {
    code: refusal.code,
    body: statusOf(refusal),
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  });
}

const yaml = 'application/yaml';

function written(text: string, isYaml: boolean, asked: Asked): string {
  if (isYaml) return stringify(JSON.parse(text), { aliasDuplicateObjects: false, lineWidth: 0 });
  return isPretty(asked) ? `${JSON.stringify(JSON.parse(text), undefined, 2)}\n` : `${text}\n`;
}

/** Whoever asks by hand reads it (apiserver, endpoints/handlers/negotiation). */
function isPretty({ query, userAgent }: Asked): boolean {
  const asked = query.get('pretty');
  if (asked) return /^(1|t|true)$/i.test(asked);
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent);
}
