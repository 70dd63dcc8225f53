import { describe, expect, it } from 'vitest';
import {
  duplicate,
  forbiddenField,
  invalidPart,
  invalidValue,
  notSupported,
  required,
  tooLong,
  tooMany,
  valueNotFound,
} from '../../../source/kubernetes/validation/field-errors.ts';

describe('A complaint about a field', () => {
  it.each([
    [required('f'), 'Required', 'Required value'],
    [required('f', 'd'), 'Required', 'Required value: d'],
    [tooLong('f', 63), 'TooLong', 'Too long: may not be more than 63 bytes'],
    [tooMany('f', 5, 3), 'TooMany', 'Too many: 5: must have at most 3 items'],
    [duplicate('f', 'v'), 'Duplicate', 'Duplicate value: "v"'],
    [valueNotFound('f', 'v'), 'NotFound', 'Not found: "v"'],
    [forbiddenField('f', 'd'), 'Forbidden', 'Forbidden: d'],
    [invalidValue('f', 'v', 'd'), 'Invalid', 'Invalid value: "v": d'],
    [invalidValue('f', 3, 'd'), 'Invalid', 'Invalid value: 3: d'],
    [invalidValue('f', true, 'd'), 'Invalid', 'Invalid value: true: d'],
    [invalidValue('f', null, 'd'), 'Invalid', 'Invalid value: "null": d'],
    [invalidValue('f', { b: [1] }, 'd'), 'Invalid', 'Invalid value: {"b":[1]}: d'],
    [
      invalidValue('f', { matchLabels: { b: '1', a: '2' } }, 'd'),
      'Invalid',
      'Invalid value: {"matchLabels":{"a":"2","b":"1"}}: d',
    ],
    [invalidPart('f', 'd'), 'Invalid', 'Invalid value: d'],
    [
      notSupported('f', 'v', ['a', 'b']),
      'NotSupported',
      'Unsupported value: "v": supported values: "a", "b"',
    ],
    [notSupported('f', 'v', []), 'NotSupported', 'Unsupported value: "v"'],
  ])('%o', (error, type, message) => {
    expect(error).toEqual({ type, field: 'f', message });
  });
});
