/** Defaults of the kinds that hold no pods (pkg/apis/core/v1/defaults.go and the registry's strategies). */
import { all, type Defaulter, eachOf, type Fields, fill, isFields, when, within } from './fill.ts';
import { textQuantities } from './quantities.ts';

const reachableFromOutside = (spec: Fields) => spec.type === 'NodePort' || spec.type === 'LoadBalancer';

export const service: Defaulter = all(
  within(
    'spec',
    fill({ type: 'ClusterIP', sessionAffinity: 'None' }),
    eachOf(
      'ports',
      fill({ protocol: 'TCP' }),
      fill((port) => ({ targetPort: port.port })),
    ),
    when(
      (spec) => spec.type !== 'ExternalName',
      fill({ internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
    ),
    when(reachableFromOutside, fill({ externalTrafficPolicy: 'Cluster' })),
    when((spec) => spec.type === 'LoadBalancer', fill({ allocateLoadBalancerNodePorts: true })),
    when(
      (spec) => spec.sessionAffinity === 'ClientIP',
      fill({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }),
    ),
  ),
  fill({ status: { loadBalancer: {} } }),
);

/** Every namespace carries its name as a label. */
export const namespace: Defaulter = (object) => {
  const name = isFields(object.metadata) ? object.metadata.name : undefined;
  if (typeof name !== 'string') return object;
  const label = fill({ 'kubernetes.io/metadata.name': name });
  return within('metadata', fill({ labels: {} }), within('labels', label))(object);
};

/** `stringData` is only a way of writing: it is stored in `data`, in base64. */
export const secret: Defaulter = all(fill({ type: 'Opaque' }), (object) => {
  const { stringData, ...rest } = object;
  if (!isFields(stringData)) return object;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, base64(String(text))]);
  return { ...rest, data: { ...(isFields(object.data) ? object.data : {}), ...Object.fromEntries(encoded) } };
});

export const persistentVolumeClaim: Defaulter = all(
  fill({ status: {} }),
  within('spec', fill({ volumeMode: 'Filesystem' }), within('resources', within('requests', textQuantities))),
  within('status', fill({ phase: 'Pending' })),
);

/** For containers a maximum is also the default limit, and a limit or a minimum the default request. */
export const limitRange: Defaulter = within(
  'spec',
  eachOf(
    'limits',
    ...['min', 'max', 'default', 'defaultRequest'].map((name) => within(name, textQuantities)),
    when((item) => item.type === 'Container', containerLimits),
  ),
);

function containerLimits(item: Fields): Fields {
  const limits = { ...fieldsOf(item.max), ...fieldsOf(item.default) };
  const requests = { ...fieldsOf(item.min), ...limits, ...fieldsOf(item.defaultRequest) };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}

export const resourceQuota: Defaulter = within('spec', within('hard', textQuantities));

/** A node that does not say what it can give to pods gives all it has. */
export const node: Defaulter = within(
  'status',
  within('capacity', textQuantities),
  fill((status) => ({ allocatable: status.capacity })),
  within('allocatable', textQuantities),
);

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
