/** Where an Ingress sends requests to: a port of a Service, or some other object (validateIngressBackend). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from './fields.ts';
import { dns1035Errors, portNameErrors } from './names.ts';
import { validatePortNumber } from './ports.ts';
import { validateTypedReference } from './references.ts';

export function validateBackend(backend: Fields, path: string): FieldError[] {
  const [resource, service] = [fieldsAt(backend, 'resource'), fieldsAt(backend, 'service')];
  if (resource !== undefined && service !== undefined) {
    return [invalidValue(path, '', 'cannot set both resource and service backends')];
  }
  if (resource !== undefined) return validateTypedReference(resource, `${path}.resource`);
  if (service === undefined) return [invalidValue(path, '', 'resource or service backend is required')];
  const name = textAt(service, 'name');
  const field = `${path}.service.name`;
  return [
    ...(name === '' ? [required(field)] : invalidText(field, name, dns1035Errors)),
    ...validatePort(fieldsAt(service, 'port') ?? {}, path),
  ];
}

function validatePort(port: Fields, path: string): FieldError[] {
  const hasName = textAt(port, 'name') !== '';
  const hasNumber = !isAbsent(port.number) && port.number !== 0;
  if (hasName && hasNumber) return [invalidValue(path, '', 'cannot set both port name & port number')];
  if (hasName) return invalidText(`${path}.service.port.name`, port.name, portNameErrors);
  if (hasNumber) return validatePortNumber(port.number, `${path}.service.port.number`);
  return [required(path, 'port name or number is required')];
}
