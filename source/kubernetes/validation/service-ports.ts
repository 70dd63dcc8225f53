/** The ports of a Service (validateServicePort, and what ValidateService says of all of them together). */
import type { FieldError } from '../status-error.ts';
import {
  duplicate,
  exactlyOneOf,
  forbiddenField,
  invalidText,
  invalidValue,
  required,
} from './field-errors.ts';
import { type Fields, type Item, isAbsent, textAt } from './fields.ts';
import { labelErrors, qualifiedNameErrors } from './names.ts';
import { protocols, validatePortNumber, validatePortReference } from './ports.ts';

type Ports = readonly Item[];

export function validateServicePorts(ports: Ports): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    const isRepeated = name !== '' && names.has(name);
    names.add(name);
    return [
      ...(name === '' && ports.length > 1 ? [required(`${path}.name`)] : []),
      ...(name === '' ? [] : invalidText(`${path}.name`, name, labelErrors)),
      ...(isRepeated ? [duplicate(`${path}.name`, name)] : []),
      ...validatePort(item, path),
    ];
  });
}

function validatePort(port: Fields, path: string): FieldError[] {
  return [
    ...validatePortNumber(port.port ?? 0, `${path}.port`),
    ...exactlyOneOf(port, 'protocol', path, protocols),
    ...(isAbsent(port.targetPort) ? [] : validatePortReference(port.targetPort, `${path}.targetPort`)),
    ...invalidText(`${path}.appProtocol`, port.appProtocol, qualifiedNameErrors),
    ...validateNodePort(port.nodePort, `${path}.nodePort`),
  ];
}

/** The range is that of the API server's allocator, `--service-node-port-range`. */
function validateNodePort(port: unknown, path: string): FieldError[] {
  if (typeof port !== 'number' || port === 0 || (port >= 30_000 && port <= 32_767)) return [];
  const rule = 'provided port is not in the valid range. The range of valid ports is 30000-32767';
  return [invalidValue(path, port, rule)];
}

/** Node ports where there are none, and any port twice under one protocol. */
export function validatePortUses(spec: Fields, ports: Ports): FieldError[] {
  const opened = ports.filter(({ item }) => !isAbsent(item.nodePort) && item.nodePort !== 0);
  const stray = spec.type === 'ClusterIP' ? opened : [];
  return [
    ...stray.map(({ path }) =>
      forbiddenField(`${path}.nodePort`, "may not be used when `type` is 'ClusterIP'"),
    ),
    ...repeated(opened, 'nodePort').map(({ item, path }) => duplicate(`${path}.nodePort`, item.nodePort)),
    ...repeated(ports, 'port').map(({ item, path }) => duplicate(path, keyOf(item))),
  ];
}

function repeated(ports: Ports, name: 'port' | 'nodePort'): Ports {
  const seen = new Set<string>();
  return ports.filter(({ item }) => {
    const key = `${item.protocol}/${item[name]}`;
    const isSeen = seen.has(key);
    seen.add(key);
    return isSeen;
  });
}

/** As the API server prints it: its internal form of a port that has nothing else. */
function keyOf({ protocol, port }: Fields): Fields {
  return { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 };
}
