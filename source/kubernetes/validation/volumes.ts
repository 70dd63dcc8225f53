/** Rules for a pod's volumes (pkg/apis/core/validation: ValidateVolumes). */
import { own } from '../../lib/fields.ts';
import type { FieldError } from '../status-error.ts';
import { requiredTexts } from './container.ts';
import { duplicate, forbiddenField, invalidText, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from './fields.ts';
import { labelErrors } from './names.ts';

/** The text that a source can not do without. */
const needed: Readonly<Record<string, string>> = {
  secret: 'secretName',
  configMap: 'name',
  persistentVolumeClaim: 'claimName',
  hostPath: 'path',
};

export function validateVolumes(spec: Fields, path: string): FieldError[] {
  const names = new Set<string>();
  return itemsAt(spec, 'volumes', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const isRepeated = name !== '' && names.has(name);
    names.add(name);
    return [
      ...validateSource(item, place),
      ...(name === '' ? [required(`${place}.name`)] : invalidText(`${place}.name`, name, labelErrors)),
      ...(isRepeated ? [duplicate(`${place}.name`, name)] : []),
    ];
  });
}

export function volumeNames(spec: Fields): ReadonlySet<string> {
  return new Set(itemsAt(spec, 'volumes', '').map(({ item }) => textAt(item, 'name')));
}

function validateSource(volume: Fields, path: string): FieldError[] {
  const [first, ...others] = Object.keys(volume).filter((name) => name !== 'name' && !isAbsent(volume[name]));
  if (first === undefined) return [required(path, 'must specify a volume type')];
  const text = own(needed, first);
  return [
    ...(text === undefined ? [] : requiredTexts(fieldsAt(volume, first) ?? {}, `${path}.${first}`, text)),
    ...others.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 volume type')),
  ];
}
