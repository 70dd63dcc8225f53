import type { KubeObject, ObjectOfKind, Pod } from '../../kubernetes/objects.ts';
import { isFields } from '../../lib/fields.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { refused, refusedEarly } from './refusal.ts';

type PriorityClass = ObjectOfKind['PriorityClass'];
type Ranked = Pick<Pod['spec'], 'priorityClassName' | 'priority' | 'preemptionPolicy'>;

/** A pod's priority is that of its class; pods without a class take the cluster's default one, of which there is one at most. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  kinds: ['Pod', 'PriorityClass'],
  mutate(object, request, view) {
    if (request.kind !== 'Pod' || request.subresource !== undefined) return object;
    const pod = object as Pod;
    if (!isFields(pod.spec)) return object;
    if (request.verb === 'create') return ranked(pod, rankOf(pod, request, view));
    return request.verb === 'update' ? stillRanked(pod, request.previous as Pod) : object;
  },
  validate(object, request, view) {
    if (request.kind !== 'PriorityClass') return;
    const { globalDefault, metadata } = object as PriorityClass;
    const other = globalDefault === true ? defaultClass(view) : undefined;
    if (other === undefined || (request.verb === 'update' && other.metadata.name === metadata.name)) return;
    const why = `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`;
    throw refused(request, object, why);
  },
};

function rankOf(pod: Pod, request: AdmissionRequest, view: AdmissionView): Ranked {
  const { priorityClassName, priority, preemptionPolicy } = pod.spec;
  const found = priorityClassName ? view.get('PriorityClass', `${priorityClassName}`) : defaultClass(view);
  if (priorityClassName && found === undefined) {
    throw refusedEarly(request, pod, `no PriorityClass with name ${priorityClassName} was found`);
  }
  const rank = found === undefined ? unranked : rankOfClass(found);
  const computed = 'priority admission controller computed';
  if (typeof priority === 'number' && priority !== rank.priority) {
    const why = `the integer value of priority (${priority}) must not be provided in pod spec; ${computed} ${rank.priority} from the given PriorityClass name`;
    throw refusedEarly(request, pod, why);
  }
  if (preemptionPolicy && preemptionPolicy !== rank.preemptionPolicy) {
    const why = `the string value of PreemptionPolicy (${preemptionPolicy}) must not be provided in pod spec; ${computed} ${rank.preemptionPolicy} from the given PriorityClass name`;
    throw refusedEarly(request, pod, why);
  }
  return rank;
}

const unranked: Ranked = { priority: 0, preemptionPolicy: 'PreemptLowerPriority' };

function rankOfClass({ metadata, value, preemptionPolicy = 'PreemptLowerPriority' }: PriorityClass): Ranked {
  const policy = preemptionPolicy as Ranked['preemptionPolicy'];
  return { priorityClassName: metadata.name, priority: value, preemptionPolicy: policy };
}

/** An update that leaves the figures out does not mean to change them. */
function stillRanked(pod: Pod, { spec: previous }: Pod): KubeObject {
  const { priority = previous.priority, preemptionPolicy = previous.preemptionPolicy } = pod.spec;
  return ranked(pod, { priority, preemptionPolicy });
}

function ranked(pod: Pod, rank: Ranked): KubeObject {
  const { spec } = pod;
  const names = Object.keys(rank) as (keyof Ranked)[];
  if (names.every((name) => spec[name] === rank[name])) return pod;
  return { ...pod, spec: { ...spec, ...rank } };
}

const defaults = new WeakMap<readonly PriorityClass[], PriorityClass | null>();

/** Looked for once per list of classes: it is asked for with every pod. Of several the lowest. */
function defaultClass({ read }: AdmissionView): PriorityClass | undefined {
  const classes = read.list('PriorityClass');
  let found = defaults.get(classes);
  if (found === undefined) {
    const marked = classes.filter(({ globalDefault }) => globalDefault === true);
    found = marked.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))[0] ?? null;
    defaults.set(classes, found);
  }
  return found ?? undefined;
}
