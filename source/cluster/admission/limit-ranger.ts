import type { Container, KubeObject, ObjectOfKind, Pod } from '../../kubernetes/objects.ts';
import { podTotal, readList, type WrittenList } from '../../kubernetes/resource-lists.ts';
import { isFields } from '../../lib/fields.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { computeComplaints, type LimitItem, storageComplaints } from './limit-bounds.ts';
import { refused } from './refusal.ts';

type LimitRange = ObjectOfKind['LimitRange'];

const annotation = 'kubernetes.io/limit-ranger';

/** New pods get the default requests and limits of their namespace, and stay within its bounds; so do claims. */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  kinds: ['Pod', 'PersistentVolumeClaim'],
  mutate(object, request, view) {
    if (request.kind !== 'Pod') return object;
    return rangesFor(request, view).reduce<KubeObject>(
      (pod, range) => withDefaults(pod as Pod, range),
      object,
    );
  },
  validate(object, request, view) {
    for (const range of rangesFor(request, view)) {
      const complaints = new Set((range.spec.limits ?? []).flatMap((item) => complaintsOf(object, item)));
      if (complaints.size === 0) continue;
      const texts = [...complaints].join(', ');
      throw refused(request, object, complaints.size === 1 ? texts : `[${texts}]`);
    }
  },
};

/** What a pod's containers may take is settled when it is created; a claim may be asked to grow. */
function rangesFor(request: AdmissionRequest, { read }: AdmissionView): readonly LimitRange[] {
  const { verb, kind, subresource, previous } = request;
  const isHeard = verb === 'create' || (verb === 'update' && kind !== 'Pod');
  if (!isHeard || subresource !== undefined || previous?.metadata.deletionTimestamp !== undefined)
    return none;
  return read.list('LimitRange', request.namespace);
}

const none: readonly LimitRange[] = [];

function withDefaults(pod: Pod, { spec: { limits = [] } }: LimitRange): KubeObject {
  if (!isFields(pod.spec)) return pod;
  const items = limits.filter(({ type }) => type === 'Container');
  const defaults: Defaults = {
    requests: Object.assign({}, ...items.map((item) => item.defaultRequest)),
    limits: Object.assign({}, ...items.map((item) => item.default)),
  };
  const notes: string[] = [];
  const filled = (list: readonly Container[] | undefined, what: string) =>
    Array.isArray(list) ? list.map((each: Container) => withResources(each, defaults, what, notes)) : list;
  const containers = filled(pod.spec.containers, 'container');
  const initContainers = filled(pod.spec.initContainers, 'init container');
  if (notes.length === 0) return pod;
  const annotations = {
    ...pod.metadata.annotations,
    [annotation]: `LimitRanger plugin set: ${notes.join('; ')}`,
  };
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: { ...pod.spec, containers, ...(initContainers && { initContainers }) },
  };
}

interface Defaults {
  readonly requests: WrittenList;
  readonly limits: WrittenList;
}

/** Adds to `notes` what was filled in. */
function withResources(container: Container, defaults: Defaults, what: string, notes: string[]): Container {
  if (!isFields(container)) return container;
  const { name } = container;
  const resources = container.resources ?? {};
  const missing = (side: keyof Defaults) =>
    Object.keys(defaults[side])
      .filter((resource) => resources[side]?.[resource] === undefined)
      .sort();
  const [requests, limits] = [missing('requests'), missing('limits')];
  if (requests.length > 0) notes.push(`${requests.join(', ')} request for ${what} ${name}`);
  if (limits.length > 0) notes.push(`${limits.join(', ')} limit for ${what} ${name}`);
  if (requests.length + limits.length === 0) return container;
  return {
    ...container,
    resources: {
      ...resources,
      ...(limits.length > 0 && { limits: { ...defaults.limits, ...resources.limits } }),
      ...(requests.length > 0 && { requests: { ...defaults.requests, ...resources.requests } }),
    },
  };
}

function complaintsOf(object: KubeObject, item: LimitItem): string[] {
  if (object.kind === 'PersistentVolumeClaim') {
    const { spec } = object as ObjectOfKind['PersistentVolumeClaim'];
    return item.type === object.kind ? storageComplaints(item, readList(spec.resources?.requests)) : [];
  }
  const { spec } = object as Pod;
  if (item.type === 'Pod') {
    return computeComplaints(item, podTotal(spec, 'requests'), podTotal(spec, 'limits'));
  }
  if (item.type !== 'Container') return [];
  return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
    computeComplaints(item, readList(resources?.requests), readList(resources?.limits)),
  );
}
