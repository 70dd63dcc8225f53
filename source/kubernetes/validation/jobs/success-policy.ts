/** Rules for when an indexed Job has succeeded before all of its indexes have (validateSuccessPolicy). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative, required, tooLong, tooMany } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt } from '../fields.ts';

const mostRules = 20;
/** Bytes. */
const longestIndexes = 64 * 1024;

/** `job`: the Job's spec; `path`: the policy's. */
export function validateSuccessPolicy(job: Fields, path: string): FieldError[] {
  const policy = fieldsAt(job, 'successPolicy');
  if (policy === undefined) return [];
  if (job.completionMode !== 'Indexed') {
    return [invalidValue(path, policy, 'requires indexed completion mode')];
  }
  const rules = itemsAt(policy, 'rules', path);
  const completions = typeof job.completions === 'number' ? job.completions : 0;
  const rule = 'at least one rules must be specified when the successPolicy is specified';
  return [
    ...(rules.length === 0 ? [required(`${path}.rules`, rule)] : []),
    ...(rules.length > mostRules ? [tooMany(`${path}.rules`, rules.length, mostRules)] : []),
    ...rules.flatMap(({ item, path: place }) => validateRule(item, place, completions)),
  ];
}

function validateRule(rule: Fields, path: string, completions: number): FieldError[] {
  const { succeededIndexes: indexes, succeededCount: count } = rule;
  if (isAbsent(indexes) && isAbsent(count)) {
    return [required(path, 'at least one of succeededCount or succeededIndexes must be specified')];
  }
  const place = `${path}.succeededIndexes`;
  const counted = typeof indexes === 'string' ? countIndexes(indexes, completions) : undefined;
  const isMalformed = typeof counted === 'string';
  return [
    ...(typeof indexes === 'string' && indexes.length > longestIndexes
      ? [tooLong(place, longestIndexes)]
      : []),
    ...(isMalformed ? [invalidValue(place, indexes, `error parsing succeededIndexes: ${counted}`)] : []),
    ...notNegative(rule, path, 'succeededCount'),
    ...notMore(count, `${path}.succeededCount`, completions, 'specified completions'),
    ...(counted === undefined
      ? []
      : notMore(
          count,
          `${path}.succeededCount`,
          isMalformed ? 0 : counted,
          'indexes in the specified succeededIndexes field',
        )),
  ];
}

function notMore(count: unknown, path: string, limit: number, what: string): FieldError[] {
  if (typeof count !== 'number' || count <= limit) return [];
  return [invalidValue(path, count, `must be less than or equal to ${limit} (the number of ${what})`)];
}

/** How many indexes `1,3-5` names, or why it can not be read. */
function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const part of text.split(',')) {
    const interval = readInterval(part, completions);
    if (typeof interval === 'string') return interval;
    const [start, end] = interval;
    if (last !== undefined && last >= start) return notIncreasing(last, start);
    last = end;
    total += end - start + 1;
  }
  return total;
}

function readInterval(text: string, completions: number): readonly [number, number] | string {
  const limits = text.split('-');
  if (limits.length > 2) {
    return `the fragment "${text}" violates the requirement that an index interval can have at most two parts separated by '-'`;
  }
  for (const limit of limits) {
    if (!/^\d+$/.test(limit)) return `cannot convert string to integer for index: "${limit}"`;
    if (Number(limit) >= completions) return `too large index: "${limit}"`;
  }
  const [start, end = start] = limits.map(Number) as [number, number?];
  return limits.length === 2 && start >= end! ? notIncreasing(start, end!) : [start, end!];
}

function notIncreasing(previous: number, current: number): string {
  return `non-increasing order, previous: ${previous}, current: ${current}`;
}
