/** Rules for LimitRanges (pkg/apis/core/validation: ValidateLimitRange). */
import { own } from '../../lib/fields.ts';
import { type Quantity, readQuantity, writeQuantity } from '../exact-quantities.ts';
import type { FieldError } from '../status-error.ts';
import { duplicate, forbiddenField, invalidText, invalidValue, required } from './field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textMap } from './fields.ts';
import { qualifiedNameErrors } from './names.ts';
import { canBeOvercommitted, validateContainerResourceName, validateResourceName } from './resource-names.ts';
import { validateQuantity } from './resources.ts';
import { ofSpec } from './rules.ts';

const types = ['Pod', 'Container', 'PersistentVolumeClaim'];
const lists = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type List = (typeof lists)[number];

export const limitRange = ofSpec((spec) => {
  const seen = new Set<string>();
  return itemsAt(spec, 'limits', 'spec').flatMap(({ item, path }) => {
    const type = textAt(item, 'type');
    const isRepeated = seen.has(type);
    seen.add(type);
    return [
      ...validateType(type, `${path}.type`),
      ...(isRepeated ? [duplicate(`${path}.type`, type)] : []),
      ...validateLists(item, type, path),
      ...resourceNames(item).flatMap((name) => validateBounds(item, name, path)),
    ];
  });
});

function validateType(type: string, path: string): FieldError[] {
  const errors = invalidText(path, type, qualifiedNameErrors);
  if (errors.length > 0 || type.includes('/') || types.includes(type)) return errors;
  return [invalidValue(path, type, 'must be a standard limit type or fully qualified')];
}

function validateLists(item: Fields, type: string, path: string): FieldError[] {
  const isPod = type === 'Pod';
  const validateName = isPod || type === 'Container' ? validateContainerResourceName : validateResourceName;
  const errors = lists.flatMap((list) => {
    const entries = Object.entries(textMap(item[list]));
    const place = `${path}.${list}`;
    if (isPod && list.startsWith('default')) {
      const rule = "may not be specified when `type` is 'Pod'";
      return entries.length > 0 ? [forbiddenField(place, rule)] : [];
    }
    return entries.flatMap(([name, quantity]) => [
      ...validateName(name, `${place}[${name}]`),
      ...validateQuantity(quantity, `${place}[${name}]`),
    ]);
  });
  const isUnbound = ['min', 'max'].every((list) => fieldsAt(item, list)?.storage === undefined);
  if (type !== 'PersistentVolumeClaim' || !isUnbound) return errors;
  const rule = 'either minimum or maximum storage value is required, but neither was provided';
  return [...errors, required(`${path}.limits`, rule)];
}

function resourceNames(item: Fields): string[] {
  return [...new Set(lists.flatMap((list) => Object.keys(textMap(item[list]))))];
}

/** How each list is named in the complaints. */
const words: Readonly<Record<List, string>> = {
  max: 'max value',
  min: 'min value',
  default: 'default value',
  defaultRequest: 'default request value',
  maxLimitRequestRatio: 'ratio',
};

type Comparison = readonly [
  smaller: List,
  larger: List,
  /** Whose path the complaint has, and whose value it shows. */
  field: List,
  value: List,
  largerWords?: string,
];

const comparisons: readonly Comparison[] = [
  ['min', 'max', 'min', 'min'],
  ['min', 'defaultRequest', 'defaultRequest', 'defaultRequest'],
  ['defaultRequest', 'max', 'defaultRequest', 'defaultRequest'],
  ['defaultRequest', 'default', 'defaultRequest', 'defaultRequest', 'default limit value'],
  ['min', 'default', 'default', 'min'],
  ['default', 'max', 'default', 'max'],
];

function validateBounds(item: Fields, name: string, path: string): FieldError[] {
  const amount = (list: List): Quantity | undefined => {
    const quantity = own(textMap(item[list]), name);
    return quantity === undefined ? undefined : readQuantity(quantity);
  };
  const errors = comparisons.flatMap(([smaller, larger, field, value, largerWords = words[larger]]) => {
    const [one, other] = [amount(smaller), amount(larger)];
    if (one === undefined || other === undefined || one.nanos <= other.nanos) return [];
    const rule = `${words[smaller]} ${writeQuantity(one)} is greater than ${largerWords} ${writeQuantity(other)}`;
    return [invalidValue(`${path}.${field}[${name}]`, writeQuantity(amount(value)!), rule)];
  });
  return [...errors, ...validateRatio(amount, name, path), ...validateSame(amount, name, path)];
}

type AmountOf = (list: List) => Quantity | undefined;

function validateRatio(amount: AmountOf, name: string, path: string): FieldError[] {
  const ratio = amount('maxLimitRequestRatio');
  if (ratio === undefined) return [];
  const text = writeQuantity(ratio);
  const value = Number(ratio.nanos) / 1e9;
  const [low, high] = [Number(amount('min')?.nanos), Number(amount('max')?.nanos)];
  const most = high / low;
  const field = `${path}.maxLimitRequestRatio[${name}]`;
  return [
    ...(value < 1 ? [invalidValue(field, text, `ratio ${text} is less than 1`)] : []),
    ...(value > most
      ? [invalidValue(field, text, `ratio ${text} is greater than max/min = ${most.toFixed(6)}`)]
      : []),
  ];
}

/** What can not be shared is requested in full. */
function validateSame(amount: AmountOf, name: string, path: string): FieldError[] {
  const [limit, request] = [amount('default'), amount('defaultRequest')];
  if (limit === undefined || request === undefined || limit.nanos === request.nanos) return [];
  if (canBeOvercommitted(name)) return [];
  const text = writeQuantity(request);
  const rule = `default value ${writeQuantity(limit)} must equal to defaultRequest value ${text} in ${name}`;
  return [invalidValue(`${path}.defaultRequest[${name}]`, text, rule)];
}
