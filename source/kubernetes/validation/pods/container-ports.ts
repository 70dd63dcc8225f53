/** Rules for container ports (pkg/apis/core/validation: validateContainerPorts, checkHostPortConflicts). */
import type { FieldError } from '../../status-error.ts';
import { duplicate, invalidText, invalidValue, oneOf, required } from '../field-errors.ts';
import { type Fields, type Item, itemsAt, textAt } from '../fields.ts';
import { portNameErrors } from '../names.ts';
import { protocols, validatePortNumber } from '../ports.ts';

export function validateContainerPorts(container: Fields, path: string): FieldError[] {
  const names = new Set<string>();
  return itemsAt(container, 'ports', path).flatMap(({ item, path: place }) => [
    ...validatePortName(textAt(item, 'name'), `${place}.name`, names),
    ...(item.containerPort === undefined || item.containerPort === 0
      ? [required(`${place}.containerPort`)]
      : validatePortNumber(item.containerPort, `${place}.containerPort`)),
    ...(item.hostPort === 0 ? [] : validatePortNumber(item.hostPort, `${place}.hostPort`)),
    ...oneOf(item, 'protocol', place, protocols),
  ]);
}

/** Adds the name to those that are taken. */
function validatePortName(name: string, path: string, taken: Set<string>): FieldError[] {
  if (name === '') return [];
  const errors = invalidText(path, name, portNameErrors);
  if (errors.length > 0) return errors;
  if (taken.has(name)) return [duplicate(path, name)];
  taken.add(name);
  return [];
}

/** Containers that run at the same time can not take one port of the host twice. */
export function validateHostPorts(containers: readonly Item[]): FieldError[] {
  const taken = new Set<string>();
  const errors: FieldError[] = [];
  for (const { item: container, path } of containers) {
    if (container.ports === undefined) continue;
    for (const { item, path: place } of itemsAt(container, 'ports', path)) {
      if (typeof item.hostPort !== 'number' || item.hostPort === 0) continue;
      const key = `${textAt(item, 'protocol')}/${textAt(item, 'hostIP')}/${item.hostPort}`;
      if (taken.has(key)) errors.push(duplicate(`${place}.hostPort`, key));
      taken.add(key);
    }
  }
  return errors;
}

/** On the host's network a port of the host is the container's own. A template may leave it to the pod. */
export function validateHostNetwork(spec: Fields, path: string, isPod: boolean): FieldError[] {
  if (spec.hostNetwork !== true) return [];
  const rule = 'must match `containerPort` when `hostNetwork` is true';
  return itemsAt(spec, 'containers', path)
    .flatMap(({ item, path: place }) => itemsAt(item, 'ports', place))
    .filter(({ item: { hostPort = 0, containerPort } }) => {
      return (isPod || hostPort !== 0) && hostPort !== containerPort;
    })
    .map(({ item, path: place }) => invalidValue(`${place}.hostPort`, item.hostPort ?? 0, rule));
}
