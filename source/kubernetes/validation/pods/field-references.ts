/** Rules for references to a pod's own fields and to its containers' resources (validateObjectFieldSelector, ...). */
import { parseQuantity } from '../../quantities.ts';
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, notSupported, required, requiredTexts } from '../field-errors.ts';
import { type Fields, textAt } from '../fields.ts';
import { qualifiedNameErrors } from '../names.ts';

export const environmentFields: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

export const volumeFields: readonly string[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** All that can be named at all. */
const knownFields = new Set([
  ...environmentFields,
  ...volumeFields,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);

/** `metadata.labels['app']` */
const subscript = /^(.*)\['(.*)'\]$/;

export function validateFieldReference(
  reference: Fields,
  path: string,
  supported: readonly string[],
): FieldError[] {
  const field = textAt(reference, 'fieldPath');
  const place = `${path}.fieldPath`;
  if (field === '') return [required(place)];
  const version = reference.apiVersion ?? 'v1';
  if (version !== 'v1') return [unconvertible(place, field, `unsupported pod version: ${version}`)];
  const [, map, key = ''] = subscript.exec(field) ?? [];
  if (map !== undefined) return validateEntry(map, key, field, path);
  const known = field === 'spec.host' ? 'spec.nodeName' : field;
  if (!knownFields.has(known)) return [unconvertible(place, field, `field label not supported: ${field}`)];
  return supported.includes(known) ? [] : [notSupported(place, known, supported)];
}

/** One label or annotation. */
function validateEntry(map: string, key: string, field: string, path: string): FieldError[] {
  if (map === 'metadata.labels') return invalidText(path, key, qualifiedNameErrors);
  if (map === 'metadata.annotations') {
    return qualifiedNameErrors(key.toLowerCase()).map((detail) => invalidValue(path, key, detail));
  }
  return [unconvertible(`${path}.fieldPath`, field, `field label does not support subscript: ${field}`)];
}

function unconvertible(path: string, field: string, why: string): FieldError {
  return invalidValue(path, field, `error converting fieldPath: ${why}`);
}

const resourceFields = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

/** In a volume there is no container that could be meant without being named. */
export function validateResourceReference(reference: Fields, path: string, isVolume: boolean): FieldError[] {
  const resource = textAt(reference, 'resource');
  const isKnown = resourceFields.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource);
  if (isVolume && textAt(reference, 'containerName') === '') return requiredTexts({}, path, 'containerName');
  if (resource === '') return [required(`${path}.resource`)];
  if (!isKnown) return [notSupported(`${path}.resource`, resource, resourceFields)];
  return validateDivisor(resource, reference.divisor, `${path}.divisor`);
}

const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

function validateDivisor(resource: string, divisor: unknown, path: string): FieldError[] {
  if (typeof divisor !== 'string' || parseQuantity(divisor) === 0) return [];
  const isCpu = resource.endsWith('.cpu');
  if ((isCpu ? ['1m', '1'] : byteDivisors).includes(divisor)) return [];
  const list = isCpu ? '1m and 1' : byteDivisors.join(', ');
  const name = isCpu ? 'cpu' : resource.endsWith('.memory') ? 'memory' : 'local ephemeral storage';
  return [
    invalidValue(path, divisor, `only divisor's values ${list} are supported with the ${name} resource`),
  ];
}
