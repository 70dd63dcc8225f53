/** The marks at which pages end: where to go on, and in which moment (apiserver, storage/continue.go). */
import { badRequest } from '../../kubernetes/status-error.ts';
import { type Fields, isFields } from '../../lib/fields.ts';

export interface Mark {
  /** Of the moment that all pages show; negative: whatever is there by now. */
  readonly revision: number;
  /** First key that may come, beneath the namespace of the list. */
  readonly start: string;
  /** How often the cluster had gone back in time. */
  readonly epoch: number;
}

const version = 'meta.k8s.io/v1';
const notValid = 'continue key is not valid';

export function encodeMark({ revision, start, epoch }: Mark): string {
  const token = { v: version, rv: revision, start, ...(epoch > 0 && { epoch }) };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Throws BadRequest. */
export function decodeMark(text: string): Mark {
  const complaint = (words: string) => badRequest(`invalid continue token: ${words}`);
  const token = parsed(text);
  if (typeof token === 'string') throw complaint(`${notValid}: ${token}`);
  const { v = '', rv = 0, start = '', epoch = 0 } = token;
  if (v !== version) throw complaint(`${notValid}: server does not recognize this encoded version ${v}`);
  if (!Number.isInteger(rv) || rv === 0)
    throw complaint(`${notValid}: incorrect encoded start resourceVersion (version ${version})`);
  if (typeof start !== 'string' || start === '')
    throw complaint(`${notValid}: encoded start key empty (version ${version})`);
  if (isTricky(start)) throw complaint(`${notValid}: ${start}`);
  return { revision: Number(rv), start: start.replace(/^\//, ''), epoch: Number(epoch) };
}

/** The fields of a token, or what is wrong with it in the words of Go's decoders. */
function parsed(text: string): Fields | string {
  const illegal = text.length % 4 === 1 ? text.length - 1 : -1;
  const place = /[^\w-]/.exec(text)?.index ?? illegal;
  if (place >= 0) return `illegal base64 data at input byte ${place}`;
  const json = Buffer.from(text, 'base64url').toString();
  try {
    const token: unknown = JSON.parse(json);
    return isFields(token) ? token : 'json: cannot unmarshal into Go value of type storage.continueToken';
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `invalid character '${json[0]}' looking for beginning of value`;
  }
}

/** A key that would lead out of its place. */
function isTricky(start: string): boolean {
  const steps = start.replace(/^\//, '').split('/');
  return steps.some((step) => step === '' || step === '.' || step === '..');
}
