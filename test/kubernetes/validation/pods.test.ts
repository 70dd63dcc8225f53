import { expect } from 'vitest';
import { created } from './tables.ts';

const term = (expression: object) => ({
  'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution': {
    nodeSelectorTerms: [{ matchExpressions: [expression] }],
  },
});
const nodes = 'spec.affinity.nodeAffinity';
const must = 'requiredDuringSchedulingIgnoredDuringExecution';
const may = 'preferredDuringSchedulingIgnoredDuringExecution';
const terms = `${nodes}.${must}.nodeSelectorTerms`;

created('Pod', [
  ['for nodes of a size is valid', term({ key: 'cpus', operator: 'Gt', values: ['4'] })],
  [
    'for nodes of no sort',
    { [`${nodes}.${must}`]: { nodeSelectorTerms: [] } },
    `${terms}: Required value: must have at least one node selector term`,
  ],
  [
    'for nodes with one of no values',
    term({ key: 'disk', operator: 'In' }),
    `${terms}[0].matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
  ],
  [
    'for nodes that have a value',
    term({ key: 'disk', operator: 'Exists', values: ['ssd'] }),
    `${terms}[0].matchExpressions[0].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
  ],
  [
    'for nodes of two sizes',
    term({ key: 'cpus', operator: 'Lt', values: ['4', '8'] }),
    `${terms}[0].matchExpressions[0].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
  ],
  [
    'for nodes that are alike',
    term({ key: 'disk', operator: 'Like' }),
    `${terms}[0].matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator`,
  ],
  [
    'for nodes by another field than their name',
    {
      [`${nodes}.${must}`]: {
        nodeSelectorTerms: [{ matchFields: [{ key: 'spec.podCIDR', operator: 'In', values: ['a', 'b'] }] }],
      },
    },
    `${terms}[0].matchFields[0].values: Required value: must be only one value when \`operator\` is 'In' or 'NotIn' for node field selector`,
    `${terms}[0].matchFields[0].key: Invalid value: "spec.podCIDR": not a valid field selector key`,
  ],
  [
    'with too much of a preference',
    { [`${nodes}.${may}`]: [{ weight: 101, preference: { matchExpressions: [] } }] },
    `${nodes}.${may}[0].weight: Invalid value: 101: must be in the range 1-100`,
  ],
  [
    'away from others nowhere',
    { [`spec.affinity.podAntiAffinity.${must}`]: [{ labelSelector: { matchLabels: { app: 'web' } } }] },
    `spec.affinity.podAntiAffinity.${must}[0].topologyKey: Required value: can not be empty`,
    `spec.affinity.podAntiAffinity.${must}[0].topologyKey: Invalid value: "": name part must be non-empty`,
    expect.stringMatching(/topologyKey: Invalid value: "": name part must consist of/),
  ],
  [
    'with others by a bad selector, a little',
    {
      [`spec.affinity.podAffinity.${may}`]: [
        {
          weight: 0,
          podAffinityTerm: {
            topologyKey: 'zone',
            labelSelector: { matchExpressions: [{ key: 'app', operator: 'Near' }] },
          },
        },
      ],
    },
    `spec.affinity.podAffinity.${may}[0].weight: Invalid value: 0: must be in the range 1-100`,
    `spec.affinity.podAffinity.${may}[0].podAffinityTerm.labelSelector.matchExpressions[0].operator: Invalid value: "Near": not a valid selector operator`,
  ],
]);

const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const spreads = 'spec.topologySpreadConstraints';

