/** Fields that others own and an apply would change, and how the API server tells them (managedfields, conflict.go). */
import { compareText } from '../../lib/compare-text.ts';
import { StatusError } from '../status-error.ts';
import { type Entry, managerKey } from './entries.ts';
import { type FieldSet, intersection, isEmpty, pathsIn } from './field-set.ts';

export interface Conflict {
  readonly owner: Entry;
  readonly fields: FieldSet;
}

export function conflictsWith(others: readonly Entry[], changed: FieldSet): readonly Conflict[] {
  return others
    .map((owner) => ({ owner, fields: intersection(owner.fieldsV1, changed) }))
    .filter(({ fields }) => !isEmpty(fields));
}

export function ownersConflict(conflicts: readonly Conflict[]): StatusError {
  const told = conflicts
    .toSorted((one, other) => compareText(managerKey(one.owner), managerKey(other.owner)))
    .map(({ owner, fields }) => ({ owner: described(owner), paths: [...pathsIn(fields)] }));
  const causes = told.flatMap(({ owner, paths }) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${owner}`, field })),
  );
  const lists = told.flatMap(({ owner, paths }) => [
    `conflicts with ${owner}:`,
    ...paths.map((path) => `- ${path}`),
  ]);
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${causes[0]!.message}: ${causes[0]!.field}`
      : `Apply failed with ${causes.length} conflicts: ${lists.join('\n')}`;
  return new StatusError('Conflict', message, { causes });
}

/** `"kubectl-edit" with subresource "scale" using apps/v1`; of one who applies without the version. */
function described({ manager, subresource, operation, apiVersion }: Entry): string {
  const part = subresource === undefined ? '' : ` with subresource ${JSON.stringify(subresource)}`;
  const version = operation === 'Update' ? ` using ${apiVersion}` : '';
  return `${JSON.stringify(manager)}${part}${version}`;
}
