import { expect, test } from 'vitest';
import { errorLines } from '../../../source/kubectl/errors.ts';
import { doesNotFit, noMergeKey } from '../../../source/kubernetes/patches/patch-errors.ts';
import { statusOf } from '../../../source/kubernetes/status-error.ts';

test('what the server has no answer for goes over the wire without a reason', () => {
  const error = noMergeKey({ image: 'nginx' }, 'name');
  const message = 'map: map[image:nginx] does not contain declared merge key: name';
  expect(statusOf(error)).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    code: 500,
  });
  expect(errorLines(error)).toEqual([`Error from server: ${message}`]);
});

test('a patch that does not fit is an invalid request', () => {
  expect(errorLines(doesNotFit())).toEqual([
    'The request is invalid: the server rejected our request due to an error in our request',
  ]);
});
