/** Rules for probes and life-cycle hooks (pkg/apis/core/validation: validateProbe, validateHandler). */
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, invalidValue, notNegative, oneOf, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from './fields.ts';
import { portNameErrors } from './names.ts';

export function validateProbes(container: Fields, path: string): FieldError[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const probe = fieldsAt(container, name);
    if (probe === undefined) return [];
    return validateProbe(probe, `${path}.${name}`, name !== 'readinessProbe');
  });
}

export function validateLifecycle(container: Fields, path: string): FieldError[] {
  const lifecycle = fieldsAt(container, 'lifecycle') ?? {};
  return ['postStart', 'preStop'].flatMap((name) => {
    const handler = fieldsAt(lifecycle, name);
    return handler === undefined ? [] : validateHandler(handler, `${path}.lifecycle.${name}`, ['sleep']);
  });
}

export function validatePortReference(port: unknown, path: string): FieldError[] {
  if (typeof port === 'number') return validatePortNumber(port, path);
  return invalidText(path, port, portNameErrors);
}

export function validatePortNumber(port: unknown, path: string): FieldError[] {
  if (typeof port !== 'number' || (port >= 1 && port <= 65_535)) return [];
  return [invalidValue(path, port, 'must be between 1 and 65535, inclusive')];
}

function validateProbe(probe: Fields, path: string, isOnceEnough: boolean): FieldError[] {
  const errors = [
    ...validateHandler(probe, path, ['grpc']),
    ...notNegative(
      probe,
      path,
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
    ),
  ];
  const { successThreshold } = probe;
  if (isOnceEnough && typeof successThreshold === 'number' && successThreshold !== 1) {
    errors.push(invalidValue(`${path}.successThreshold`, successThreshold, 'must be 1'));
  }
  return errors;
}

/** Exactly one of exec, httpGet, tcpSocket and the further ones. */
function validateHandler(fields: Fields, path: string, further: readonly string[]): FieldError[] {
  const given = ['exec', 'httpGet', 'tcpSocket', ...further].filter((name) => !isAbsent(fields[name]));
  const [first, ...others] = given;
  if (first === undefined) return [required(path, 'must specify a handler type')];
  return [
    ...validateAction(first, fieldsAt(fields, first) ?? {}, `${path}.${first}`),
    ...others.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 handler type')),
  ];
}

function validateAction(type: string, action: Fields, path: string): FieldError[] {
  if (type === 'exec') {
    const isEmpty = !Array.isArray(action.command) || action.command.length === 0;
    return isEmpty ? [required(`${path}.command`)] : [];
  }
  if (type === 'sleep') return [];
  const port = isAbsent(action.port)
    ? [required(`${path}.port`)]
    : validatePortReference(action.port, `${path}.port`);
  if (type !== 'httpGet') return port;
  return [
    ...(textAt(action, 'path') === '' ? [required(`${path}.path`)] : []),
    ...port,
    ...oneOf(action, 'scheme', path, ['HTTP', 'HTTPS']),
  ];
}
