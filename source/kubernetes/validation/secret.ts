/** Rules for Secrets (pkg/apis/core/validation: ValidateSecret, ValidateSecretUpdate). */
import { isEqual } from '../../lib/equal.ts';
import { own } from '../../lib/fields.ts';
import type { FieldError } from '../status-error.ts';
import { decodedSize, frozenStays, mostData, validateKey } from './data.ts';
import { immutable, invalidText, invalidValue, required, tooLong } from './field-errors.ts';
import { type Fields, fieldsAt, textMap } from './fields.ts';
import { guarded } from './rules.ts';

type Data = Readonly<Record<string, string>>;

export const secret = guarded(
  (next, previous) => [
    ...immutable(next.type, 'type', isEqual(next.type, previous.type)),
    ...frozenStays(next, previous, 'data'),
  ],
  (object) => {
    const data: Data = textMap(object.data);
    const size = Object.values(data).reduce((sum, text) => sum + decodedSize(String(text)), 0);
    return [
      ...Object.keys(data).flatMap((key) => validateKey(key, 'data')),
      ...Object.entries(data).flatMap(([key, value]) => invalidText(`data[${key}]`, value, base64Errors)),
      ...(size > mostData ? [tooLong('data', mostData)] : []),
      ...(object.type === tokenType ? validateTokenAccount(object) : validateType(object.type, data)),
    ];
  },
);

const tokenType = 'kubernetes.io/service-account-token';

/** What each type must hold. */
const rulesOfTypes: Readonly<Record<string, (data: Data) => FieldError[]>> = {
  'kubernetes.io/dockercfg': (data) => validateJson(data, '.dockercfg'),
  'kubernetes.io/dockerconfigjson': (data) => validateJson(data, '.dockerconfigjson'),
  'kubernetes.io/basic-auth': (data) => {
    const missing = missingKeys(data, 'username', 'password');
    return missing.length === 2 ? missing : [];
  },
  'kubernetes.io/ssh-auth': (data) => (data['ssh-privatekey'] ? [] : [required('data[ssh-privatekey]')]),
  'kubernetes.io/tls': (data) => missingKeys(data, 'tls.crt', 'tls.key'),
};

function validateType(type: unknown, data: Data): FieldError[] {
  return own(rulesOfTypes, String(type))?.(data) ?? [];
}

function missingKeys(data: Data, ...keys: readonly string[]): FieldError[] {
  return keys.filter((key) => !Object.hasOwn(data, key)).map((key) => required(`data[${key}]`));
}

function validateJson(data: Data, key: string): FieldError[] {
  const missing = missingKeys(data, key);
  if (missing.length > 0) return missing;
  const complaint = jsonError(Buffer.from(String(data[key]), 'base64').toString('utf8'));
  return complaint === undefined
    ? []
    : [invalidValue(`data[${key}]`, '<secret contents redacted>', complaint)];
}

/** In Go's words, as far as the first character tells. */
function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const first = text.trimStart().charAt(0);
    const isStarted = first === '' || /[[{"\-0-9tfn]/.test(first);
    return isStarted
      ? 'unexpected end of JSON input'
      : `invalid character '${first}' looking for beginning of value`;
  }
}

function validateTokenAccount(object: Fields): FieldError[] {
  const name = 'kubernetes.io/service-account.name';
  const annotations = textMap(fieldsAt(object, 'metadata')?.annotations);
  return annotations[name] ? [] : [required(`metadata.annotations[${name}]`)];
}

function base64Errors(text: string): string[] {
  const compact = text.replace(/[\r\n]/g, '');
  const body = /^[A-Za-z0-9+/]*/.exec(compact)![0];
  const rest = compact.slice(body.length);
  const isWhole = compact.length % 4 === 0 && /^={0,2}$/.test(rest);
  return isWhole ? [] : [`illegal base64 data at input byte ${body.length}`];
}
