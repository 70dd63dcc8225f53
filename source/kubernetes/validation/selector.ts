/** Rules for label selectors, and that a controller's selector takes what its template makes. */
import { matchesSelector } from '../selectors.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, invalidValue, required, sorted } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textMap } from './fields.ts';
import { validateLabels } from './metadata.ts';
import { labelValueErrors, qualifiedNameErrors } from './names.ts';

/** The `selector` of a spec with a pod template: there, not empty, well formed. */
export function validateSelector(spec: Fields, path: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (selector === undefined) return [required(`${path}.selector`)];
  const errors = validateLabelSelector(selector, `${path}.selector`);
  // The API server says "deployment" whatever the kind.
  if (isEmptySelector(selector)) {
    errors.push(invalidValue(`${path}.selector`, selector, 'empty selector is invalid for deployment'));
  }
  return errors;
}

export function validateLabelSelector(selector: Fields, path: string): FieldError[] {
  return [
    ...validateLabels(selector.matchLabels, `${path}.matchLabels`),
    ...itemsAt(selector, 'matchExpressions', path).flatMap(({ item, path: place }) =>
      validateExpression(item, place),
    ),
  ];
}

/** A missing selector selects nothing, so its own template neither; a malformed one is complained about already. */
export function validateTemplateLabels(spec: Fields, path: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (selector !== undefined && validateLabelSelector(selector, '').length > 0) return [];
  const labels = textMap(fieldsAt(fieldsAt(spec, 'template') ?? {}, 'metadata')?.labels);
  if (selector !== undefined && (isEmptySelector(selector) || matchesSelector(selector, labels))) return [];
  return [
    invalidValue(
      `${path}.template.metadata.labels`,
      sorted(labels),
      '`selector` does not match template `labels`',
    ),
  ];
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

function isEmptySelector(selector: Fields): boolean {
  const expressions = selector.matchExpressions;
  return (
    Object.keys(textMap(selector.matchLabels)).length === 0 &&
    (isAbsent(expressions) || (Array.isArray(expressions) && expressions.length === 0))
  );
}
