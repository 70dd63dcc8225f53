/** Rules for Jobs (pkg/apis/batch/validation: ValidateJob). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue } from '../field-errors.ts';
import { type Fields, fieldsAt, textAt } from '../fields.ts';
import { labelErrors } from '../names.ts';
import { type Rules, specOf } from '../rules.ts';
import { validateGeneratedSelector, validateJobSelector } from './job-selector.ts';
import { validateJobSpec } from './job-spec.ts';
import { jobUpdate } from './job-update.ts';

export const job: Rules = { create: validateJob, update: jobUpdate };

function validateJob(object: Fields): FieldError[] {
  const spec = specOf(object);
  return [
    ...validateGeneratedSelector(object, spec),
    ...validateJobSpec(spec, 'spec'),
    ...validateJobSelector(spec, 'spec'),
    ...validateHostNames(object, spec),
  ];
}

/** The pods of an indexed Job have its name and their index as host names. */
function validateHostNames(object: Fields, spec: Fields): FieldError[] {
  const { completions, completionMode } = spec;
  const name = textAt(fieldsAt(object, 'metadata') ?? {}, 'name');
  if (completionMode !== 'Indexed' || typeof completions !== 'number' || completions <= 0) return [];
  const longest = `${name}-${completions - 1}`;
  const rule = `will not able to create pod with invalid DNS label: ${longest}`;
  return labelErrors(longest).length === 0 ? [] : [invalidValue('metadata.name', name, rule)];
}
