import { expect } from 'vitest';
import { type CreateRow, created, type UpdateRow, updated } from './tables.ts';

const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'u-9' };
const namePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const rows: readonly CreateRow[] = [
  [
    'of a name with capitals',
    { 'metadata.name': 'Web' },
    `metadata.name: Invalid value: "Web": ${subdomain}`,
  ],
  ['of a name as long as it gets is valid', { 'metadata.name': 'a'.repeat(253) }],
  [
    'of a longer name',
    { 'metadata.name': 'a'.repeat(254) },
    `metadata.name: Invalid value: "${'a'.repeat(254)}": must be no more than 253 bytes`,
  ],
  [
    'with a label whose key has a blank',
    { 'metadata.labels': { 'a b': 'c' } },
    `metadata.labels: Invalid value: "a b": ${namePart}`,
  ],
  ['whose prefix ends in a hyphen is valid', { 'metadata.generateName': 'web-' }],
  [
    'whose prefix is nothing but a hyphen',
    { 'metadata.generateName': '-' },
    expect.stringMatching(/^metadata\.generateName: Invalid value: "-": a lowercase RFC 1123 subdomain/),
  ],
  [
    'with a key that is none, and a value that is none',
    { 'metadata.labels': { '-a': 'b c' } },
    `metadata.labels: Invalid value: "-a": ${namePart}`,
    expect.stringMatching(/^metadata\.labels: Invalid value: "b c": a valid label must be an empty string/),
  ],
  ['with capitals in the domain of an annotation is valid', { 'metadata.annotations': { 'A.com/b': '' } }],
  [
    'with an annotation that has no name',
    { 'metadata.annotations': { 'a.com/': 'x' } },
    'metadata.annotations: Invalid value: "a.com/": name part must be non-empty',
    `metadata.annotations: Invalid value: "a.com/": ${namePart}`,
  ],
  ['with annotations up to the limit is valid', { 'metadata.annotations': { a: 'ü'.repeat(131_071) } }],
  [
    'with more annotations than can be kept',
    { 'metadata.annotations': { a: 'ü'.repeat(131_072) } },
    'metadata.annotations: Too long: may not be more than 262144 bytes',
  ],
  ['with an owner is valid', { 'metadata.ownerReferences': [owner] }],
  [
    'with an owner that is nothing',
    { 'metadata.ownerReferences': [{ apiVersion: 'apps/' }] },
    'metadata.ownerReferences.apiVersion: Invalid value: "apps/": version must not be empty',
    'metadata.ownerReferences.kind: Invalid value: "": kind must not be empty',
    'metadata.ownerReferences.name: Invalid value: "": name must not be empty',
    'metadata.ownerReferences.uid: Invalid value: "": uid must not be empty',
  ],
  [
    'with two controllers',
    {
      'metadata.ownerReferences': [
        { ...owner, controller: true },
        { ...owner, name: 'db', controller: true },
      ],
    },
    expect.stringMatching(
      /^metadata\.ownerReferences: Invalid value: \[.*\]: Only one reference can have Controller set to true\. Found "true" in references for ReplicaSet\/web and ReplicaSet\/db$/,
    ),
  ],
  [
    'that hangs on an event',
    { 'metadata.ownerReferences': [{ ...owner, apiVersion: 'v1', kind: 'Event' }] },
    expect.stringMatching(
      /^metadata\.ownerReferences: Invalid value: \{.*\}: \/v1, Kind=Event is disallowed from being an owner$/,
    ),
  ],
  ['with finalizers is valid', { 'metadata.finalizers': ['example.com/wait', 'foregroundDeletion'] }],
  [
    'with a finalizer of no domain',
    { 'metadata.finalizers': ['example.com/wait', 'mine'] },
    'metadata.finalizers[1]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
  ],
  [
    'with finalizers that contradict each other',
    { 'metadata.finalizers': ['orphan', 'foregroundDeletion'] },
    'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
  ],
];

created('ConfigMap', rows);
created('Pod', rows);

const leaving = { 'metadata.deletionTimestamp': '2026-01-01T00:00:00Z' };
const updates: readonly UpdateRow[] = [
  [
    'that would hold back what is leaving',
    { ...leaving, 'metadata.finalizers': ['example.com/a'] },
    { 'metadata.finalizers': ['example.com/c', 'example.com/a', 'example.com/b'] },
    'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/b", "example.com/c"}',
  ],
  ['that lets go is valid', { ...leaving, 'metadata.finalizers': ['a.b/c'] }, { 'metadata.finalizers': [] }],
  ['that holds back what stays is valid', {}, { 'metadata.finalizers': ['a.b/c'] }],
  [
    'with a bad label',
    {},
    { 'metadata.labels': { app: '-' } },
    expect.stringMatching(/^metadata\.labels: Invalid value: "-": a valid label/),
  ],
];
updated('ConfigMap', updates);
updated('Pod', updates);

created('Namespace', [
  [
    'that stands in a namespace itself',
    { 'metadata.namespace': 'other' },
    'metadata.namespace: Forbidden: not allowed on this type',
  ],
]);
