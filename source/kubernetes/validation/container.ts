/** Rules for one container (pkg/apis/core/validation: validateContainerCommon and its parts). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, oneOf, required, valueNotFound } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from './fields.ts';
import { environmentNameErrors, labelErrors } from './names.ts';
import { validatePorts } from './ports.ts';
import { validateLifecycle, validateProbes } from './probes.ts';
import { validateResources } from './resources.ts';

/** `volumes`: the names that the pod's volumes have. */
export function validateContainer(
  container: Fields,
  path: string,
  volumes: ReadonlySet<string>,
): FieldError[] {
  return [
    ...validateContainerName(container, path),
    ...validateImage(container, path),
    ...validateLifecycle(container, path),
    ...validateProbes(container, path),
    ...validatePorts(container, path),
    ...itemsAt(container, 'env', path).flatMap(({ item, path: place }) => validateVariable(item, place)),
    ...itemsAt(container, 'envFrom', path).flatMap(({ item, path: place }) => validateVariables(item, place)),
    ...validateMounts(container, path, volumes),
    ...oneOf(container, 'imagePullPolicy', path, ['Always', 'IfNotPresent', 'Never']),
    ...oneOf(container, 'terminationMessagePolicy', path, ['FallbackToLogsOnError', 'File']),
    ...validateResources(container, path),
  ];
}

function validateContainerName(container: Fields, path: string): FieldError[] {
  const name = textAt(container, 'name');
  return name === '' ? [required(`${path}.name`)] : invalidText(`${path}.name`, name, labelErrors);
}

function validateImage(container: Fields, path: string): FieldError[] {
  const image = textAt(container, 'image');
  if (image === '') return [required(`${path}.image`)];
  return image === image.trim()
    ? []
    : [invalidValue(`${path}.image`, image, 'must not have leading or trailing whitespace')];
}

function validateVariable(variable: Fields, path: string): FieldError[] {
  const name = textAt(variable, 'name');
  return [
    ...(name === '' ? [required(`${path}.name`)] : invalidText(`${path}.name`, name, environmentNameErrors)),
    ...validateValueSource(variable, `${path}.valueFrom`),
  ];
}

const valueSources = [
  'fieldRef',
  'resourceFieldRef',
  'configMapKeyRef',
  'secretKeyRef',
  'fileKeyRef',
] as const;

function validateValueSource(variable: Fields, path: string): FieldError[] {
  const source = fieldsAt(variable, 'valueFrom');
  if (source === undefined) return [];
  const given = valueSources.filter((name) => !isAbsent(source[name]));
  if (given.length === 0) {
    const rule = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
    return [invalidValue(path, '', rule)];
  }
  if (textAt(variable, 'value') !== '') {
    return [invalidValue(path, '', 'may not be specified when `value` is not empty')];
  }
  return given
    .filter((name) => name === 'configMapKeyRef' || name === 'secretKeyRef')
    .flatMap((name) => requiredTexts(fieldsAt(source, name) ?? {}, `${path}.${name}`, 'name', 'key'));
}

function validateVariables(source: Fields, path: string): FieldError[] {
  const given = (['configMapRef', 'secretRef'] as const).filter((name) => !isAbsent(source[name]));
  if (given.length === 0)
    return [invalidValue(path, '', 'must specify one of: `configMapRef` or `secretRef`')];
  return given.flatMap((name) => requiredTexts(fieldsAt(source, name) ?? {}, `${path}.${name}`, 'name'));
}

function validateMounts(container: Fields, path: string, volumes: ReadonlySet<string>): FieldError[] {
  const paths = new Set<string>();
  return itemsAt(container, 'volumeMounts', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const mountPath = textAt(item, 'mountPath');
    const isRepeated = mountPath !== '' && paths.has(mountPath);
    paths.add(mountPath);
    return [
      ...(name === '' ? [required(`${place}.name`)] : []),
      ...(name === '' || volumes.has(name) ? [] : [valueNotFound(`${place}.name`, name)]),
      ...(mountPath === '' ? [required(`${place}.mountPath`)] : []),
      ...(isRepeated ? [invalidValue(`${place}.mountPath`, mountPath, 'must be unique')] : []),
    ];
  });
}

/** Texts that must be there and not be empty. */
export function requiredTexts(fields: Fields, path: string, ...names: readonly string[]): FieldError[] {
  return names.filter((name) => textAt(fields, name) === '').map((name) => required(`${path}.${name}`));
}
