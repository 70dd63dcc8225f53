import { expect } from 'vitest';
import { created, updated } from './tables.ts';

const never = { 'spec.template.spec.restartPolicy': 'Never' };
const deadline = { 'spec.template.spec.activeDeadlineSeconds': 5 };
const isNever = 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"';
const notSupported = (kind: string) =>
  `spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ${kind} is not Supported`;
const negative = 'must be greater than or equal to 0';
const noPercent =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
const rolling = 'spec.strategy.rollingUpdate';

created('Deployment', [
  ['whose pods never restart', never, isNever],
  ['whose pods end', deadline, notSupported('ReplicaSet')],
  [
    'whose pods restart sometimes',
    { 'spec.template.spec.restartPolicy': 'Sometimes' },
    'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always"',
  ],
  [
    'whose pods have bad labels and annotations',
    {
      'spec.template.metadata.labels': { app: 'least', tier: '-' },
      'spec.template.metadata.annotations': { '': 'x' },
    },
    expect.stringMatching(/^spec\.template\.labels: Invalid value: "-": a valid label/),
    'spec.template.annotations: Invalid value: "": name part must be non-empty',
    expect.stringMatching(/^spec\.template\.annotations: Invalid value: "": name part must consist of/),
  ],
  ['whose image is a blank is valid', { 'spec.template.spec.containers.0.image': ' ' }],
  [
    'whose pods take ports of the host that differ',
    {
      'spec.template.spec.hostNetwork': true,
      'spec.template.spec.containers.0.ports': [{ containerPort: 80 }, { containerPort: 81, hostPort: 82 }],
    },
    'spec.template.spec.containers[0].ports[1].hostPort: Invalid value: 82: must match `containerPort` when `hostNetwork` is true',
  ],
  [
    'that rolls in pieces of no size',
    { [rolling]: { maxSurge: 'some', maxUnavailable: -1 } },
    `${rolling}.maxUnavailable: Invalid value: -1: ${negative}`,
    `${rolling}.maxSurge: Invalid value: "some": ${noPercent}`,
  ],
  ['that doubles for a while is valid', { [rolling]: { maxSurge: '200%' } }],
  [
    'with negative figures',
    { 'spec.minReadySeconds': -1, 'spec.revisionHistoryLimit': -2, 'spec.progressDeadlineSeconds': -3 },
    `spec.minReadySeconds: Invalid value: -1: ${negative}`,
    `spec.revisionHistoryLimit: Invalid value: -2: ${negative}`,
    `spec.progressDeadlineSeconds: Invalid value: -3: ${negative}`,
    'spec.progressDeadlineSeconds: Invalid value: -3: must be greater than minReadySeconds',
  ],
]);

created('ReplicationController', [
  ['whose pods never restart', never, isNever],
  ['whose pods end', deadline, notSupported('ReplicationController')],
  [
    'without a template or a selector',
    { 'spec.template': undefined },
    'spec.selector: Required value',
    'spec.template: Required value',
  ],
]);

const daemons = 'spec.updateStrategy.rollingUpdate';

created('DaemonSet', [
  ['whose pods never restart', never, isNever],
  ['whose pods end', deadline, notSupported('DaemonSet')],
  [
    'without a selector',
    { 'spec.selector': undefined },
    'spec.template.metadata.labels: Invalid value: {"app":"least"}: `selector` does not match template `labels`',
  ],
  [
    'that takes everything',
    { 'spec.selector': {} },
    'spec.selector: Invalid value: {}: empty selector is invalid for daemonset',
  ],
  ['that adds before it removes is valid', { [daemons]: { maxSurge: 1, maxUnavailable: 0 } }],
  [
    'that adds and removes',
    { [daemons]: { maxSurge: 1 } },
    `${daemons}.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero`,
  ],
  [
    'that neither adds nor removes',
    { [daemons]: { maxUnavailable: '0%' } },
    `${daemons}.maxUnavailable: Required value: cannot be 0 when maxSurge is 0`,
  ],
  [
    'that removes more than all',
    { [daemons]: { maxUnavailable: '101%' } },
    `${daemons}.maxUnavailable: Invalid value: "101%": must not be greater than 100%`,
  ],
  [
    'that updates somehow',
    { 'spec.updateStrategy': { type: 'Somehow' } },
    'spec.updateStrategy.type: Unsupported value: "Somehow": supported values: "RollingUpdate", "OnDelete"',
  ],
]);

const sets = 'spec.updateStrategy';

created('StatefulSet', [
  ['whose pods never restart', never, isNever],
  ['whose pods end', deadline, notSupported('StatefulSet')],
  [
    'of a name that no host can have',
    { 'metadata.name': 'a.b' },
    'metadata.name: Invalid value: "a.b": must not contain dots',
  ],
  [
    'that takes everything',
    { 'spec.selector': {} },
    'spec.selector: Invalid value: {}: empty selector is invalid for statefulset',
  ],
  [
    'managed somehow',
    { 'spec.podManagementPolicy': 'Somehow', [sets]: { type: 'Somehow' } },
    "spec.podManagementPolicy: Invalid value: \"Somehow\": must be 'OrderedReady' or 'Parallel'",
    'spec.updateStrategy: Invalid value: {"Type":"Somehow","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
  ],
  [
    'that rolls where it waits',
    { [sets]: { type: 'OnDelete', rollingUpdate: { partition: 1 } } },
    'spec.updateStrategy.rollingUpdate: Invalid value: {"partition":1}: only allowed for updateStrategy \'RollingUpdate\'',
  ],
  [
    'with figures that are none',
    { [`${sets}.rollingUpdate`]: { partition: -1, maxUnavailable: 0 }, 'spec.ordinals': { start: -1 } },
    `${sets}.rollingUpdate.partition: Invalid value: -1: ${negative}`,
    `${sets}.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0`,
    `spec.ordinals.start: Invalid value: -1: ${negative}`,
  ],
  [
    'that keeps its claims for a while',
    { 'spec.persistentVolumeClaimRetentionPolicy': { whenScaled: 'Later' } },
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Later": supported values: "Retain", "Delete"',
  ],
  ['without a service is valid', { 'spec.serviceName': undefined }],
  [
    'of a service that can not be',
    { 'spec.serviceName': 'A' },
    expect.stringMatching(/^spec\.serviceName: Invalid value: "A": a lowercase RFC 1123 label/),
  ],
]);

updated('StatefulSet', [
  ['that keeps another history is valid', {}, { 'spec.revisionHistoryLimit': 3 }],
  [
    'of its claims',
    {},
    { 'spec.volumeClaimTemplates': [{ metadata: { name: 'data' } }] },
    "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  ],
]);

created('ControllerRevision', [
  ['of nothing', { data: undefined }, 'data: Required value: data is mandatory'],
  ['before the first', { revision: -1 }, `revision: Invalid value: -1: ${negative}`],
]);

updated('ControllerRevision', [
  ['of its number is valid', {}, { revision: 7 }],
  [
    'of what it remembers',
    { data: { spec: 1 } },
    { data: { spec: 2 } },
    'data: Invalid value: {"spec":2}: field is immutable',
  ],
]);
