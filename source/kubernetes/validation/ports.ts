/** Rules for container ports (pkg/apis/core/validation: validateContainerPorts, checkHostPortConflicts). */
import type { FieldError } from '../status-error.ts';
import { duplicate, invalidText, invalidValue, oneOf, required } from './field-errors.ts';
import { type Fields, itemsAt, textAt } from './fields.ts';
import { portNameErrors } from './names.ts';
import { validatePortNumber } from './probes.ts';

export const protocols = ['SCTP', 'TCP', 'UDP'];

export function validatePorts(container: Fields, path: string): FieldError[] {
  const names = new Set<string>();
  return itemsAt(container, 'ports', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const isRepeated = name !== '' && names.has(name);
    names.add(name);
    return [
      ...(name === '' ? [] : invalidText(`${place}.name`, name, portNameErrors)),
      ...(isRepeated ? [duplicate(`${place}.name`, name)] : []),
      ...(item.containerPort === undefined || item.containerPort === 0
        ? [required(`${place}.containerPort`)]
        : validatePortNumber(item.containerPort, `${place}.containerPort`)),
      ...(item.hostPort === 0 ? [] : validatePortNumber(item.hostPort, `${place}.hostPort`)),
      ...oneOf(item, 'protocol', place, protocols),
    ];
  });
}

/** Within one pod a port of the host can be taken once, and on the host's network it is the container's own. */
export function validateHostPorts(spec: Fields, path: string): FieldError[] {
  const taken = new Set<string>();
  return itemsAt(spec, 'containers', path)
    .flatMap(({ item, path: place }) => itemsAt(item, 'ports', place))
    .filter(({ item }) => typeof item.hostPort === 'number' && item.hostPort > 0)
    .flatMap(({ item, path: place }) => {
      const key = `${textAt(item, 'protocol')}/${textAt(item, 'hostIP')}/${item.hostPort}`;
      const isTaken = taken.has(key);
      taken.add(key);
      const differs = spec.hostNetwork === true && item.hostPort !== item.containerPort;
      const rule = 'must match `hostPort` when `hostNetwork` is true';
      return [
        ...(isTaken ? [duplicate(`${place}.hostPort`, key)] : []),
        ...(differs ? [invalidValue(`${place}.containerPort`, item.containerPort, rule)] : []),
      ];
    });
}
