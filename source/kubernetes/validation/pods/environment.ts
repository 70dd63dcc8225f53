/** Rules for environment variables and where they come from (pkg/apis/core/validation: ValidateEnv, ValidateEnvFrom). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, required, requiredTexts } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from '../fields.ts';
import { dataKeyErrors, environmentNameErrors } from '../names.ts';
import { environmentFields, validateFieldReference, validateResourceReference } from './field-references.ts';

export function validateEnvironment(container: Fields, path: string): FieldError[] {
  return [
    ...itemsAt(container, 'env', path).flatMap(({ item, path: place }) => validateVariable(item, place)),
    ...itemsAt(container, 'envFrom', path).flatMap(({ item, path: place }) =>
      validateVariables(item, `${path}.envFrom`, place),
    ),
  ];
}

function validateVariable(variable: Fields, path: string): FieldError[] {
  const name = textAt(variable, 'name');
  const errors =
    name === '' ? [required(`${path}.name`)] : invalidText(`${path}.name`, name, environmentNameErrors);
  const source = fieldsAt(variable, 'valueFrom');
  if (source === undefined) return errors;
  return [...errors, ...validateValueSource(source, `${path}.valueFrom`, textAt(variable, 'value'))];
}

const valueSources = {
  fieldRef: (source, path) => validateFieldReference(source, path, environmentFields),
  resourceFieldRef: (source, path) => validateResourceReference(source, path, false),
  configMapKeyRef: validateKeyReference,
  secretKeyRef: validateKeyReference,
  fileKeyRef: (source, path) => requiredTexts(source, path, 'key', 'path', 'volumeName'),
} satisfies Record<string, (source: Fields, path: string) => FieldError[]>;

const valueSourceNames = Object.keys(valueSources) as (keyof typeof valueSources)[];
const noSource =
  'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
const severalSources = 'may not have more than one field specified at a time';

function validateValueSource(source: Fields, path: string, value: string): FieldError[] {
  const given = valueSourceNames.filter((name) => !isAbsent(source[name]));
  const errors = given.flatMap((name) => valueSources[name](fieldsAt(source, name) ?? {}, `${path}.${name}`));
  if (given.length === 0) errors.push(invalidValue(path, '', noSource));
  else if (value !== '')
    errors.push(invalidValue(path, '', 'may not be specified when `value` is not empty'));
  else if (given.length > 1) errors.push(invalidValue(path, '', severalSources));
  return errors;
}

function validateKeyReference(source: Fields, path: string): FieldError[] {
  const key = textAt(source, 'key');
  return [
    ...requiredTexts(source, path, 'name', 'key'),
    ...(key === '' ? [] : invalidText(`${path}.key`, key, dataKeyErrors)),
  ];
}

/** `path` of the whole list: the API server complains about the list where an entry has no source. */
function validateVariables(source: Fields, path: string, place: string): FieldError[] {
  const prefix = textAt(source, 'prefix');
  const given = ['configMapRef', 'secretRef'].filter((name) => !isAbsent(source[name]));
  const errors = [
    ...(prefix === '' ? [] : invalidText(`${place}.prefix`, prefix, environmentNameErrors)),
    ...given.flatMap((name) => requiredTexts(fieldsAt(source, name) ?? {}, `${place}.${name}`, 'name')),
  ];
  if (given.length === 0) {
    errors.push(invalidValue(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
  } else if (given.length > 1) errors.push(invalidValue(path, '', severalSources));
  return errors;
}
