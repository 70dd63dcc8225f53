import { describe, expect, it } from 'vitest';
import { applyDefaults, applyJobIdentity } from '../../../source/kubernetes/defaults/index.ts';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import { invalid } from '../../../source/kubernetes/status-error.ts';
import { validateCreate } from '../../../source/kubernetes/validation/index.ts';
import { type Change, object } from './objects.ts';

type Row = readonly [what: string, change: Change, ...errors: string[]];

/** What is said about a valid object of the kind after one change. */
function complaints(kind: Kind, change: Change): string[] {
  const given = applyDefaults(object(kind, change));
  const born = kind === 'Job' ? applyJobIdentity(given) : given;
  return validateCreate(born).map(({ field, message }) => `${field}: ${message}`);
}

function table(kind: Kind, rows: readonly Row[]) {
  describe(`A ${kind}`, () => {
    it('that is plain is valid', () => {
      expect(complaints(kind, {})).toEqual([]);
    });

    it.each(rows.map(([what, change, ...errors]) => ({ what, change, errors })))(
      '$what',
      ({ change, errors }) => {
        expect(complaints(kind, change)).toEqual(errors);
      },
    );
  });
}

const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const port = 'spec.containers.0.ports';
const twoContainers = [
  { name: 'app', image: 'a' },
  { name: 'app', image: 'b' },
];

table('Pod', [
  [
    'without a name',
    { 'metadata.name': undefined },
    'metadata.name: Required value: name or generateName is required',
  ],
  ['with a generated name', { 'metadata.name': undefined, 'metadata.generateName': 'web-' }],
  [
    'with a bad label value',
    { 'metadata.labels': { app: 'a b' } },
    `metadata.labels: Invalid value: "a b": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
  ],
  ['without containers', { 'spec.containers': [] }, 'spec.containers: Required value'],
  ['without an image', { 'spec.containers.0.image': undefined }, 'spec.containers[0].image: Required value'],
  [
    'without a container name',
    { 'spec.containers.0.name': undefined },
    'spec.containers[0].name: Required value',
  ],
  [
    'with a bad container name',
    { 'spec.containers.0.name': 'App' },
    `spec.containers[0].name: Invalid value: "App": ${labelRule}`,
  ],
  [
    'with a container twice',
    { 'spec.containers': twoContainers },
    'spec.containers[1].name: Duplicate value: "app"',
  ],
  [
    'with a port that has no number',
    { [port]: [{ name: 'http' }] },
    'spec.containers[0].ports[0].containerPort: Required value',
  ],
  [
    'with a port out of range',
    { [port]: [{ containerPort: 70000 }] },
    'spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
  ],
  [
    'with an unknown protocol',
    { [port]: [{ containerPort: 80, protocol: 'HTTP' }] },
    'spec.containers[0].ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
  ],
  [
    'with a long port name',
    { [port]: [{ containerPort: 80, name: 'averyverylongname' }] },
    'spec.containers[0].ports[0].name: Invalid value: "averyverylongname": must be no more than 15 bytes',
  ],
  [
    'that pulls sometimes',
    { 'spec.containers.0.imagePullPolicy': 'Sometimes' },
    'spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
  ],
  [
    'that restarts sometimes',
    { 'spec.restartPolicy': 'Sometimes' },
    'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
  ],
  [
    'that requests more than its limit',
    { 'spec.containers.0.resources': { requests: { cpu: '2' }, limits: { cpu: '1' } } },
    'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
  [
    'that requests nonsense',
    { 'spec.containers.0.resources': { requests: { memory: 'lots' } } },
    `spec.containers[0].resources.requests[memory]: Invalid value: "lots": quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
  ],
  [
    'that mounts what it has not',
    { 'spec.containers.0.volumeMounts': [{ name: 'data', mountPath: '/data' }] },
    'spec.containers[0].volumeMounts[0].name: Not found: "data"',
  ],
  [
    'that mounts twice at one place',
    {
      'spec.volumes': [{ name: 'data' }],
      'spec.containers.0.volumeMounts': [
        { name: 'data', mountPath: '/data' },
        { name: 'data', mountPath: '/data' },
      ],
    },
    'spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/data": must be unique',
  ],
  [
    'with a volume twice',
    { 'spec.volumes': [{ name: 'data' }, { name: 'data' }] },
    'spec.volumes[1].name: Duplicate value: "data"',
  ],
  [
    'with a probe that does nothing',
    { 'spec.containers.0.livenessProbe': { periodSeconds: 1 } },
    'spec.containers[0].livenessProbe: Required value: must specify a handler type',
  ],
  [
    'whose liveness must succeed twice',
    { 'spec.containers.0.livenessProbe': { tcpSocket: { port: 80 }, successThreshold: 2 } },
    'spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1',
  ],
  [
    'with a key of nothing',
    { 'spec.containers.0.env': [{ name: 'A', valueFrom: { configMapKeyRef: { key: 'a' } } }] },
    'spec.containers[0].env[0].valueFrom.configMapKeyRef.name: Required value',
  ],
  [
    'on the host network with a port that differs',
    { 'spec.hostNetwork': true, [port]: [{ containerPort: 80, hostPort: 81 }] },
    'spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true',
  ],
  [
    'with no names to look up',
    { 'spec.dnsPolicy': 'None' },
    'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None',
  ],
  [
    'that tolerates for a while what evicts nobody',
    { 'spec.tolerations': [{ key: 'a', operator: 'Exists', tolerationSeconds: 3, effect: 'NoSchedule' }] },
    'spec.tolerations[0].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
  ],
  [
    'with several mistakes, in order',
    { 'metadata.name': 'a/b', 'spec.containers.0.image': '', 'spec.restartPolicy': 'No' },
    expect.stringMatching(/^metadata\.name: Invalid value: "a\/b": a lowercase RFC 1123 subdomain/),
    'spec.containers[0].image: Required value',
    'spec.restartPolicy: Unsupported value: "No": supported values: "Always", "OnFailure", "Never"',
  ],
]);

