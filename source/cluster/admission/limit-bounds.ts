/** What a limit range says against amounts that are outside its bounds (plugin/pkg/admission/limitranger). */
import { type Quantity, readQuantity, writeQuantity } from '../../kubernetes/exact-quantities.ts';
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { ResourceList, WrittenList } from '../../kubernetes/resource-lists.ts';
import { own } from '../../lib/fields.ts';

export type LimitItem = ObjectOfKind['LimitRange']['spec']['limits'][number];

/** One resource of one container, pod or claim. */
interface Bound {
  readonly resource: string;
  /** `Container`, `Pod`, `PersistentVolumeClaim`. */
  readonly type: string;
  readonly enforced: Quantity;
  readonly request: Quantity | undefined;
  readonly limit: Quantity | undefined;
}

type Complaint = (bound: Bound) => string | undefined;

/** Complaints about a container, or about all of a pod. */
export function computeComplaints(item: LimitItem, requests: ResourceList, limits: ResourceList): string[] {
  return [
    ...complaints(item, item.min, requests, limits, tooLittle),
    ...complaints(item, item.max, requests, limits, tooMuch),
    ...complaints(item, item.maxLimitRequestRatio, requests, limits, tooElastic),
  ];
}

/** A claim has no limits, so both bounds are about its request. */
export function storageComplaints(item: LimitItem, requests: ResourceList): string[] {
  return [
    ...complaints(item, item.min, requests, {}, tooLittle),
    ...complaints(item, item.max, requests, {}, tooLarge),
  ];
}

function complaints(
  { type }: LimitItem,
  bounds: WrittenList | undefined,
  requests: ResourceList,
  limits: ResourceList,
  complaint: Complaint,
): string[] {
  return Object.entries(bounds ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([resource, enforced]) => {
      const [request, limit] = [own(requests, resource), own(limits, resource)];
      return complaint({ resource, type, enforced: readQuantity(enforced), request, limit }) ?? [];
    });
}

const tooLittle: Complaint = ({ resource, type, enforced, request, limit }) => {
  const rule = `minimum ${resource} usage per ${type} is ${writeQuantity(enforced)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  if (request.nanos < enforced.nanos) return `${rule}, but request is ${writeQuantity(request)}`;
  if (limit === undefined || limit.nanos >= enforced.nanos) return undefined;
  return `${rule}, but limit is ${writeQuantity(limit)}`;
};

const tooMuch: Complaint = ({ resource, type, enforced, request, limit }) => {
  const rule = `maximum ${resource} usage per ${type} is ${writeQuantity(enforced)}`;
  if (limit === undefined) return `${rule}.  No limit is specified`;
  if (limit.nanos > enforced.nanos) return `${rule}, but limit is ${writeQuantity(limit)}`;
  if (request === undefined || request.nanos <= enforced.nanos) return undefined;
  return `${rule}, but request is ${writeQuantity(request)}`;
};

const tooLarge: Complaint = ({ resource, type, enforced, request }) => {
  const rule = `maximum ${resource} usage per ${type} is ${writeQuantity(enforced)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  return request.nanos > enforced.nanos ? `${rule}, but request is ${writeQuantity(request)}` : undefined;
};

const tooElastic: Complaint = ({ resource, type, enforced, request, limit }) => {
  const rule = `${resource} max limit to request ratio per ${type} is ${writeQuantity(enforced)}`;
  if (!request?.nanos) return `${rule}, but no request is specified or request is 0`;
  if (!limit?.nanos) return `${rule}, but no limit is specified or limit is 0`;
  const ratio = thousandths(limit) / thousandths(request);
  return ratio * 1000 > thousandths(enforced)
    ? `${rule}, but provided ratio is ${ratio.toFixed(6)}`
    : undefined;
};

function thousandths({ nanos }: Quantity): number {
  return Number(nanos) / 1e6;
}
