/** Patches, by their content type. */
import { duplicateKeys } from '../kubernetes/duplicate-keys.ts';
import type { JsonPatchOperation } from '../kubernetes/patches/json-patch.ts';
import type { Patch } from '../kubernetes/patches/patch.ts';
import { badRequest, invalidPatch } from '../kubernetes/status-error.ts';
import { type Fields, isFields } from '../lib/fields.ts';
import { type Body, decodeText, objectIn, parsed, parseJson } from './body.ts';
import { bodyOf, type Call } from './call.ts';
import { isTrue, writeOptions } from './queries.ts';
import { unsupportedMediaType } from './refusals.ts';

const mediaTypes = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
} as const;

export function isApply({ headers }: Call['exchange']): boolean {
  return bodyOf({ headers, body: new Uint8Array() }).mediaType === mediaTypes.apply;
}

/** Throws BadRequest, Invalid, UnsupportedMediaType. */
export function patchIn(call: Call): Patch {
  const { exchange, context } = call;
  const body = bodyOf(exchange);
  switch (body.mediaType) {
    case mediaTypes.json: {
      const operations = jsonIn(body);
      if (!Array.isArray(operations))
        throw badRequest(
          'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
        );
      return { type: 'json', operations: operations as readonly JsonPatchOperation[] };
    }
    case mediaTypes.merge:
      return { type: 'merge', body: fieldsIn(body, call) };
    case mediaTypes.strategic:
      return { type: 'strategic', body: fieldsIn(body, call) };
    case mediaTypes.apply: {
      const manifest = objectIn({ ...body, mediaType: 'application/yaml' }, context.readers);
      const metadata = isFields(manifest.metadata) ? manifest.metadata : {};
      return { type: 'apply', body: { ...manifest, metadata }, force: isTrue(exchange.query.get('force')) };
    }
    default:
      throw unsupportedMediaType(body.mediaType, Object.values(mediaTypes));
  }
}

function fieldsIn(body: Body, { info, exchange, warnings }: Call): Fields {
  const value = jsonIn(body);
  if (!isFields(value)) throw badRequest('error decoding patch: the patch is no object');
  const { fieldValidation } = writeOptions(info.verb, exchange.query, exchange.userAgent);
  if (fieldValidation === 'Ignore') return value;
  const text = decodeText(body.bytes);
  const complaints = duplicateKeys(text).map((path) => `duplicate field "${path}"`);
  if (complaints.length > 0 && fieldValidation === 'Strict')
    throw invalidPatch(text, `strict decoding error: ${complaints.join(', ')}`);
  warnings.push(...complaints);
  return value;
}

function jsonIn({ bytes }: Body): unknown {
  return parsed(
    () => parseJson(bytes),
    (why) => badRequest(`error decoding patch: ${why}`),
  );
}
