/** Paths below a domain, `example.com/queue` (apimachinery, util/validation: IsDomainPrefixedPath). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, required } from './field-errors.ts';
import { subdomainErrors } from './names.ts';

const pathPattern = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const wholePath = new RegExp(`^${pathPattern}$`);

export function validatePrefixedPath(text: string, field: string): FieldError[] {
  if (text === '') return [required(field)];
  const slash = text.indexOf('/');
  if (slash <= 0 || slash === text.length - 1) {
    return [invalidValue(field, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  const path = text.slice(slash + 1);
  const rule = `Invalid path (e.g. 'foo', regex used for validation is '${pathPattern}')`;
  return [
    ...invalidText(field, text.slice(0, slash), subdomainErrors),
    ...(wholePath.test(path) ? [] : [invalidValue(field, path, rule)]),
  ];
}