created('Pod', [
  ['that is spread is valid', { [spreads]: [{ ...spread, minDomains: 2, nodeTaintsPolicy: 'Honor' }] }],
  [
    'that is spread over nothing',
    { [spreads]: [{ maxSkew: 0, whenUnsatisfiable: 'Maybe' }] },
    `${spreads}[0].maxSkew: Invalid value: 0: must be greater than zero`,
    `${spreads}[0].topologyKey: Required value: can not be empty`,
    `${spreads}[0].whenUnsatisfiable: Unsupported value: "Maybe": supported values: "DoNotSchedule", "ScheduleAnyway"`,
  ],
  [
    'that is spread twice',
    { [spreads]: [spread, { ...spread, maxSkew: 2 }] },
    `${spreads}[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"`,
  ],
  [
    'that must be spread where it need not',
    { [spreads]: [{ ...spread, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 0 }] },
    `${spreads}[0].minDomains: Invalid value: 0: must be greater than zero`,
    `${spreads}[0].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
  ],
  [
    'that minds taints a little, among pods like itself',
    { [spreads]: [{ ...spread, nodeTaintsPolicy: 'Partly', matchLabelKeys: ['app'] }] },
    `${spreads}[0].nodeTaintsPolicy: Unsupported value: "Partly": supported values: "Honor", "Ignore"`,
    `${spreads}[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set`,
  ],
]);

const tolerating = (toleration: object) => ({ 'spec.tolerations': [toleration] });

created('Pod', [
  [
    'that tolerates all that is equal to nothing',
    tolerating({}),
    'spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
  ],
  [
    'that tolerates a value of whatever there is',
    tolerating({ key: 'a', operator: 'Exists', value: 'b', effect: 'NoSchedule' }),
    'spec.tolerations[0].operator: Invalid value: {"Key":"a","Operator":"Exists","Value":"b","Effect":"NoSchedule","TolerationSeconds":null}: value must be empty when `operator` is \'Exists\'',
  ],
  [
    'that tolerates what is like it',
    tolerating({ key: 'a', operator: 'Like', effect: 'Odd' }),
    'spec.tolerations[0].operator: Unsupported value: "Like": supported values: "Equal", "Exists"',
    'spec.tolerations[0].effect: Unsupported value: "Odd": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ],
  [
    'that waits at two gates of one name',
    { 'spec.schedulingGates': [{ name: 'a.b/c' }, { name: 'a.b/c' }], 'spec.nodeName': 'node-1' },
    'spec.schedulingGates[1]: Duplicate value: "a.b/c"',
    'spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared',
  ],
  [
    'that is ready at nothing',
    { 'spec.readinessGates': [{}] },
    'spec.readinessGates[0].conditionType: Invalid value: "": name part must be non-empty',
    expect.stringMatching(/conditionType: Invalid value: "": name part must consist of/),
  ],
]);

created('Pod', [
  [
    'that asks many',
    {
      'spec.dnsConfig': { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', 'here'], options: [{ value: '1' }] },
    },
    'spec.dnsConfig.nameservers: Invalid value: ["1.1.1.1","1.1.1.2","1.1.1.3","here"]: must not have more than 3 nameservers',
    'spec.dnsConfig.nameservers[3]: Invalid value: "here": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    'spec.dnsConfig.options[0]: Required value: must not be empty',
  ],
  [
    'that asks nobody',
    { 'spec.dnsPolicy': 'None', 'spec.dnsConfig': { searches: ['x'] } },
    'spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None',
  ],
  [
    'that asks otherwise',
    { 'spec.dnsPolicy': 'Other', 'spec.dnsConfig': { searches: ['a_b.svc.', '.', 'A'] } },
    'spec.dnsPolicy: Unsupported value: "Other": supported values: "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"',
    expect.stringMatching(
      /^spec\.dnsConfig\.searches\[2\]: Invalid value: "A": a lowercase RFC 1123 subdomain/,
    ),
  ],
  [
    'that knows nowhere by name',
    { 'spec.hostAliases': [{ ip: '1.2.3', hostnames: ['a.b', 'A'] }] },
    'spec.hostAliases[0].ip: Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    expect.stringMatching(
      /^spec\.hostAliases\[0\]\.hostnames\[1\]: Invalid value: "A": a lowercase RFC 1123/,
    ),
  ],
  [
    'with names that are none',
    {
      'spec.serviceAccountName': 'A',
      'spec.hostname': 'a.b',
      'spec.subdomain': 'B',
      'spec.priorityClassName': 'C',
    },
    expect.stringMatching(/^spec\.serviceAccountName: Invalid value: "A": a lowercase RFC 1123 subdomain/),
    'spec.hostname: Invalid value: "a.b": must not contain dots',
    expect.stringMatching(/^spec\.subdomain: Invalid value: "B": a lowercase RFC 1123 label/),
    expect.stringMatching(/^spec\.priorityClassName: Invalid value: "C": a lowercase RFC 1123 subdomain/),
  ],
  [
    'that ends before it starts',
    { 'spec.activeDeadlineSeconds': 0, 'spec.terminationGracePeriodSeconds': -1 },
    'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
    'spec.terminationGracePeriodSeconds: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'for another system',
    { 'spec.os': { name: 'plan9' } },
    'spec.os: Unsupported value: "plan9": supported values: "linux", "windows"',
  ],
  [
    'that is debugged from the start',
    {
      'spec.ephemeralContainers': [
        {
          name: 'main',
          image: 'debug',
          ports: [{ containerPort: 1 }],
          lifecycle: {},
          targetContainerName: 'gone',
        },
      ],
    },
    'spec.ephemeralContainers[0].name: Duplicate value: "main"',
    'spec.ephemeralContainers[0].targetContainerName: Not found: "gone"',
    'spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
    'spec.ephemeralContainers: Forbidden: cannot be set on create',
  ],
]);
