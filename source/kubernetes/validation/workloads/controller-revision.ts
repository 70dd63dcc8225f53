/** Rules for ControllerRevisions (pkg/apis/apps/validation: ValidateControllerRevision). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { immutable, notNegative, required } from '../field-errors.ts';
import { type Fields, isAbsent } from '../fields.ts';
import { lasting } from '../rules.ts';

export const controllerRevision = lasting(validateControllerRevision, dataStays);

function validateControllerRevision(revision: Fields): FieldError[] {
  return [
    ...(isAbsent(revision.data) ? [required('data', 'data is mandatory')] : []),
    ...notNegative(revision, '', 'revision'),
  ];
}

/** What a revision remembers stays what it was. */
function dataStays(next: Fields, previous: Fields): FieldError[] {
  return immutable(next.data, 'data', isEqual(next.data, previous.data));
}
