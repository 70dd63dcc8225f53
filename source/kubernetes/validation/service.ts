/** Rules for Services (pkg/apis/core/validation: ValidateService). */
import type { FieldError } from '../status-error.ts';
import { duplicate, invalidText, invalidValue, oneOf, required } from './field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from './fields.ts';
import { validateLabels } from './metadata.ts';
import { labelErrors } from './names.ts';
import { protocols } from './ports.ts';
import { validatePortNumber, validatePortReference } from './probes.ts';

export function validateService(spec: Fields): FieldError[] {
  const ports = itemsAt(spec, 'ports', 'spec');
  const needsPorts = spec.type !== 'ExternalName' && spec.clusterIP !== 'None';
  return [
    ...(needsPorts && ports.length === 0 ? [required('spec.ports')] : []),
    ...(spec.type === 'ExternalName' && textAt(spec, 'externalName') === ''
      ? [required('spec.externalName')]
      : []),
    ...validateServicePorts(ports),
    ...validateLabels(spec.selector, 'spec.selector'),
    ...oneOf(spec, 'sessionAffinity', 'spec', ['ClientIP', 'None']),
    ...oneOf(spec, 'type', 'spec', ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']),
    ...oneOf(spec, 'externalTrafficPolicy', 'spec', ['Cluster', 'Local']),
  ];
}

function validateServicePorts(ports: readonly { item: Fields; path: string }[]): FieldError[] {
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
    ...oneOf(port, 'protocol', path, protocols),
    ...(isAbsent(port.targetPort) ? [] : validatePortReference(port.targetPort, `${path}.targetPort`)),
    ...validateNodePort(port.nodePort, `${path}.nodePort`),
  ];
}

function validateNodePort(port: unknown, path: string): FieldError[] {
  if (typeof port !== 'number' || port === 0 || (port >= 30_000 && port <= 32_767)) return [];
  const rule = 'provided port is not in the valid range. The range of valid ports is 30000-32767';
  return [invalidValue(path, port, rule)];
}