const selectorOfOther = {
  'spec.template.metadata.labels': { app: 'other' },
} as const;
const mismatch =
  'spec.template.metadata.labels: Invalid value: {"app":"other"}: `selector` does not match template `labels`';
const rolling = 'spec.strategy.rollingUpdate';

table('Deployment', [
  ['whose selector takes other pods', selectorOfOther, mismatch],
  [
    'without a selector',
    { 'spec.selector': undefined },
    'spec.selector: Required value',
    'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  ],
  [
    'with an empty selector',
    { 'spec.selector': {} },
    'spec.selector: Invalid value: {}: empty selector is invalid for deployment',
  ],
  [
    'whose pods never restart',
    { 'spec.template.spec.restartPolicy': 'Never' },
    'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
  ],
  [
    'with an unknown strategy',
    { 'spec.strategy': { type: 'randomType' } },
    'spec.strategy.type: Unsupported value: "randomType": supported values: "Recreate", "RollingUpdate"',
  ],
  [
    'that recreates and rolls',
    { 'spec.strategy': { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
    "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
  ],
  [
    'that can neither add nor remove',
    { [rolling]: { maxSurge: 0, maxUnavailable: 0 } },
    `${rolling}.maxUnavailable: Invalid value: 0: may not be 0 when \`maxSurge\` is 0`,
  ],
  [
    'that can neither add nor remove a percentage',
    { [rolling]: { maxSurge: '0%', maxUnavailable: '0%' } },
    `${rolling}.maxUnavailable: Invalid value: "0%": may not be 0 when \`maxSurge\` is 0`,
  ],
  [
    'that may miss more pods than all',
    { [rolling]: { maxUnavailable: '110%' } },
    `${rolling}.maxUnavailable: Invalid value: "110%": must not be greater than 100%`,
  ],
  [
    'whose deadline ends before a pod can be available',
    { 'spec.minReadySeconds': 600 },
    'spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds',
  ],
  [
    'with fewer than no replicas',
    { 'spec.replicas': -1 },
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'with ephemeral containers',
    { 'spec.template.spec.ephemeralContainers': [{ name: 'debug', image: 'busybox' }] },
    'spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template',
  ],
  [
    'without a template',
    { 'spec.template': undefined },
    'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
    'spec.template.spec.containers: Required value',
  ],
  [
    'with an expression that lacks its values',
    { 'spec.selector': { matchExpressions: [{ key: 'app', operator: 'In' }] } },
    "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
    'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"In"}]}: invalid label selector',
  ],
  [
    'with an operator that does not exist',
    { 'spec.selector': { matchExpressions: [{ key: 'app', operator: 'Like' }] } },
    'spec.selector.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator',
    'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"Like"}]}: invalid label selector',
  ],
]);

table('ReplicaSet', [
  ['whose selector takes other pods', selectorOfOther, mismatch],
  [
    'whose expression takes its pods',
    { 'spec.selector': { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
  ],
  [
    'with fewer than no replicas',
    { 'spec.replicas': -2 },
    'spec.replicas: Invalid value: -2: must be greater than or equal to 0',
  ],
]);

table('ReplicationController', [['whose selector takes other pods', selectorOfOther, mismatch]]);
table('DaemonSet', [['whose selector takes other pods', selectorOfOther, mismatch]]);
table('StatefulSet', [
  ['whose selector takes other pods', selectorOfOther, mismatch],
  [
    'that mounts its claim',
    {
      'spec.volumeClaimTemplates': [{ metadata: { name: 'data' } }],
      'spec.template.spec.containers.0.volumeMounts': [{ name: 'data', mountPath: '/data' }],
    },
  ],
]);

table('Job', [
  [
    'whose pods would run for ever',
    { 'spec.template.spec.restartPolicy': 'Always' },
    'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  ],
  [
    'that restarts sometimes',
    { 'spec.template.spec.restartPolicy': 'Sometimes' },
    'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "OnFailure", "Never"',
  ],
  [
    'with negative parallelism',
    { 'spec.parallelism': -1 },
    'spec.parallelism: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'that is indexed without an end',
    { 'spec.completionMode': 'Indexed', 'spec.parallelism': 2 },
    'spec.completions: Required value: when completion mode is Indexed',
  ],
]);

table('CronJob', [
  ['without a schedule', { 'spec.schedule': undefined }, 'spec.schedule: Required value'],
  [
    'with four fields',
    { 'spec.schedule': '* * * *' },
    'spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, found 4: [* * * *]',
  ],
  [
    'that may overlap',
    { 'spec.concurrencyPolicy': 'Maybe' },
    'spec.concurrencyPolicy: Unsupported value: "Maybe": supported values: "Allow", "Forbid", "Replace"',
  ],
  [
    'on another planet',
    { 'spec.timeZone': 'Mars/Base' },
    'spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base',
  ],
]);

describe('A refusal', () => {
  it('joins several complaints in brackets', () => {
    const errors = validateCreate(applyDefaults(object('Deployment', { 'spec.selector': undefined })));
    expect(invalid('Deployment', 'web', errors).message).toBe(
      'Deployment.apps "web" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`]',
    );
  });

  it('never comes as a crash, however broken the object is', () => {
    for (const spec of [undefined, null, 3, 'text', [], { containers: 'x', template: [], selector: 7 }]) {
      for (const kind of ['Pod', 'Deployment', 'Job', 'Service', 'CronJob', 'StatefulSet'] as const) {
        const broken = { ...object(kind, {}), spec };
        expect(() => validateCreate(applyDefaults(broken))).not.toThrow();
      }
    }
  });
});
