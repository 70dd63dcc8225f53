/** Rules for what a pod waits for before it is scheduled, and before it counts as ready. */
import type { FieldError } from '../../status-error.ts';
import { duplicate, invalidText } from '../field-errors.ts';
import { type Fields, itemsAt, textAt } from '../fields.ts';
import { qualifiedNameErrors } from '../names.ts';

export function validateReadinessGates(spec: Fields, path: string): FieldError[] {
  return itemsAt(spec, 'readinessGates', path).flatMap(({ item, path: place }) =>
    invalidText(`${place}.conditionType`, item.conditionType ?? '', qualifiedNameErrors),
  );
}

export function validateSchedulingGates(spec: Fields, path: string): FieldError[] {
  const names = new Set<string>();
  return itemsAt(spec, 'schedulingGates', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const isRepeated = names.has(name);
    names.add(name);
    return [
      ...invalidText(place, name, qualifiedNameErrors),
      ...(isRepeated ? [duplicate(place, name)] : []),
    ];
  });
}
