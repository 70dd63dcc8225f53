import { created, updated } from './tables.ts';

const taints = (...items: object[]) => ({ 'spec.taints': items });
const elsewhere = { kind: 'Pod', name: 'web', namespace: 'shop' };

created('Event', [
  [
    'may be about what has no namespace',
    { 'metadata.namespace': 'default', involvedObject: { kind: 'Node', name: 'n' } },
  ],
  ['stands where its object does', { 'metadata.namespace': 'shop', involvedObject: elsewhere }],
  [
    'stands nowhere else',
    { 'metadata.namespace': 'default', involvedObject: elsewhere },
    'involvedObject.namespace: Invalid value: "shop": does not match event.namespace',
  ],
  [
    'is about something',
    { 'metadata.namespace': 'shop', involvedObject: { kind: 'Node', name: 'n' } },
    'involvedObject.namespace: Invalid value: "": does not match event.namespace',
  ],
]);

created('Lease', [
  [
    'lasts',
    { spec: { leaseDurationSeconds: 0, leaseTransitions: -1 } },
    'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
    'spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0',
  ],
]);

created('Node', [
  [
    'may have one taint with two effects',
    taints({ key: 'a', effect: 'NoSchedule' }, { key: 'a', effect: 'NoExecute' }),
  ],
  [
    'has a taint with one effect once',
    taints({ key: 'a', effect: 'NoSchedule' }, { key: 'a', value: 'b', effect: 'NoSchedule' }),
    'metadata.taints[1]: Duplicate value: {"Key":"a","Value":"b","Effect":"NoSchedule","TimeAdded":null}: taints must be unique by key and effect pair',
  ],
  [
    'has taints that do something',
    taints({ key: 'a' }, { key: 'b', effect: 'NoFun' }),
    'metadata.taints[0].effect: Required value',
    'metadata.taints[1].effect: Unsupported value: "NoFun": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ],
  [
    'has taints with keys',
    taints({ effect: 'NoSchedule' }),
    'metadata.taints[0].key: Invalid value: "": name part must be non-empty',
    "metadata.taints[0].key: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
  ],
  [
    'has ranges for its pods',
    { 'spec.podCIDR': 'here' },
    'spec.podCIDRs[0]: Invalid value: "here": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ],
]);

updated('Node', [
  ['is given a range', {}, { 'spec.podCIDR': '10.244.1.0/24' }],
  [
    'keeps it',
    { 'spec.podCIDR': '10.244.1.0/24' },
    { 'spec.podCIDR': '10.244.2.0/24' },
    'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
  ],
  [
    'stays the same machine',
    { 'spec.providerID': 'a' },
    { 'spec.providerID': 'b' },
    'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
  ],
  ['may be cordoned', {}, { 'spec.unschedulable': true }],
]);

created('Namespace', [
  [
    'has no dots in its name',
    { 'metadata.name': 'a.b' },
    'metadata.name: Invalid value: "a.b": must not contain dots',
  ],
  [
    'waits for whom it knows',
    { spec: { finalizers: ['mine'] } },
    'spec.finalizers[0]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
  ],
]);
