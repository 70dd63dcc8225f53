/** Rules for ConfigMaps and Secrets (pkg/apis/core/validation: ValidateConfigMap, ValidateSecret). */
import { own } from '../../lib/fields.ts';
import type { FieldError } from '../status-error.ts';
import { duplicate, invalidText, invalidValue, required } from './field-errors.ts';
import { type Fields, fieldsAt, textMap } from './fields.ts';
import { dataKeyErrors } from './names.ts';

export function validateConfigMap(object: Fields): FieldError[] {
  const data = textMap(object.data);
  const binary = textMap(object.binaryData);
  return [
    ...validateKeys(data, 'data'),
    ...validateKeys(binary, 'binaryData'),
    ...Object.keys(data)
      .filter((key) => Object.hasOwn(binary, key))
      .map((key) => duplicate(`data[${key}]`, key)),
  ];
}

/** What the types of secrets must hold. */
const neededKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

export function validateSecret(object: Fields): FieldError[] {
  const data = textMap(object.data);
  const needed = own(neededKeys, String(object.type)) ?? [];
  return [
    ...validateKeys(data, 'data'),
    ...Object.entries(data).flatMap(([key, value]) => invalidText(`data[${key}]`, value, base64Errors)),
    ...needed.filter((key) => !Object.hasOwn(data, key)).map((key) => required(`data[${key}]`)),
    ...validateTokenAccount(object),
  ];
}

function validateTokenAccount(object: Fields): FieldError[] {
  if (object.type !== 'kubernetes.io/service-account-token') return [];
  const name = 'kubernetes.io/service-account.name';
  const annotations = textMap(fieldsAt(object, 'metadata')?.annotations);
  return annotations[name] ? [] : [required(`metadata.annotations[${name}]`)];
}

function validateKeys(data: Record<string, string>, path: string): FieldError[] {
  return Object.keys(data).flatMap((key) =>
    dataKeyErrors(key).map((detail) => invalidValue(`${path}[${key}]`, key, detail)),
  );
}

function base64Errors(text: string): string[] {
  const compact = text.replace(/[\r\n]/g, '');
  const body = /^[A-Za-z0-9+/]*/.exec(compact)![0];
  const rest = compact.slice(body.length);
  const isWhole = compact.length % 4 === 0 && /^={0,2}$/.test(rest);
  return isWhole ? [] : [`illegal base64 data at input byte ${body.length}`];
}
