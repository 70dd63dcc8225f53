/** Rules for StorageClasses (pkg/apis/storage/validation: ValidateStorageClass, ValidateStorageClassUpdate). */
import { isEqual } from '../../lib/equal.ts';
import {
  exactlyOneOf,
  forbiddenField,
  immutable,
  invalidText,
  invalidValue,
  oneOf,
  required,
} from './field-errors.ts';
import { textAt, textMap } from './fields.ts';
import { qualifiedNameErrors } from './names.ts';
import { lasting } from './rules.ts';

export const storageClass = lasting(
  (object) => [
    ...validateProvisioner(textAt(object, 'provisioner')),
    ...Object.keys(textMap(object.parameters))
      .filter((key) => key === '')
      .map((key) => invalidValue('parameters', key, 'field can not be empty.')),
    ...oneOf(object, 'reclaimPolicy', '', ['Delete', 'Retain']),
    ...exactlyOneOf(object, 'volumeBindingMode', '', ['Immediate', 'WaitForFirstConsumer']),
  ],
  (next, previous) => [
    ...['parameters', 'provisioner', 'reclaimPolicy']
      .filter((name) => !isEqual(next[name], previous[name]))
      .map((name) => forbiddenField(name, `updates to ${name} are forbidden.`)),
    ...immutable(
      next.volumeBindingMode,
      'volumeBindingMode',
      isEqual(next.volumeBindingMode, previous.volumeBindingMode),
    ),
  ],
);

function validateProvisioner(name: string) {
  if (name === '') return [required('provisioner')];
  return invalidText('provisioner', name, (text) => qualifiedNameErrors(text.toLowerCase()));
}
