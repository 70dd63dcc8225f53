/** Rules for finalizers (apimachinery, api/validation: ValidateFinalizers; core: validateKubeFinalizerName). */
import { foregroundFinalizer, namespaceFinalizer, orphanFinalizer } from '../finalizers.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, invalidValue } from './field-errors.ts';
import { type Fields, isAbsent, textsAt } from './fields.ts';
import { qualifiedNameErrors } from './names.ts';

/** The only ones whose names need no domain. */
const standard = [namespaceFinalizer, orphanFinalizer, foregroundFinalizer];

export function validateFinalizers(metadata: Fields, path: string): FieldError[] {
  if (isAbsent(metadata.finalizers)) return [];
  const names = textsAt(metadata, 'finalizers');
  const errors = names.flatMap((name) => invalidText(path, name, qualifiedNameErrors));
  if (names.includes(orphanFinalizer) && names.includes(foregroundFinalizer)) {
    const rule = `finalizer ${orphanFinalizer} and ${foregroundFinalizer} cannot be both set`;
    errors.push(invalidValue(path, names, rule));
  }
  return [...errors, ...names.flatMap((name, index) => validateDomain(name, `${path}[${index}]`))];
}

/** Names without a domain are Kubernetes' own. */
export function validateDomain(name: string, path: string): FieldError[] {
  if (name.includes('/') || standard.includes(name)) return [];
  const rule = 'name is neither a standard finalizer name nor is it fully qualified';
  return [invalidValue(path, name, rule)];
}

/** Nobody can hold back what is leaving already; both are metadata. */
export function finalizersUpdate(next: Fields, previous: Fields, path: string): FieldError[] {
  if (isAbsent(previous.deletionTimestamp) || next.finalizers === previous.finalizers) return [];
  const before = textsAt(previous, 'finalizers');
  const added = textsAt(next, 'finalizers').filter((name) => !before.includes(name));
  if (added.length === 0) return [];
  const list = added.sort().map((name) => JSON.stringify(name));
  const rule = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list.join(', ')}}`;
  return [forbiddenField(path, rule)];
}
