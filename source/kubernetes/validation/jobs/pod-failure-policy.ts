/** Rules for what a Job does about pods that failed (pkg/apis/batch/validation: validatePodFailurePolicy). */
import type { FieldError } from '../../status-error.ts';
import {
  duplicate,
  invalidPart,
  invalidText,
  invalidValue,
  notSupported,
  required,
  tooMany,
} from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, listAt, textAt } from '../fields.ts';
import { qualifiedNameErrors } from '../names.ts';

const mostRules = 20;

/** `job`: the Job's spec; `path`: the policy's. */
export function validatePodFailurePolicy(job: Fields, path: string): FieldError[] {
  const policy = fieldsAt(job, 'podFailurePolicy');
  if (policy === undefined) return [];
  const rules = itemsAt(policy, 'rules', path);
  const podSpec = fieldsAt(fieldsAt(job, 'template') ?? {}, 'spec') ?? {};
  const containers = ['containers', 'initContainers']
    .flatMap((list) => itemsAt(podSpec, list, ''))
    .map(({ item }) => textAt(item, 'name'));
  return [
    ...(rules.length > mostRules ? [tooMany(`${path}.rules`, rules.length, mostRules)] : []),
    ...rules.flatMap(({ item, path: place }) => validateRule(item, place, job, containers)),
  ];
}

function validateRule(rule: Fields, path: string, job: Fields, containers: readonly string[]): FieldError[] {
  const codes = fieldsAt(rule, 'onExitCodes');
  const conditions = itemsAt(rule, 'onPodConditions', path);
  const errors = [
    ...validateAction(rule, path, job),
    ...(codes === undefined ? [] : validateExitCodes(codes, `${path}.onExitCodes`, containers)),
    ...(conditions.length > mostRules
      ? [tooMany(`${path}.onPodConditions`, conditions.length, mostRules)]
      : []),
    ...conditions.flatMap(({ item, path: place }) => validateCondition(item, place)),
  ];
  if (codes !== undefined && conditions.length > 0) {
    errors.push(invalidPart(path, 'specifying both OnExitCodes and OnPodConditions is not supported'));
  }
  if (codes === undefined && conditions.length === 0) {
    errors.push(invalidPart(path, 'specifying one of OnExitCodes and OnPodConditions is required'));
  }
  return errors;
}

function validateAction(rule: Fields, path: string, job: Fields): FieldError[] {
  const place = `${path}.action`;
  if (rule.action === 'FailIndex' && isAbsent(job.backoffLimitPerIndex)) {
    return [invalidValue(place, rule.action, 'requires the backoffLimitPerIndex to be set')];
  }
  return validateChoice(rule.action, place, ['Count', 'FailIndex', 'FailJob', 'Ignore']);
}

const mostExitCodes = 255;

function validateExitCodes(codes: Fields, path: string, containers: readonly string[]): FieldError[] {
  const { containerName: name } = codes;
  const notOurs = 'must be one of the container or initContainer names in the pod template';
  return [
    ...validateChoice(codes.operator, `${path}.operator`, ['In', 'NotIn']),
    ...(isAbsent(name) || containers.includes(name as string)
      ? []
      : [invalidValue(`${path}.containerName`, name, notOurs)]),
    ...validateValues(listAt(codes, 'values'), `${path}.values`, codes.operator === 'In'),
  ];
}

/** `isIn`: the rule is about pods that ended with one of them. */
function validateValues(values: readonly unknown[], path: string, isIn: boolean): FieldError[] {
  const errors: FieldError[] = [];
  if (values.length === 0) errors.push(invalidValue(path, values, 'at least one value is required'));
  if (values.length > mostExitCodes) errors.push(tooMany(path, values.length, mostExitCodes));
  for (const [index, value] of values.entries()) {
    const place = `${path}[${index}]`;
    if (isIn && value === 0) errors.push(invalidValue(place, value, 'must not be 0 for the In operator'));
    if (values.indexOf(value) < index) errors.push(duplicate(place, value));
  }
  const isOrdered = values.every((value, index) => index === 0 || Number(values[index - 1]) <= Number(value));
  return isOrdered ? errors : [...errors, invalidValue(path, values, 'must be ordered')];
}

function validateCondition(condition: Fields, path: string): FieldError[] {
  return [
    ...invalidText(`${path}.type`, condition.type ?? '', qualifiedNameErrors),
    ...validateChoice(condition.status, `${path}.status`, ['False', 'True', 'Unknown']),
  ];
}

/** One of these, which are told where none is given. */
function validateChoice(value: unknown, path: string, choices: readonly string[]): FieldError[] {
  if (isAbsent(value) || value === '') {
    const list = choices.map((choice) => JSON.stringify(choice)).join(' ');
    return [required(path, `valid values: [${list}]`)];
  }
  return choices.includes(value as string) ? [] : [notSupported(path, value, choices)];
}
