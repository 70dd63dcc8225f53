import { created, updated } from './tables.ts';

created('PodDisruptionBudget', [
  [
    'says what must stay or what may go',
    { 'spec.minAvailable': 1, 'spec.maxUnavailable': 1 },
    'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
  ],
  [
    'keeps at least none',
    { 'spec.minAvailable': -1 },
    'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'keeps at most all',
    { 'spec.maxUnavailable': '101%' },
    'spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
  ],
  [
    'keeps a number or a share',
    { 'spec.minAvailable': 'half' },
    "spec.minAvailable: Invalid value: \"half\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
  ],
  [
    'evicts the unhealthy in a known way',
    { 'spec.unhealthyPodEvictionPolicy': 'Never' },
    'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"',
  ],
]);

const metric = (item: object) => ({ 'spec.metrics': [item] });
const usage = (target: object) => metric({ type: 'Resource', resource: { name: 'cpu', target } });
const scaleUp = (rules: object) => ({ 'spec.behavior': { scaleUp: rules } });
const place = 'spec.metrics[0]';

created('HorizontalPodAutoscaler', [
  [
    'leaves at least one',
    { 'spec.minReplicas': 0 },
    'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
  ],
  [
    'has a most of at least one',
    { 'spec.maxReplicas': 0 },
    'spec.maxReplicas: Invalid value: 0: must be greater than 0',
    'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
  ],
  [
    'has a most above its least',
    { 'spec.minReplicas': 5 },
    'spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`',
  ],
  [
    'scales something',
    { 'spec.scaleTargetRef': {} },
    'spec.scaleTargetRef.kind: Required value',
    'spec.scaleTargetRef.name: Required value',
  ],
  [
    'goes by a known type of metric',
    metric({ type: 'Mood' }),
    `${place}.type: Unsupported value: "Mood": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"`,
  ],
  [
    'says which metric',
    metric({ type: 'Pods' }),
    `${place}.pods: Required value: must populate information for the given metric source`,
  ],
  [
    'says one thing of a metric',
    metric({
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
      containerResource: {},
    }),
    `${place}.containerResource: Forbidden: must populate the given metric source only`,
  ],
  [
    'has a target',
    usage({ type: 'Utilization' }),
    `${place}.resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization`,
  ],
  [
    'has one target',
    usage({ type: 'Utilization', averageUtilization: 50, averageValue: '1' }),
    `${place}.resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization`,
  ],
  [
    'has a target above nothing',
    usage({ type: 'Utilization', averageUtilization: 0 }),
    `${place}.resource.target.averageUtilization: Invalid value: 0: must be greater than 0`,
  ],
  [
    'has a target of a known type',
    usage({ type: 'Sum', averageValue: '0' }),
    `${place}.resource.target.type: Invalid value: "Sum": must be either Utilization, Value, or AverageValue`,
    `${place}.resource.target.averageValue: Invalid value: "0": must be positive`,
  ],
  [
    'names the metric of pods',
    metric({ type: 'Pods', pods: { metric: {}, target: { type: 'AverageValue', averageValue: '1' } } }),
    `${place}.pods.metric.name: Required value: must specify a metric name`,
  ],
  [
    'goes by policies',
    scaleUp({ policies: [] }),
    'spec.behavior.scaleUp.policies: Required value: must specify at least one Policy',
  ],
  [
    'goes by policies that lead somewhere',
    scaleUp({ policies: [{ type: 'Pods', value: 0, periodSeconds: 1801 }] }),
    'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
    'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
  ],
  [
    'looks back an hour at most',
    scaleUp({ stabilizationWindowSeconds: 3601, selectPolicy: 'Mean' }),
    'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
    'spec.behavior.scaleUp.selectPolicy: Unsupported value: "Mean": supported values: "Disabled", "Max", "Min"',
  ],
]);

created('PriorityClass', [
  [
    'of a user stays below the system',
    { value: 1_000_000_001 },
    'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
  ],
  [
    'does not call itself part of the system',
    { 'metadata.name': 'system-mine' },
    "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class",
  ],
  ['may be that of the system', { 'metadata.name': 'system-cluster-critical', value: 2_000_000_000 }],
  [
    'preempts or not',
    { preemptionPolicy: 'Sometimes' },
    'preemptionPolicy: Unsupported value: "Sometimes": supported values: "PreemptLowerPriority", "Never"',
  ],
]);

updated('PriorityClass', [
  ['may become the default', {}, { globalDefault: true }],
  ['keeps its value', {}, { value: 7 }, 'value: Forbidden: may not be changed in an update.'],
  [
    'preempts as it did',
    {},
    { preemptionPolicy: 'Never' },
    'preemptionPolicy: Invalid value: "Never": field is immutable',
  ],
]);
