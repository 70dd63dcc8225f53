/** Rules for Nodes (pkg/apis/core/validation: ValidateNode, ValidateNodeUpdate). */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { exactlyOneOf, forbiddenField, invalidText, invalidValue } from './field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt, textsAt } from './fields.ts';
import { validateCidr } from './ip-ranges.ts';
import { labelValueErrors, qualifiedNameErrors } from './names.ts';
import { type Rules, specOf } from './rules.ts';

export const node: Rules = {
  create: (object) => {
    const spec = specOf(object);
    const ranges = textsAt(spec, 'podCIDRs');
    return [
      ...validateTaints(spec),
      ...ranges.flatMap((range, index) => validateCidr(range, `spec.podCIDRs[${index}]`)),
    ];
  },
  update: (next, previous) => {
    const [spec, before] = [specOf(next), specOf(previous)];
    return [
      ...setOnce(spec, before, 'podCIDRs', 'podCIDR'),
      ...setOnce(spec, before, 'providerID', 'providerID'),
      ...validateTaints(spec),
    ];
  },
};

/** What somebody gave to the machine stays with it. */
function setOnce(next: Fields, previous: Fields, name: string, word: string): FieldError[] {
  const before = previous[name];
  const isUnset = isAbsent(before) || before === '' || (Array.isArray(before) && before.length === 0);
  if (isUnset || isEqual(next[name], before)) return [];
  return [forbiddenField(`spec.${name}`, `node updates may not change ${word} except from "" to valid`)];
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** The API server tells their place as metadata. */
function validateTaints(spec: Fields): FieldError[] {
  const seen = new Set<string>();
  return itemsAt(spec, 'taints', 'metadata').flatMap(({ item, path }) => {
    const key = `${textAt(item, 'effect')} ${textAt(item, 'key')}`;
    const isRepeated = seen.has(key);
    seen.add(key);
    const valueErrors = labelValueErrors(textAt(item, 'value'));
    return [
      ...invalidText(`${path}.key`, textAt(item, 'key'), qualifiedNameErrors),
      ...(valueErrors.length > 0 ? [invalidValue(`${path}.value`, item.value, valueErrors.join(';'))] : []),
      ...exactlyOneOf(item, 'effect', path, effects),
      ...(isRepeated ? [repeated(item, path)] : []),
    ];
  });
}

function repeated(taint: Fields, path: string): FieldError {
  const { key, value = '', effect, timeAdded = null } = taint;
  const shown = JSON.stringify({ Key: key, Value: value, Effect: effect, TimeAdded: timeAdded });
  const message = `Duplicate value: ${shown}: taints must be unique by key and effect pair`;
  return { type: 'Duplicate', field: path, message };
}
