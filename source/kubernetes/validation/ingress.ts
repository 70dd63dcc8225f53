/** Rules for Ingresses (pkg/apis/networking/validation: ValidateIngressCreate). */
import { parseIp } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import { exactlyOneOf, invalidText, invalidValue, nothing, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt, textMap, textsAt } from './fields.ts';
import { validateBackend } from './ingress-backend.ts';
import { subdomainErrors, wildcardErrors } from './names.ts';
import { type Rules, specOf } from './rules.ts';

export const ingress: Rules = {
  create: (object) => [...validateIngress(specOf(object)), ...validateClassAnnotation(object)],
  update: (next) => validateIngress(specOf(next)),
};

function validateIngress(spec: Fields): FieldError[] {
  const rules = itemsAt(spec, 'rules', 'spec');
  const backend = fieldsAt(spec, 'defaultBackend');
  const isIdle = rules.length === 0 && backend === undefined;
  return [
    ...(isIdle
      ? [invalidValue('spec', nothing, 'either `defaultBackend` or `rules` must be specified')]
      : []),
    ...(backend === undefined ? [] : validateBackend(backend, 'spec.defaultBackend')),
    ...rules.flatMap(({ item, path }) => validateRule(item, path)),
    ...itemsAt(spec, 'tls', 'spec').flatMap(({ item, path }) => validateTls(item, path)),
    ...invalidText('spec.ingressClassName', spec.ingressClassName, subdomainErrors),
  ];
}

/** The class was once named in an annotation; it may not contradict the field. */
function validateClassAnnotation(object: Fields): FieldError[] {
  const key = 'kubernetes.io/ingress.class';
  const annotation = textMap(fieldsAt(object, 'metadata')?.annotations)[key];
  const { ingressClassName } = specOf(object);
  if (annotation === undefined || isAbsent(ingressClassName) || annotation === ingressClassName) return [];
  const rule = 'must match `ingressClassName` when both are specified';
  return [invalidValue(`annotations.${key}`, annotation, rule)];
}

function validateRule(rule: Fields, path: string): FieldError[] {
  const host = textAt(rule, 'host');
  const http = fieldsAt(rule, 'http');
  const isAddress = parseIp(host) !== undefined;
  return [
    ...(isAddress ? [invalidValue(`${path}.host`, host, 'must be a DNS name, not an IP address')] : []),
    ...validateHost(host, `${path}.host`),
    ...(http === undefined ? [] : validatePaths(http, `${path}.http`)),
  ];
}

function validateHost(host: string, path: string): FieldError[] {
  if (host === '') return [];
  return invalidText(path, host, host.includes('*') ? wildcardErrors : subdomainErrors);
}

function validatePaths(http: Fields, path: string): FieldError[] {
  const paths = itemsAt(http, 'paths', path);
  if (paths.length === 0) return [required(`${path}.paths`)];
  return paths.flatMap(({ item, path: place }) => {
    if (isAbsent(item.pathType)) return [required(`${place}.pathType`, 'pathType must be specified')];
    return [
      ...validatePath(item, place),
      ...validateBackend(fieldsAt(item, 'backend') ?? {}, `${place}.backend`),
    ];
  });
}

const strayParts = ['//', '/./', '/../', '%2f', '%2F'];
const strayEnds = ['/..', '/.'];

function validatePath(item: Fields, place: string): FieldError[] {
  const path = textAt(item, 'path');
  const complain = (rule: string) => invalidValue(`${place}.path`, path, rule);
  const relative = path.startsWith('/') ? [] : [complain('must be an absolute path')];
  if (item.pathType === 'ImplementationSpecific') return path === '' ? [] : relative;
  if (item.pathType !== 'Exact' && item.pathType !== 'Prefix') {
    return exactlyOneOf(item, 'pathType', place, ['Exact', 'ImplementationSpecific', 'Prefix']);
  }
  return [
    ...relative,
    ...strayParts.filter((part) => path.includes(part)).map((part) => complain(`must not contain '${part}'`)),
    ...strayEnds.filter((end) => path.endsWith(end)).map((end) => complain(`cannot end with '${end}'`)),
  ];
}

function validateTls(tls: Fields, path: string): FieldError[] {
  return [
    ...textsAt(tls, 'hosts').flatMap((host, index) => validateHost(host, `${path}.hosts[${index}]`)),
    ...invalidText(`${path}.secretName`, tls.secretName, (name) =>
      name === '' ? [] : subdomainErrors(name),
    ),
  ];
}
