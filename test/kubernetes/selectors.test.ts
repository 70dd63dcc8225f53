import { expect, test } from 'vitest';
import {
  formatLabelSelector,
  type LabelSelector,
  matchesRequirements,
  matchesSelector,
  parseLabelSelector,
} from '../../source/kubernetes/selectors.ts';

const labels = { app: 'web', tier: 'front', 'example.com/size': '3' };

const selectors: readonly (readonly [LabelSelector | undefined, boolean])[] = [
  [undefined, false],
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['front', 'back'] }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, false],
  [{ matchExpressions: [{ key: 'absent', operator: 'NotIn', values: ['x'] }] }, true],
  [{ matchExpressions: [{ key: 'absent', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'absent', operator: 'DoesNotExist' }] }, true],
  [{ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
];

test.each(selectors)('the selector %j selects the labels: %s', (selector, expected) => {
  expect(matchesSelector(selector, labels)).toBe(expected);
});

test('an object without labels is selected by what is absent only', () => {
  expect(matchesSelector({ matchLabels: { app: 'web' } }, undefined)).toBe(false);
  expect(matchesSelector({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, undefined)).toBe(
    true,
  );
});

test.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web , tier=front', true],
  ['app!=web', false],
  ['absent!=web', true],
  ['app in (web,db)', true],
  ['app notin (web, db)', false],
  ['app', true],
  ['!app', false],
  ['!absent,app', true],
  ['example.com/size>2', true],
  ['example.com/size<3', false],
  ['app=', false],
  ['in in (in)', false],
  ['app in (web,,db)', true],
  ['app in (,)', false],
])('the text "%s" selects the labels: %s', (text, expected) => {
  expect(matchesRequirements(parseLabelSelector(text), labels)).toBe(expected);
});

test.each([
  ['app=web,', "found '', expected: identifier after ','"],
  [',app', "found ',', expected: !, identifier, or 'end of string'"],
  ['app web', "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"],
  ['app=web db', "found 'db', expected: ',' or 'end of string'"],
  ['app=(', "unable to parse requirement: found '(', expected: identifier"],
  ['app in web', "unable to parse requirement: found 'web' expected: '('"],
  ['app in (a b)', "unable to parse requirement: found 'b', expected: ',' or ')'"],
  ['app in (', "unable to parse requirement: found '', expected: ',', ')' or identifier"],
  ['app in (a,', "unable to parse requirement: found '', expected: ',', or identifier"],
  ['app in (a,=', "unable to parse requirement: found '=', expected: ',', or identifier"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
  ['!app=web', "found '=', expected: ',' or 'end of string'"],
  ['app in (a', "unable to parse requirement: found '', expected: ',' or ')'"],
  [
    'app in ()',
    "unable to parse requirement: values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty",
  ],
  [
    'app>many',
    `unable to parse requirement: values[0]: Invalid value: "many": for 'Gt', 'Lt' operators, the value must be an integer`,
  ],
])('the text "%s" is refused', (text, message) => {
  expect(() => parseLabelSelector(text)).toThrow(expect.objectContaining({ reason: 'BadRequest', message }));
});

test.each([
  ['-app=web', /^unable to parse requirement: <nil>: Invalid value: "-app": name part must consist of /],
  ['Upper.com/a=b', /^unable to parse requirement: <nil>: Invalid value: "Upper.com\/a": prefix part /],
  [`${'a'.repeat(64)}=b`, /name part must be no more than 63 bytes$/],
  [
    'app=-web',
    /^unable to parse requirement: values\[0\]\[app\]: Invalid value: "-web": a valid label must be /,
  ],
])('the names in "%s" are checked', (text, message) => {
  expect(() => parseLabelSelector(text)).toThrow(message);
});

test.each([
  [undefined, '<none>'],
  [{}, '<none>'],
  [{ matchLabels: { tier: 'front', app: 'web' } }, 'app=web,tier=front'],
  [
    {
      matchLabels: { z: '1' },
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['b', 'a'] },
        { key: 'old', operator: 'DoesNotExist' },
        { key: 'app', operator: 'Exists' },
        { key: 'env', operator: 'NotIn', values: ['dev'] },
      ],
    },
    'app,env notin (dev),!old,tier in (a,b),z=1',
  ],
])('the selector %j is written %s', (selector, text) => {
  expect(formatLabelSelector(selector)).toBe(text);
});
