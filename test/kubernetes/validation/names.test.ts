import { describe, expect, it } from 'vitest';
import {
  dns1035Errors,
  labelErrors,
  labelValueErrors,
  objectNameErrors,
  portNameErrors,
  qualifiedNameErrors,
  subdomainErrors,
} from '../../../source/kubernetes/validation/names.ts';

const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const dns1035Rule =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const valueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const partRule =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

type Rule = (value: string) => string[];

function table(rule: Rule, rows: readonly (readonly [value: string, ...errors: string[]])[]) {
  it.each(rows.map(([value, ...errors]) => ({ value, errors })))('$value', ({ value, errors }) => {
    expect(rule(value)).toEqual(errors);
  });
}

describe('RFC 1123 subdomain', () => {
  table(subdomainErrors, [
    ['web'],
    ['web-1'],
    ['1web'],
    ['a.b.c'],
    ['Web', subdomainRule],
    ['web_1', subdomainRule],
    ['-web', subdomainRule],
    ['web-', subdomainRule],
    ['web.', subdomainRule],
    ['a..b', subdomainRule],
    ['', subdomainRule],
    ['a'.repeat(253)],
    ['a'.repeat(254), 'must be no more than 253 bytes'],
  ]);
});

describe('RFC 1123 label', () => {
  table(labelErrors, [
    ['app'],
    ['1app'],
    ['app-1'],
    ['App', labelRule],
    ['a.b', 'must not contain dots'],
    ['app_1', labelRule],
    ['-a', labelRule],
    ['a-', labelRule],
    ['', labelRule],
    ['a'.repeat(63)],
    ['a'.repeat(64), 'must be no more than 63 bytes'],
  ]);
});

describe('RFC 1035 label', () => {
  table(dns1035Errors, [
    ['web'],
    ['web-1'],
    ['1web', dns1035Rule],
    ['Web', dns1035Rule],
    ['a.b', dns1035Rule],
    ['', dns1035Rule],
    ['a'.repeat(64), 'must be no more than 63 bytes'],
  ]);
});

describe('Label value', () => {
  table(labelValueErrors, [
    [''],
    ['v'],
    ['V_1.2'],
    ['-v', valueRule],
    ['v-', valueRule],
    ['a b', valueRule],
    ['a'.repeat(63)],
    ['a'.repeat(64), 'must be no more than 63 bytes'],
  ]);
});

describe('Key of a label or annotation', () => {
  table(qualifiedNameErrors, [
    ['app'],
    ['app.kubernetes.io/name'],
    ['App_1'],
    ['-app', `name part ${partRule}`],
    ['a b', `name part ${partRule}`],
    ['/app', 'prefix part must be non-empty'],
    ['a/', 'name part must be non-empty', `name part ${partRule}`],
    [
      'a/b/c',
      `a qualified name ${partRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ],
    ['Example.com/x', `prefix part ${subdomainRule}`],
    ['a'.repeat(64), 'name part must be no more than 63 bytes'],
  ]);
});

describe('Name of a port', () => {
  table(portNameErrors, [
    ['http'],
    ['averyverylongname', 'must be no more than 15 bytes'],
    ['80', 'must contain at least one letter (a-z)'],
    ['http--1', 'must not contain consecutive hyphens'],
    ['HTTP1a', 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
  ]);
});

describe('Every kind has its own rule for names', () => {
  it.each([
    ['Pod', 'a.b', []],
    ['Namespace', 'a.b', ['must not contain dots']],
    ['Service', '1web', [dns1035Rule]],
    ['StatefulSet', 'a.b', ['must not contain dots']],
    ['Deployment', 'a.b', []],
  ] as const)('%s %s', (kind, name, errors) => {
    expect(objectNameErrors(kind, name)).toEqual(errors);
  });
});
