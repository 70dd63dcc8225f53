/** Defaults of kinds that need few (pkg/apis/core/v1/defaults.go and the registry's strategies). */
import { all, type Defaulter, type Fields, fill, isFields, within } from './fill.ts';
import { textQuantities } from './quantities.ts';

/** Every namespace carries its name as a label, whatever a client says. */
export const namespace: Defaulter = (object) => {
  const name = isFields(object.metadata) ? object.metadata.name : undefined;
  if (typeof name !== 'string' || name === '') return object;
  return within('metadata', fill({ labels: {} }), within('labels', named(name)))(object);
};

function named(name: string): Defaulter {
  const key = 'kubernetes.io/metadata.name';
  return (labels) => (labels[key] === name ? labels : { ...labels, [key]: name });
}

/** `stringData` is only a way of writing: it is stored in `data`, in base64. */
export const secret: Defaulter = all(fill({ type: 'Opaque' }), (object) => {
  const { stringData, ...rest } = object;
  if (!isFields(stringData)) return object;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, base64(String(text))]);
  return { ...rest, data: { ...(isFields(object.data) ? object.data : {}), ...Object.fromEntries(encoded) } };
});

/** A node that does not say what it can give to pods gives all it has. */
export const node: Defaulter = all(
  within('spec', podRanges),
  within(
    'status',
    within('capacity', textQuantities),
    fill((status) => ({ allocatable: status.capacity })),
    within('allocatable', textQuantities),
  ),
);

/** `podCIDR` is an older name of the first of `podCIDRs`, and where they differ the one that counts. */
function podRanges(spec: Fields): Fields {
  const { podCIDR, podCIDRs } = spec;
  const [first] = Array.isArray(podCIDRs) ? podCIDRs : [];
  if (podCIDR === first) return spec;
  if (typeof podCIDR === 'string' && podCIDR !== '') return { ...spec, podCIDRs: [podCIDR] };
  return first === undefined ? spec : { ...spec, podCIDR: first };
}

export const priorityClass: Defaulter = fill({ value: 0, preemptionPolicy: 'PreemptLowerPriority' });

/** Figures of a budget that nobody has looked at yet. */
export const podDisruptionBudget: Defaulter = within(
  'status',
  fill({ currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }),
);

export const event: Defaulter = fill({ involvedObject: {} });

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
