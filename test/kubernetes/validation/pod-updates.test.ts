import { describe, expect, it } from 'vitest';
import { applyDefaults } from '../../../source/kubernetes/defaults/index.ts';
import type { KubeObject } from '../../../source/kubernetes/objects.ts';
import { validateEphemeralContainersUpdate } from '../../../source/kubernetes/validation/index.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { updated } from './tables.ts';

const podRule = expect.stringMatching(/^spec: Forbidden: pod updates may not change fields other than /);
const gated = { 'spec.schedulingGates': [{ name: 'a.b/quota' }, { name: 'a.b/queue' }] };
const required = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
const terms = (...lists: object[][]) => ({
  [`${required}.nodeSelectorTerms`]: lists.map((matchExpressions) => ({ matchExpressions })),
});
const [ssd, large] = [
  { key: 'disk', operator: 'Exists' },
  { key: 'cpus', operator: 'Gt', values: ['8'] },
];

updated('Pod', [
  ['that opens a gate is valid', gated, { 'spec.schedulingGates': [{ name: 'a.b/queue' }] }],
  [
    'that puts up a gate',
    gated,
    { 'spec.schedulingGates': [{ name: 'a.b/queue' }, { name: 'a.b/new' }] },
    "spec.schedulingGates[1].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a.b/new'",
  ],
  ['that says more of its node before a gate is valid', gated, { 'spec.nodeSelector': { disk: 'ssd' } }],
  [
    'that says another thing of its node before a gate',
    { ...gated, 'spec.nodeSelector': { disk: 'ssd' } },
    { 'spec.nodeSelector': { disk: 'hdd' } },
    'spec.nodeSelector: Invalid value: {"disk":"hdd"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)',
  ],
  ['that says more of its node without a gate', {}, { 'spec.nodeSelector': { disk: 'ssd' } }, podRule],
  ['that starts to ask for nodes before a gate is valid', gated, terms([ssd])],
  ['that asks for more of a node before a gate is valid', { ...gated, ...terms([ssd]) }, terms([ssd, large])],
  [
    'that asks for other nodes before a gate',
    { ...gated, ...terms([ssd]) },
    terms([large]),
    `${required}.nodeSelectorTerms[0]: Invalid value: {"matchExpressions":[{"key":"cpus","operator":"Gt","values":["8"]}]}: only additions are allowed (no mutations or deletions)`,
  ],
  [
    'that asks for further nodes before a gate',
    { ...gated, ...terms([ssd]) },
    terms([ssd], [large]),
    expect.stringMatching(
      /nodeSelectorTerms: Invalid value: \[.*\]: no additions\/deletions to non-empty NodeSelectorTerms list are allowed$/,
    ),
  ],
  [
    'that gives it more time to end',
    { 'spec.terminationGracePeriodSeconds': 5 },
    { 'spec.terminationGracePeriodSeconds': 1 },
    podRule,
  ],
  [
    'that takes its deadline away',
    { 'spec.activeDeadlineSeconds': 5 },
    { 'spec.activeDeadlineSeconds': undefined },
    'spec.activeDeadlineSeconds: Invalid value: "null": must not update from a positive integer to nil value',
  ],
  [
    'with an image of blanks',
    {},
    { 'spec.containers.0.image': ' nginx:1.16' },
    'spec.containers[0].image: Invalid value: " nginx:1.16": must not have leading or trailing whitespace',
  ],
  [
    'that adds an init container',
    {},
    { 'spec.initContainers': [{ name: 'setup', image: 'setup:1' }] },
    'spec.initContainers: Forbidden: pod updates may not add or remove containers',
  ],
  [
    'that tolerates nonsense',
    {},
    { 'spec.tolerations': [{ key: 'a', operator: 'Like' }] },
    'spec.tolerations[0].operator: Unsupported value: "Like": supported values: "Equal", "Exists"',
  ],
]);

describe('The ephemeral containers of a pod', () => {
  const withDebug = (...ephemeralContainers: object[]) => {
    const pod = structuredClone(leastOf('Pod', 'web'));
    return applyDefaults({ ...pod, spec: { ...(pod.spec as object), ephemeralContainers } }) as KubeObject;
  };
  const debug = { name: 'debug', image: 'busybox:1' };
  const complaints = (next: KubeObject, previous: KubeObject) =>
    validateEphemeralContainersUpdate(next, previous).map(({ field, message }) => `${field}: ${message}`);

  it.each([
    ['may be added', [debug, { ...debug, name: 'more' }], []],
    ['may be told in another order', [{ ...debug, name: 'more' }, debug], []],
    [
      'may not go',
      [],
      ['spec.ephemeralContainers: Forbidden: existing ephemeral containers "debug" may not be removed'],
    ],
    [
      'may not change',
      [{ ...debug, image: 'busybox:2' }],
      ['spec.ephemeralContainers: Forbidden: existing ephemeral containers "debug" may not be changed'],
    ],
    [
      'need names of their own',
      [debug, { ...debug, name: 'main' }],
      ['spec.ephemeralContainers[1].name: Duplicate value: "main"'],
    ],
    [
      'can not be probed',
      [debug, { ...debug, name: 'more', livenessProbe: { tcpSocket: { port: 1 } } }],
      ['spec.ephemeralContainers[1].livenessProbe: Forbidden: cannot be set for an Ephemeral Container'],
    ],
  ])('%s', (_, containers, errors) => {
    expect(complaints(withDebug(...containers), withDebug(debug))).toEqual(errors);
  });
});
