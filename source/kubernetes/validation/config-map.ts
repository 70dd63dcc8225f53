/** Rules for ConfigMaps (pkg/apis/core/validation: ValidateConfigMap, ValidateConfigMapUpdate). */
import { decodedSize, frozenStays, mostData, validateKey } from './data.ts';
import { invalidValue, tooLong } from './field-errors.ts';
import { textMap } from './fields.ts';
import { guarded } from './rules.ts';

export const configMap = guarded(
  (next, previous) => frozenStays(next, previous, 'data', 'binaryData'),
  (object) => {
    const [data, binary] = [textMap(object.data), textMap(object.binaryData)];
    const size =
      sum(Object.values(data).map((text) => Buffer.byteLength(String(text), 'utf8'))) +
      sum(Object.values(binary).map((text) => decodedSize(String(text))));
    return [
      ...validateKeys(data, 'data', binary, 'binaryData'),
      ...validateKeys(binary, 'binaryData', data, 'data'),
      // It is the whole object that is too long, which the API server writes as a path without a name.
      ...(size > mostData ? [tooLong('[]', mostData)] : []),
    ];
  },
);

function validateKeys(
  data: Record<string, string>,
  path: string,
  other: Record<string, string>,
  otherPath: string,
) {
  return Object.keys(data).flatMap((key) => [
    ...validateKey(key, path),
    ...(Object.hasOwn(other, key)
      ? [invalidValue(`${path}[${key}]`, key, `duplicate of key present in ${otherPath}`)]
      : []),
  ]);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
