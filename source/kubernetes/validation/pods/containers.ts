/** Rules for a pod's containers of all sorts together (validateContainers, validateInitContainers). */
import type { FieldError } from '../../status-error.ts';
import { duplicate, forbiddenField, invalidValue, required } from '../field-errors.ts';
import { type Fields, type Item, isAbsent, itemsAt, textAt } from '../fields.ts';
import { validateContainer } from './container.ts';
import { validateHostPorts } from './container-ports.ts';
import { validateEphemeralContainers } from './ephemeral-containers.ts';
import { lifeFields, validateLife } from './probes.ts';
import type { Volumes } from './volume-mounts.ts';

export function validateContainers(spec: Fields, path: string, volumes: Volumes): FieldError[] {
  const grace = spec.terminationGracePeriodSeconds;
  const gracePeriod = typeof grace === 'number' ? grace : undefined;
  const main = itemsAt(spec, 'containers', path);
  const names = new Set<string>();
  const errors =
    main.length === 0
      ? [required(`${path}.containers`)]
      : [
          ...main.flatMap(({ item, path: place }) => [
            ...validateContainer(item, place, volumes),
            ...validateUniqueName(item, place, names),
            ...validateLife(item, place, gracePeriod),
          ]),
          ...validateHostPorts(main),
        ];
  for (const each of itemsAt(spec, 'initContainers', path)) {
    errors.push(...validateInitContainer(each, volumes, names, gracePeriod));
  }
  errors.push(...validateEphemeralContainers(spec, path, volumes, names));
  return errors;
}

function validateInitContainer(
  each: Item,
  volumes: Volumes,
  names: Set<string>,
  gracePeriod: number | undefined,
): FieldError[] {
  const { item: container, path } = each;
  return [
    ...validateContainer(container, path, volumes),
    ...validateUniqueName(container, path, names),
    // Init containers run one by one, so only each by itself can be in its own way.
    ...validateHostPorts([each]),
    // Only one that stays (a sidecar) can be probed or have hooks.
    ...(container.restartPolicy === 'Always'
      ? validateLife(container, path, gracePeriod)
      : validatePassing(container, path)),
  ];
}

function validatePassing(container: Fields, path: string): FieldError[] {
  const rule = 'may not be set for init containers without restartPolicy=Always';
  const errors = lifeFields
    .filter((name) => !isAbsent(container[name]))
    .map((name) => forbiddenField(`${path}.${name}`, rule));
  const { resizePolicy } = container;
  if (Array.isArray(resizePolicy) && resizePolicy.length > 0) {
    errors.push(invalidValue(`${path}.resizePolicy`, resizePolicy, 'must not be set for init containers'));
  }
  return errors;
}

/** Adds the name to those that are taken. */
function validateUniqueName(container: Fields, path: string, taken: Set<string>): FieldError[] {
  const name = textAt(container, 'name');
  if (name === '') return [];
  if (taken.has(name)) return [duplicate(`${path}.name`, name)];
  taken.add(name);
  return [];
}
