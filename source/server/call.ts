/** One request about the objects of a kind, and what all who answer one read from it. */
import type { Cause, WriteOptions } from '../cluster/cluster.ts';
import { duplicateKeys } from '../kubernetes/duplicate-keys.ts';
import { apiVersionOf, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest } from '../kubernetes/objects.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { toVersion } from '../kubernetes/versions/index.ts';
import { isFields } from '../lib/fields.ts';
import { type Body, decodeText, isJson, objectIn } from './body.ts';
import { writeOptions } from './queries.ts';
import { wrongMethod } from './refusals.ts';
import type { RequestInfo } from './request-info.ts';
import type { Exchange, ServerContext } from './server.ts';

export interface Call {
  readonly info: RequestInfo;
  readonly exchange: Exchange;
  readonly context: ServerContext;
  /** What is to be said beside the answer. */
  readonly warnings: string[];
}

export function nameIn({ info }: Call): string {
  if (info.name === undefined) throw wrongMethod();
  return info.name;
}

export function bodyOf({ headers, body }: Pick<Exchange, 'headers' | 'body'>): Body {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  return { mediaType: mediaType.trim().toLowerCase(), bytes: body };
}

/** The object in the body, of the kind that the path names; a client may leave out what the path says. Throws BadRequest. */
export function manifestOf(call: Call): Manifest {
  const { exchange, info, context } = call;
  const given = objectIn(bodyOf(exchange), context.readers, info.kind);
  const { apiVersion = info.apiVersion, kind = info.kind } = given;
  if (kind !== info.kind) {
    const version = String(apiVersion).split('/').at(-1);
    throw badRequest(
      `${kind} in version "${version}" cannot be handled as a ${info.kind}: no kind "${kind}" is served at this path`,
    );
  }
  if (apiVersion !== info.apiVersion) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${info.apiVersion})`,
    );
  }
  checkDuplicates(call);
  // A text that is no metadata is for those to refuse who know the words.
  const metadata = (given.metadata ?? {}) as Manifest['metadata'];
  return { ...given, apiVersion, kind, metadata };
}

/** Fields that stand twice in a body of JSON: refused or warned of, as the client asks. */
function checkDuplicates({ exchange, info, warnings }: Call): void {
  const body = bodyOf(exchange);
  const { fieldValidation } = writeOptions(info.verb, exchange.query, exchange.userAgent);
  if (fieldValidation === 'Ignore' || !isJson(body)) return;
  const complaints = duplicateKeys(decodeText(body.bytes)).map((path) => `duplicate field "${path}"`);
  if (fieldValidation === 'Warn') warnings.push(...complaints);
  else if (complaints.length > 0) {
    const version = info.apiVersion.split('/').at(-1);
    throw badRequest(
      `${info.kind} in version "${version}" cannot be handled as a ${info.kind}: strict decoding error: ${complaints.join(', ')}`,
    );
  }
}

/** Options of a write, its cause and the field manager included. */
export function optionsOf(call: Call, name?: string): WriteOptions {
  const { info, exchange, warnings } = call;
  const options = writeOptions(info.verb, exchange.query, exchange.userAgent);
  return { ...options, cause: causeOf(call, name), warn: (warning) => warnings.push(warning) };
}

/** `kubectl asks to patch the scale of Deployment web`: the program, and what it asks for. */
export function causeOf({ info, exchange }: Call, name = info.name): Cause {
  const program = exchange.userAgent.split(/[/ ]/)[0] || 'a client';
  const what = name === undefined ? kinds[info.kind].plural : `${info.kind} ${name}`;
  const part = info.subresource === undefined ? '' : `the ${info.subresource} of `;
  const verb = info.verb === 'deletecollection' ? 'delete all' : info.verb;
  return { actor: program, reason: `${program} asks to ${verb} ${part}${what}` };
}

/** Throws BadRequest where the object says another name or namespace than the path, or none. */
export function checkIdentity({ metadata }: Manifest, { name = '', namespace }: RequestInfo): void {
  if (!isFields(metadata)) return;
  if (!metadata.name) {
    throw badRequest(
      `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (metadata.name !== name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (namespace && metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(
      `the namespace of the object (${metadata.namespace}) does not match the namespace on the request (${namespace})`,
    );
  }
}

/** The object as this client's version of the API shows it. */
export function shown({ info }: Pick<Call, 'info'>, object: AnyObject): KubeObject {
  const isOther = info.apiVersion !== apiVersionOf(info.kind);
  return isOther ? toVersion(object as KubeObject, info.apiVersion) : (object as KubeObject);
}
