import { describe } from 'vitest';
import { created, updated } from './tables.ts';

const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const backend = { service: { name: 'web', port: { number: 80 } } };
const to = (path: object) => [{ host: 'example.com', http: { paths: [path] } }];
const place = 'spec.rules[0].http.paths[0]';

created('Ingress', [
  [
    'leads somewhere',
    { 'spec.defaultBackend': undefined },
    'spec: Invalid value: null: either `defaultBackend` or `rules` must be specified',
  ],
  ['may have rules', { 'spec.rules': to({ path: '/', pathType: 'Prefix', backend }) }],
  ['may be for all names of a domain', { 'spec.rules': [{ host: '*.example.com' }] }],
  [
    'has one star, in front',
    { 'spec.rules': [{ host: 'a.*.com' }] },
    "spec.rules[0].host: Invalid value: \"a.*.com\": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  ],
  [
    'is for names, not for addresses',
    { 'spec.rules': [{ host: '10.0.0.1' }] },
    'spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
  ],
  [
    'is for names that there can be',
    { 'spec.rules': [{ host: 'Example.com' }] },
    `spec.rules[0].host: Invalid value: "Example.com": ${subdomain}`,
  ],
  [
    'has paths where it speaks of HTTP',
    { 'spec.rules': [{ http: {} }] },
    'spec.rules[0].http.paths: Required value',
  ],
  [
    'says how paths are compared',
    { 'spec.rules': to({ path: '/', backend }) },
    `${place}.pathType: Required value: pathType must be specified`,
  ],
  [
    'compares them in a known way',
    { 'spec.rules': to({ path: '/', pathType: 'Regex', backend }) },
    `${place}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
  ],
  [
    'has paths from the root',
    { 'spec.rules': to({ path: 'a', pathType: 'Exact', backend }) },
    `${place}.path: Invalid value: "a": must be an absolute path`,
  ],
  [
    'has paths without detours',
    { 'spec.rules': to({ path: '/a//..', pathType: 'Prefix', backend }) },
    `${place}.path: Invalid value: "/a//..": must not contain '//'`,
    `${place}.path: Invalid value: "/a//..": cannot end with '/..'`,
  ],
  [
    'leads each path somewhere',
    { 'spec.rules': to({ path: '/', pathType: 'Prefix' }) },
    `${place}.backend: Invalid value: "": resource or service backend is required`,
  ],
  [
    'leads to one thing',
    { 'spec.defaultBackend': { ...backend, resource: { kind: 'Bucket', name: 'b' } } },
    'spec.defaultBackend: Invalid value: "": cannot set both resource and service backends',
  ],
  [
    'leads to a service with a name and a port',
    { 'spec.defaultBackend': { service: {} } },
    'spec.defaultBackend.service.name: Required value',
    'spec.defaultBackend: Required value: port name or number is required',
  ],
  [
    'leads to one port',
    { 'spec.defaultBackend': { service: { name: 'web', port: { name: 'http', number: 80 } } } },
    'spec.defaultBackend: Invalid value: "": cannot set both port name & port number',
  ],
  [
    'says what else it leads to',
    { 'spec.defaultBackend': { resource: { apiGroup: 'example.com' } } },
    'spec.defaultBackend.resource.kind: Required value: kind is required',
    'spec.defaultBackend.resource.name: Required value: name is required',
  ],
  [
    'names one class',
    {
      'metadata.annotations': { 'kubernetes.io/ingress.class': 'old' },
      'spec.ingressClassName': 'new',
    },
    'annotations.kubernetes.io/ingress.class: Invalid value: "old": must match `ingressClassName` when both are specified',
  ],
]);

created('IngressClass', [
  ['has a controller', { 'spec.controller': undefined }, 'spec.controller: Required value'],
  [
    'has the controller of a domain',
    { 'spec.controller': 'nginx' },
    'spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")',
  ],
  [
    'says where its parameters are',
    { 'spec.parameters': { kind: 'Config', name: 'c', scope: 'Namespace' } },
    "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'",
  ],
  [
    'of the whole cluster has parameters of the whole cluster',
    { 'spec.parameters': { kind: 'Config', name: 'c', namespace: 'x' } },
    "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'",
  ],
]);

updated('IngressClass', [
  [
    'keeps its controller',
    {},
    { 'spec.controller': 'example.com/other' },
    'spec.controller: Invalid value: "example.com/other": field is immutable',
  ],
]);

const from = (peer: object) => ({ 'spec.ingress': [{ from: [peer] }] });
const onPort = (port: object) => ({ 'spec.egress': [{ ports: [port] }] });

created('NetworkPolicy', [
  ['may be about a range of ports', onPort({ port: 8000, endPort: 9000 })],
  [
    'is about a range with an end after its start',
    onPort({ port: 8000, endPort: 80 }),
    'spec.egress[0].ports[0].endPort: Invalid value: 8000: must be greater than or equal to `port`',
  ],
  [
    'is about a range of numbers',
    onPort({ port: 'http', endPort: 80 }),
    'spec.egress[0].ports[0].endPort: Invalid value: 80: may not be specified when `port` is non-numeric',
  ],
  [
    'is about a range with a start',
    onPort({ endPort: 80 }),
    'spec.egress[0].ports[0].endPort: Invalid value: 80: may not be specified when `port` is not specified',
  ],
  [
    'is about a known protocol',
    onPort({ protocol: 'ICMP' }),
    'spec.egress[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"',
  ],
  ['says who', from({}), 'spec.ingress[0].from[0]: Required value: must specify a peer'],
  ['may be about pods of other namespaces', from({ podSelector: {}, namespaceSelector: {} })],
  [
    'is about addresses or pods',
    from({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    'spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer',
  ],
  [
    'is about ranges',
    from({ ipBlock: { cidr: '10.0.0.0' } }),
    'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ],
  ['says which range', from({ ipBlock: {} }), 'spec.ingress[0].from[0].ipBlock.cidr: Required value'],
  [
    'leaves out what is in',
    from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '11.0.0.0/16', '10.0.0.0/8'] } }),
    'spec.ingress[0].from[0].ipBlock.except[1]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`',
    'spec.ingress[0].from[0].ipBlock.except[2]: Invalid value: "10.0.0.0/8": must be a strict subset of `cidr`',
  ],
  [
    'has known types',
    { 'spec.policyTypes': ['Sideways'] },
    'spec.policyTypes[0]: Unsupported value: "Sideways": supported values: "Ingress", "Egress"',
  ],
]);

describe('What is behind a service', () => {
  created('Endpoints', [
    [
      'has addresses',
      { subsets: [{ ports: [{ port: 80 }] }] },
      'subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`',
    ],
    [
      'has addresses that can be reached',
      { subsets: [{ addresses: [{ ip: '169.254.1.1' }, { ip: 'web' }] }] },
      'subsets[0].addresses[0].ip: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
      'subsets[0].addresses[1].ip: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
    [
      'names its ports where it has several',
      { subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80, name: 'a' }, { port: 81 }] }] },
      'subsets[0].ports[1].name: Required value',
    ],
  ]);

  created('EndpointSlice', [
    ['says of what kind its addresses are', { addressType: undefined }, 'addressType: Required value'],
    [
      'has a known kind of addresses',
      { addressType: 'IPX' },
      'addressType: Unsupported value: "IPX": supported values: "FQDN", "IPv4", "IPv6"',
    ],
    [
      'has endpoints with addresses',
      { endpoints: [{ addresses: [] }] },
      'endpoints[0].addresses: Required value: must contain at least 1 address',
    ],
    [
      'has addresses of its kind',
      { endpoints: [{ addresses: ['fd00::1'] }] },
      'endpoints[0].addresses[0]: Invalid value: "fd00::1": must be an IPv4 address',
    ],
    [
      'has at most a thousand endpoints',
      { endpoints: Array(1001).fill({ addresses: ['10.0.0.1'] }) },
      'endpoints: Too many: 1001: must have at most 1000 items',
    ],
    [
      'has at most a hundred addresses of one',
      { endpoints: [{ addresses: Array(101).fill('10.0.0.1') }] },
      'endpoints[0].addresses: Too many: 101: must have at most 100 items',
    ],
    ['may have one port without a name', { ports: [{ port: 80 }] }],
    ['names ports apart', { ports: [{ port: 80 }, { port: 81 }] }, 'ports[1].name: Duplicate value: ""'],
    [
      'has whole names',
      { addressType: 'FQDN', endpoints: [{ addresses: ['web'] }] },
      'endpoints[0].addresses[0]: Invalid value: "web": should be a domain with at least two segments separated by dots',
    ],
  ]);

  updated('EndpointSlice', [
    [
      'keeps the kind of its addresses',
      {},
      { addressType: 'IPv6' },
      'addressType: Invalid value: "IPv6": field is immutable',
    ],
  ]);
});
