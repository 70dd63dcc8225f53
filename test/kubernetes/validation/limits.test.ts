import { created, updated } from './tables.ts';

const limit = (item: object) => ({ 'spec.limits': [{ type: 'Container', ...item }] });
const path = 'spec.limits[0]';
const key =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

created('LimitRange', [
  ['may leave room', limit({ min: { cpu: '100m' }, default: { cpu: '500m' }, max: { cpu: '1' } })],
  [
    'is about something',
    { 'spec.limits': [{}] },
    `${path}.type: Invalid value: "": name part must be non-empty`,
    `${path}.type: Invalid value: "": ${key}`,
  ],
  [
    'is about what has limits',
    { 'spec.limits': [{ type: 'Node' }] },
    `${path}.type: Invalid value: "Node": must be a standard limit type or fully qualified`,
  ],
  [
    'is about each type once',
    { 'spec.limits': [{ type: 'Pod' }, { type: 'Pod' }] },
    'spec.limits[1].type: Duplicate value: "Pod"',
  ],
  [
    'has no least above its most',
    limit({ min: { cpu: '2' }, max: { cpu: '1' }, default: { cpu: '1' }, defaultRequest: { cpu: '1' } }),
    `${path}.min[cpu]: Invalid value: "2": min value 2 is greater than max value 1`,
    `${path}.defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1`,
    `${path}.default[cpu]: Invalid value: "2": min value 2 is greater than default value 1`,
  ],
  [
    'requests no more than it limits',
    limit({ default: { memory: '512Mi' }, defaultRequest: { memory: '1Gi' } }),
    `${path}.defaultRequest[memory]: Invalid value: "1Gi": default request value 1Gi is greater than default limit value 512Mi`,
  ],
  [
    'gives no more than there may be',
    limit({ default: { cpu: '2' }, defaultRequest: { cpu: '1' }, max: { cpu: '1500m' } }),
    `${path}.default[cpu]: Invalid value: "1500m": default value 2 is greater than max value 1500m`,
  ],
  [
    'has a ratio above one',
    limit({ maxLimitRequestRatio: { cpu: '500m' } }),
    `${path}.maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1`,
  ],
  [
    'has a ratio that can be',
    limit({ min: { cpu: '500m' }, max: { cpu: '1' }, maxLimitRequestRatio: { cpu: '3' } }),
    `${path}.maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 2.000000`,
  ],
  [
    'gives pods no defaults',
    { 'spec.limits': [{ type: 'Pod', default: { cpu: '1' }, defaultRequest: { cpu: '1' } }] },
    `${path}.default: Forbidden: may not be specified when \`type\` is 'Pod'`,
    `${path}.defaultRequest: Forbidden: may not be specified when \`type\` is 'Pod'`,
  ],
  [
    'bounds claims',
    { 'spec.limits': [{ type: 'PersistentVolumeClaim' }] },
    `${path}.limits: Required value: either minimum or maximum storage value is required, but neither was provided`,
  ],
  [
    'bounds what containers have',
    { 'spec.limits': [{ type: 'Pod', max: { pods: '3' } }] },
    `${path}.max[pods]: Invalid value: "pods": must be a standard resource for containers`,
  ],
  [
    'requests devices in full',
    limit({ default: { 'example.com/gpu': '2' }, defaultRequest: { 'example.com/gpu': '1' } }),
    `${path}.defaultRequest[example.com/gpu]: Invalid value: "1": default value 2 must equal to defaultRequest value 1 in example.com/gpu`,
  ],
]);

created('ResourceQuota', [
  [
    'counts what can be counted',
    {
      'spec.hard': {
        pods: '4',
        'requests.cpu': '1',
        'count/jobs.batch': '3',
        'requests.example.com/gpu': '1',
      },
    },
  ],
  [
    'is not below nothing',
    { 'spec.hard': { pods: '-1' } },
    'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0',
  ],
  [
    'counts whole pods',
    { 'spec.hard': { pods: '500m' } },
    'spec.hard[pods]: Invalid value: "500m": must be an integer',
  ],
  [
    'is about known resources',
    { 'spec.hard': { disk: '1' } },
    'spec.hard[disk]: Invalid value: "disk": must be a standard resource type or fully qualified',
    'spec.hard[disk]: Invalid value: "disk": must be a standard resource for quota',
  ],
  ['may be about some pods', { 'spec.hard': { pods: '1' }, 'spec.scopes': ['BestEffort'] }],
  [
    'has scopes that narrow what it counts',
    { 'spec.hard': { services: '1' }, 'spec.scopes': ['Terminating'] },
    'spec.scopes: Invalid value: ["Terminating"]: unsupported scope applied to resource',
  ],
  [
    'has scopes that leave something',
    { 'spec.scopes': ['Terminating', 'NotTerminating'] },
    'spec.scopes: Invalid value: ["Terminating","NotTerminating"]: conflicting scopes',
  ],
  [
    'has scopes that there are',
    { 'spec.scopes': ['Large'] },
    'spec.scopes: Invalid value: ["Large"]: unsupported scope',
  ],
  [
    'says which priorities',
    { 'spec.scopeSelector': { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] } },
    "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
  ],
  [
    'selects in a known way',
    { 'spec.scopeSelector': { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Above' }] } },
    'spec.scopeSelector.matchExpressions.operator: Invalid value: "Above": not a valid selector operator',
  ],
]);

updated('ResourceQuota', [
  ['may allow more', { 'spec.hard': { pods: '1' } }, { 'spec.hard': { pods: '2' } }],
  [
    'is about the same pods',
    { 'spec.scopes': ['BestEffort'] },
    { 'spec.scopes': ['NotBestEffort'] },
    'spec.scopes: Invalid value: ["NotBestEffort"]: field is immutable',
  ],
]);
