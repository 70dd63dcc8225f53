import type { AnyObject, KubeObject, Pod } from '../../kubernetes/objects.ts';
import { keyOf } from '../../kubernetes/objects.ts';
import {
  charged,
  countedStatus,
  growth,
  isAbout,
  knownStatus,
  type Quota,
  type QuotaStatus,
  unspecified,
} from '../../kubernetes/quota.ts';
import { isChargedOnUpdate } from '../../kubernetes/quota-usage.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { refused } from './refusal.ts';

/** What would take more than a quota of the namespace has left is refused; what fits is charged to it at once. */
export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validate(object, request, view) {
    chargedQuotas(object, request, view);
  },
  consequences: chargedQuotas,
};

function chargedQuotas(
  object: KubeObject,
  request: AdmissionRequest,
  view: AdmissionView,
): readonly AnyObject[] {
  const quotas = quotasFor(object, request, view);
  for (const quota of quotas) {
    const complaint = request.kind === 'Pod' ? unspecified(quota, object as Pod) : undefined;
    if (complaint !== undefined) throw refused(request, object, complaint);
  }
  if (quotas.length === 0) return none;
  const delta = growth(object, request.previous, view.now);
  if (Object.keys(delta).length === 0) return none;
  return quotas.map((quota) => {
    const { status, refusal } = charged(quota.metadata.name, statusOf(quota, view), delta);
    if (refusal !== undefined) throw refused(request, object, refusal);
    return { ...quota, status } as Quota;
  });
}

const none: readonly Quota[] = [];

/** Those that limit something of what the object takes, as they stand within this transaction. */
function quotasFor(object: KubeObject, request: AdmissionRequest, view: AdmissionView): readonly Quota[] {
  const { verb, kind, namespace, subresource } = request;
  const isHeard = verb === 'create' || (verb === 'update' && isChargedOnUpdate(kind));
  if (!isHeard || subresource !== undefined || namespace === undefined) return none;
  const quotas = view.read.list('ResourceQuota', namespace);
  if (quotas.length === 0) return none;
  return quotas
    .flatMap((quota) => view.get('ResourceQuota', keyOf(quota)) ?? [])
    .filter((quota) => isAbout(quota, object));
}

/** A request can not wait for the controller to count: a quota is in force as soon as it is there. */
function statusOf(quota: Quota, { read, now }: AdmissionView): QuotaStatus {
  const { namespace } = quota.metadata;
  return knownStatus(quota) ?? countedStatus(quota, (kind) => read.list(kind, namespace), now);
}
