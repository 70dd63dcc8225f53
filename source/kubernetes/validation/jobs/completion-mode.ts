/** Rules for Jobs whose completions have indexes, and for those whose have none (validateJobSpec). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notSupported, required } from '../field-errors.ts';
import { type Fields, isAbsent } from '../fields.ts';

/** Beyond this many completions of an indexed Job, retries are to be bounded closely. */
const softLimit = 100_000;
const largeJobLimit = 10_000;

export function validateCompletionMode(spec: Fields, path: string): FieldError[] {
  const mode = spec.completionMode ?? 'NonIndexed';
  if (mode === 'Indexed') return validateIndexed(spec, path);
  if (mode === 'NonIndexed') return validatePlain(spec, path);
  return [notSupported(`${path}.completionMode`, mode, ['NonIndexed', 'Indexed'])];
}

function validatePlain(spec: Fields, path: string): FieldError[] {
  return ['backoffLimitPerIndex', 'maxFailedIndexes']
    .filter((name) => !isAbsent(spec[name]))
    .map((name) => invalidValue(`${path}.${name}`, spec[name], 'requires indexed completion mode'));
}

function validateIndexed(spec: Fields, path: string): FieldError[] {
  const { completions, maxFailedIndexes } = spec;
  const errors: FieldError[] = [];
  if (isAbsent(completions)) {
    errors.push(required(`${path}.completions`, 'when completion mode is Indexed'));
  }
  const place = `${path}.maxFailedIndexes`;
  return [
    ...errors,
    ...atMost(spec.parallelism, `${path}.parallelism`, softLimit, ' when completion mode is Indexed'),
    ...(typeof completions === 'number' &&
    typeof maxFailedIndexes === 'number' &&
    maxFailedIndexes > completions
      ? [invalidValue(place, maxFailedIndexes, 'must be less than or equal to completions')]
      : []),
    ...atMost(maxFailedIndexes, place, softLimit),
    ...(typeof completions === 'number' && completions > softLimit && !isAbsent(spec.backoffLimitPerIndex)
      ? validateLarge(spec, path)
      : []),
  ];
}

function validateLarge(spec: Fields, path: string): FieldError[] {
  const place = `${path}.maxFailedIndexes`;
  const when = ` when completions are above ${softLimit} and used with backoff limit per index`;
  return [
    ...(isAbsent(spec.maxFailedIndexes)
      ? [required(place, `must be specified when completions is above ${softLimit}`)]
      : []),
    ...atMost(spec.parallelism, `${path}.parallelism`, largeJobLimit, when),
    ...atMost(spec.maxFailedIndexes, place, largeJobLimit, when),
  ];
}

function atMost(value: unknown, path: string, limit: number, when = ''): FieldError[] {
  const isMore = typeof value === 'number' && value > limit;
  return isMore ? [invalidValue(path, value, `must be less than or equal to ${limit}${when}`)] : [];
}
