/** Types that declarations do not tell: plain values with a name, and the kinds that no API group of Kubernetes' own has. */
import { definitionName, type Schema } from '../../kubernetes/openapi/definitions.ts';

const machinery = 'io.k8s.apimachinery.pkg';
export const metaName = (name: string) => `${machinery}.apis.meta.v1.${name}`;

/** Plain values: numbers and texts in a form of their own. */
export const plainValues: Readonly<Record<string, Schema>> = {
  [`${machinery}.api.resource.Quantity`]: {
    description:
      'Quantity is a number with a fixed point, written with a suffix of its size: binary (Ki, Mi, Gi, Ti, Pi, Ei), decimal (n, u, m, k, M, G, T, P, E) or an exponent (e3). One without a suffix is written as a plain number.',
    type: 'string',
  },
  [`${machinery}.util.intstr.IntOrString`]: {
    description:
      'IntOrString is a whole number of 32 bits or a text, such as a percentage or the name of a port.',
    type: 'string',
    format: 'int-or-string',
  },
  [metaName('Time')]: {
    description: 'Time is a moment in the form of RFC 3339, in whole seconds.',
    type: 'string',
    format: 'date-time',
  },
  [metaName('MicroTime')]: {
    description: 'MicroTime is a moment in the form of RFC 3339, in microseconds.',
    type: 'string',
    format: 'date-time',
  },
};

/** A struct that a declaration spells out, though it has a name. */
export const namedStructs: Readonly<Record<string, string>> = {
  'io.k8s.api.apps.v1.StatefulSetSpec volumeClaimTemplates': 'io.k8s.api.core.v1.PersistentVolumeClaim',
};

const version = 'metrics.k8s.io/v1beta1';
const usage: Schema = {
  description: 'The memory usage is the memory working set.',
  type: 'object',
  additionalProperties: { ref: `${machinery}.api.resource.Quantity` },
};
const sample: Readonly<Record<string, Schema>> = {
  metadata: { description: "Standard object's metadata.", ref: metaName('ObjectMeta') },
  timestamp: { description: 'The end of the interval in which usage was measured.', ref: metaName('Time') },
  window: { description: 'The length of that interval.', type: 'string' },
};

/** What metrics-server serves (metrics.k8s.io). */
export const metricsKinds: Readonly<Record<string, Schema>> = {
  [definitionName(version, 'ContainerMetrics')]: {
    description: 'ContainerMetrics is the usage of one container.',
    type: 'object',
    properties: { name: { description: "The container's name.", type: 'string' }, usage },
    required: ['name', 'usage'],
  },
  ...metricsKind('NodeMetrics', 'NodeMetrics is the usage of one node.', { ...sample, usage }, ['usage']),
  ...metricsKind(
    'PodMetrics',
    "PodMetrics is the usage of one pod's containers.",
    {
      ...sample,
      containers: {
        description: 'Usage of every container, measured in the same interval.',
        type: 'array',
        items: { ref: definitionName(version, 'ContainerMetrics') },
      },
    },
    ['containers'],
  ),
};

function metricsKind(
  kind: string,
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Readonly<Record<string, Schema>> {
  const items: Schema = { type: 'array', items: { ref: definitionName(version, kind) } };
  return {
    [definitionName(version, kind)]: {
      ...kindSchema(kind, description),
      properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, ...properties },
      required: ['timestamp', 'window', ...required],
    },
    [definitionName(version, `${kind}List`)]: {
      ...kindSchema(`${kind}List`, `${kind}List is a list of ${kind}.`),
      properties: {
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        metadata: { description: 'Standard list metadata.', ref: metaName('ListMeta') },
        items,
      },
      required: ['items'],
    },
  };
}

function kindSchema(kind: string, description: string): Schema {
  return {
    description,
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: 'metrics.k8s.io', kind, version: 'v1beta1' }],
  };
}
