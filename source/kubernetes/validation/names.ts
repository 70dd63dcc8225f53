/**
 * What may be a name, a label or a key, and the sentences that say why not (apimachinery, util/validation).
 * Every function answers with the complaints; an empty list means valid.
 */
import { type Kind, kinds } from '../kinds.ts';

const labelPattern = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainPattern = `${labelPattern}(\\.${labelPattern})*`;
const dns1035Pattern = '[a-z]([-a-z0-9]*[a-z0-9])?';
const namePartPattern = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValuePattern = `(${namePartPattern})?`;

const namePartRule = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${namePartPattern}')`;

/** RFC 1123 subdomain: most object names. */
export function subdomainErrors(value: string): string[] {
  return check(value, 253, subdomainPattern, [
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
    "'example.com'",
  ]);
}

/** RFC 1123 label: names of namespaces, containers, volumes. */
export function labelErrors(value: string): string[] {
  if (value.includes('.')) return ['must not contain dots'];
  return check(value, 63, labelPattern, [
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
    "'my-name',  or '123-abc'",
  ]);
}

/** RFC 1035 label: names of services. */
export function dns1035Errors(value: string): string[] {
  return check(value, 63, dns1035Pattern, [
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
    "'my-name',  or 'abc-123'",
  ]);
}

export function labelValueErrors(value: string): string[] {
  return check(value, 63, labelValuePattern, [
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    "'MyValue',  or 'my_value',  or '12345'",
  ]);
}

/** The host of an Ingress rule for any name below a domain: `*.example.com`. */
export function wildcardErrors(value: string): string[] {
  return check(value, 253, `\\*\\.${subdomainPattern}`, [
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
    "'*.example.com'",
  ]);
}

/** What can stand between two slashes of a URL: names of roles and of whatever else is referred to (IsValidPathSegmentName). */
export function pathSegmentErrors(value: string): string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`];
  return ['/', '%'].filter((part) => value.includes(part)).map((part) => `may not contain '${part}'`);
}

/** Keys of labels, annotations and node selectors: `name` or `prefix.example.com/name`. */
export function qualifiedNameErrors(value: string): string[] {
  const parts = value.split('/');
  if (parts.length > 2) {
    return [
      `a qualified name ${namePartRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1)!;
  const errors: string[] = parts.length === 2 ? prefixErrors(parts[0]!) : [];
  if (name === '') errors.push('name part must be non-empty');
  if (isLonger(name, 63)) errors.push(`name part ${tooLong(63)}`);
  if (!matchesWhole(name, namePartPattern)) errors.push(`name part ${namePartRule}`);
  return errors;
}

/** Names of container ports (IANA service names). */
export function portNameErrors(value: string): string[] {
  const errors: string[] = [];
  if (isLonger(value, 15)) errors.push(tooLong(15));
  if (!/^[-a-z0-9]+$/.test(value)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)');
  if (value.includes('--')) errors.push('must not contain consecutive hyphens');
  if (value.startsWith('-') || value.endsWith('-')) errors.push('must not begin or end with a hyphen');
  return errors;
}

/** Names of HTTP headers. */
export function headerNameErrors(value: string): string[] {
  return /^[-A-Za-z0-9]+$/.test(value)
    ? []
    : [
        "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
      ];
}

/** Names of environment variables: anything printable but `=`. */
export function environmentNameErrors(value: string): string[] {
  return /^[ -<>-~]+$/.test(value)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** Keys in the data of a ConfigMap or Secret. */
export function dataKeyErrors(value: string): string[] {
  const errors = check(value, 253, '[-._a-zA-Z0-9]+', [
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
    "'key.name',  or 'KEY_NAME',  or 'key-name'",
  ]);
  if (value === '.' || value === '..') errors.push(`must not be '${value}'`);
  else if (value.startsWith('..')) errors.push("must not start with '..'");
  return errors;
}

/** The rule for `metadata.name` of each kind. */
export function objectNameErrors(kind: Kind, name: string): string[] {
  // The names of a stateful set's pods become their host names.
  if (kind === 'Namespace' || kind === 'StatefulSet') return labelErrors(name);
  if (kind === 'Service') return dns1035Errors(name);
  if (kinds[kind].group === 'rbac.authorization.k8s.io') return pathSegmentErrors(name);
  return subdomainErrors(name);
}

function prefixErrors(prefix: string): string[] {
  if (prefix === '') return ['prefix part must be non-empty'];
  return subdomainErrors(prefix).map((error) => `prefix part ${error}`);
}

function check(value: string, limit: number, pattern: string, [rule, examples]: [string, string]): string[] {
  const errors: string[] = [];
  if (isLonger(value, limit)) errors.push(tooLong(limit));
  if (!matchesWhole(value, pattern)) {
    errors.push(`${rule} (e.g. ${examples}, regex used for validation is '${pattern}')`);
  }
  return errors;
}

const compiled = new Map<string, RegExp>();

function matchesWhole(value: string, pattern: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, known);
  return known.test(value);
}

function tooLong(limit: number): string {
  return `must be no more than ${limit} bytes`;
}

function isLonger(value: string, limit: number): boolean {
  // No character takes more than three bytes, so short texts need no counting.
  return value.length * 3 > limit && Buffer.byteLength(value, 'utf8') > limit;
}
