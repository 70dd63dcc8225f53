import { created, updated } from './tables.ts';

const frozen = 'Forbidden: field is immutable when `immutable` is set';
const mebibyte = 'a'.repeat(1024 * 1024);

created('ConfigMap', [
  ['may hold a mebibyte', { data: { a: mebibyte } }],
  ['holds no more', { data: { a: mebibyte, b: 'b' } }, '[]: Too long: may not be more than 1048576 bytes'],
  [
    'has keys that can be files',
    { data: { 'a/b': '' } },
    "data[a/b]: Invalid value: \"a/b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
  ],
  [
    'has each key once',
    { data: { a: '' }, binaryData: { a: '' } },
    'data[a]: Invalid value: "a": duplicate of key present in binaryData',
    'binaryData[a]: Invalid value: "a": duplicate of key present in data',
  ],
]);

updated('ConfigMap', [
  ['may change what it holds', { data: { a: '1' } }, { data: { a: '2' } }],
  ['may freeze it', { data: { a: '1' } }, { immutable: true }],
  ['may change it with the freezing', { data: { a: '1' } }, { immutable: true, data: { a: '2' } }],
  [
    'can not change what is frozen',
    { immutable: true, data: { a: '1' } },
    { data: { a: '2' } },
    `data: ${frozen}`,
  ],
  ['can not thaw it', { immutable: true }, { immutable: undefined }, `immutable: ${frozen}`],
  ['can still label it', { immutable: true }, { 'metadata.labels': { a: 'b' } }],
]);

const base64 = (text: string) => Buffer.from(text).toString('base64');

created('Secret', [
  [
    'is written in base64',
    { data: { key: 'abc*' } },
    'data[key]: Invalid value: "abc*": illegal base64 data at input byte 3',
  ],
  ['counts what it holds, not its writing', { data: { a: base64(mebibyte) } }],
  [
    'holds a mebibyte at most',
    { data: { a: base64(`${mebibyte}b`) } },
    'data: Too long: may not be more than 1048576 bytes',
  ],
  [
    'for a registry has its file',
    { type: 'kubernetes.io/dockerconfigjson' },
    'data[.dockerconfigjson]: Required value',
  ],
  [
    'for a registry has a file of JSON',
    { type: 'kubernetes.io/dockercfg', data: { '.dockercfg': base64('user') } },
    'data[.dockercfg]: Invalid value: "<secret contents redacted>": invalid character \'u\' looking for beginning of value',
  ],
  [
    'for TLS has both parts',
    { type: 'kubernetes.io/tls', data: { 'tls.crt': '' } },
    'data[tls.key]: Required value',
  ],
  [
    'for a login has a user or a password',
    { type: 'kubernetes.io/basic-auth' },
    'data[username]: Required value',
    'data[password]: Required value',
  ],
  ['for a login may have a user alone', { type: 'kubernetes.io/basic-auth', data: { username: '' } }],
  [
    'for SSH has a key',
    { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
    'data[ssh-privatekey]: Required value',
  ],
  [
    'for a service account says whose it is',
    { type: 'kubernetes.io/service-account-token' },
    'metadata.annotations[kubernetes.io/service-account.name]: Required value',
  ],
]);

updated('Secret', [
  [
    'keeps its type',
    {},
    { type: 'example.com/own' },
    'type: Invalid value: "example.com/own": field is immutable',
  ],
  [
    'can not change what is frozen',
    { immutable: true, data: { a: 'MQ==' } },
    { data: { a: 'Mg==' } },
    `data: ${frozen}`,
  ],
]);
