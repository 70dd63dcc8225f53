/** Rules for ephemeral containers, and for adding them to a pod (validateEphemeralContainers and its update). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { duplicate, forbiddenField, valueNotFound } from '../field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from '../fields.ts';
import { validateContainer, validateImageBlanks } from './container.ts';
import type { Volumes } from './volume-mounts.ts';

/** What only containers that a pod relies on can have. */
const notAllowed = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];
const cannot = 'cannot be set for an Ephemeral Container';

/** `others`: the names of the pod's containers and init containers. */
export function validateEphemeralContainers(
  spec: Fields,
  path: string,
  volumes: Volumes,
  others: ReadonlySet<string>,
): FieldError[] {
  const names = new Set(others);
  return itemsAt(spec, 'ephemeralContainers', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const target = textAt(item, 'targetContainerName');
    const isRepeated = names.has(name);
    names.add(name);
    return [
      ...validateContainer(item, place, volumes),
      ...validateImageBlanks(item, place),
      ...(isRepeated ? [duplicate(`${place}.name`, name)] : []),
      ...(target === '' || others.has(target) ? [] : [valueNotFound(`${place}.targetContainerName`, target)]),
      ...notAllowed
        .filter((field) => isGiven(item[field]))
        .map((field) => forbiddenField(`${place}.${field}`, cannot)),
      ...validateSubPaths(item, place),
    ];
  });
}

function validateSubPaths(container: Fields, path: string): FieldError[] {
  return itemsAt(container, 'volumeMounts', path).flatMap(({ item, path: place }) =>
    ['subPath', 'subPathExpr']
      .filter((field) => textAt(item, field) !== '')
      .map((field) => forbiddenField(`${place}.${field}`, cannot)),
  );
}

/** Ephemeral containers are only ever added; both are specs. */
export function ephemeralContainersUpdate(next: Fields, previous: Fields): FieldError[] {
  const path = 'spec.ephemeralContainers';
  const now = new Map(
    itemsAt(next, 'ephemeralContainers', '').map(({ item }) => [textAt(item, 'name'), item]),
  );
  return itemsAt(previous, 'ephemeralContainers', '').flatMap(({ item: before }) => {
    const name = textAt(before, 'name');
    const after = now.get(name);
    if (after !== undefined && isEqual(after, before)) return [];
    const what = after === undefined ? 'removed' : 'changed';
    return [forbiddenField(path, `existing ephemeral containers "${name}" may not be ${what}`)];
  });
}

/** An empty object or list says nothing. */
function isGiven(value: unknown): boolean {
  return !isAbsent(value) && (typeof value !== 'object' || Object.keys(value as object).length > 0);
}
