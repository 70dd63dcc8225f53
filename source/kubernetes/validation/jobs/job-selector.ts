/** Rules for a Job's selector, which the API server makes from its uid (validateGeneratedSelector, ValidateJobSpec). */
import { controllerUidLabels, jobNameLabels } from '../../jobs.ts';
import { matchesSelector } from '../../selectors.ts';
import type { FieldError } from '../../status-error.ts';
import { invalidValue, required, sorted } from '../field-errors.ts';
import { type Fields, fieldsAt, textAt, textMap } from '../fields.ts';
import { isUsable, shownSelector, validateLabelSelector, validateTemplateLabels } from '../selector.ts';

/** Nobody may have put a label of the server's own into selector or template with another value. */
export function validateGeneratedSelector(object: Fields, spec: Fields): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (spec.manualSelector === true || selector === undefined) return [];
  const metadata = fieldsAt(object, 'metadata') ?? {};
  const uid = textAt(metadata, 'uid');
  const expected = Object.fromEntries([
    ...controllerUidLabels.map((label) => [label, uid]),
    ...jobNameLabels.map((label) => [label, textAt(metadata, 'name')]),
  ]) as Record<string, string>;
  const template = fieldsAt(fieldsAt(spec, 'template') ?? {}, 'metadata') ?? {};
  const errors = Object.entries(expected).flatMap(([label, value]) =>
    validateLabel(textMap(template.labels), label, value),
  );
  if (isUsable(selector) && !matchesSelector(selector, expected)) {
    errors.push(invalidValue('spec.selector', shownSelector(selector), '`selector` not auto-generated'));
  }
  return errors;
}

function validateLabel(labels: Record<string, string>, label: string, value: string): FieldError[] {
  const path = `spec.template.metadata.labels[${label}]`;
  const rule = `must be '${value}'`;
  if (!Object.hasOwn(labels, label)) return [required(path, rule)];
  return labels[label] === value ? [] : [invalidValue(path, sorted(labels), rule)];
}

/** However it came about, it selects the pods that the Job makes. */
export function validateJobSelector(spec: Fields, path: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  const template = fieldsAt(spec, 'template') ?? {};
  return [
    ...(selector === undefined
      ? [required(`${path}.selector`)]
      : validateLabelSelector(selector, `${path}.selector`)),
    ...(isUsable(selector) ? validateTemplateLabels(selector, template, `${path}.template`) : []),
  ];
}
