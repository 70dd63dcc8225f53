/** Rules for label selectors, and that a controller's selector takes what its template makes (metav1 validation). */
import { isEqual } from '../../lib/equal.ts';
import { matchesSelector } from '../selectors.ts';
import type { FieldError } from '../status-error.ts';
import {
  forbiddenField,
  immutable,
  invalidText,
  invalidValue,
  required,
  shownLabels,
} from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, isFields, itemsAt, listAt, textMap } from './fields.ts';
import { validateLabels } from './metadata.ts';
import { labelValueErrors, qualifiedNameErrors } from './names.ts';

export function validateLabelSelector(selector: Fields, path: string): FieldError[] {
  return [
    ...validateLabels(selector.matchLabels, `${path}.matchLabels`),
    ...itemsAt(selector, 'matchExpressions', path).flatMap(({ item, path: place }) =>
      validateExpression(item, place),
    ),
  ];
}

/** Whether nothing keeps the selector from being used: it is well formed, and its parts are what they should be. */
export function isUsable(selector: Fields | undefined): boolean {
  if (selector === undefined) return true;
  const { matchLabels, matchExpressions } = selector;
  const isFormed =
    (isAbsent(matchLabels) || isFields(matchLabels)) &&
    (isAbsent(matchExpressions) || Array.isArray(matchExpressions));
  return isFormed && validateLabelSelector(selector, '').length === 0;
}

/** A missing selector selects nothing, an empty one everything. `path` is the template's. */
export function validateTemplateLabels(
  selector: Fields | undefined,
  template: Fields,
  path: string,
): FieldError[] {
  const labels = fieldsAt(template, 'metadata')?.labels;
  if (selector !== undefined && matchesSelector(selector, textMap(labels))) return [];
  const rule = '`selector` does not match template `labels`';
  return [invalidValue(`${path}.metadata.labels`, shownLabels(labels), rule)];
}

/** It decides whose pods are whose, so it stays what it was; both are specs. */
export function selectorStays(next: Fields, previous: Fields): FieldError[] {
  return immutable(next.selector, 'spec.selector', isEqual(next.selector, previous.selector));
}

/** A selector as it appears in a message. */
export function shownSelector(selector: Fields): Fields {
  const { matchLabels, matchExpressions, ...rest } = selector;
  return {
    ...(isAbsent(matchLabels) ? {} : { matchLabels }),
    ...(isAbsent(matchExpressions) ? {} : { matchExpressions }),
    ...rest,
  };
}

export function isEmptySelector(selector: Fields): boolean {
  return (
    Object.keys(textMap(selector.matchLabels)).length === 0 &&
    listAt(selector, 'matchExpressions').length === 0
  );
}

function validateExpression(expression: Fields, path: string): FieldError[] {
  const values = Array.isArray(expression.values) ? expression.values : [];
  return [
    ...validateOperator(expression.operator, values, path),
    ...invalidText(`${path}.key`, expression.key ?? '', qualifiedNameErrors),
    ...values.flatMap((value, index) => invalidText(`${path}.values[${index}]`, value, labelValueErrors)),
  ];
}

function validateOperator(operator: unknown, values: readonly unknown[], path: string): FieldError[] {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length > 0) return [];
    return [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length === 0) return [];
    return [
      forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
    ];
  }
  return [invalidValue(`${path}.operator`, operator ?? '', 'not a valid selector operator')];
}
