import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';

type ResourceQuota = ObjectOfKind['ResourceQuota'];

export const resourceQuotaColumns: readonly Column<ResourceQuota>[] = [
  nameColumn,
  textColumn('Request', (quota) => usage(quota, (resource) => !isLimit(resource))),
  textColumn('Limit', (quota) => usage(quota, isLimit)),
  ageColumn,
];

function isLimit(resource: string): boolean {
  return resource.startsWith('limits.');
}

/** `pods: 3/10, requests.cpu: 1/4`. */
function usage({ status }: ResourceQuota, wanted: (resource: string) => boolean): string {
  return Object.keys(status.hard ?? {})
    .filter(wanted)
    .sort()
    .map((resource) => `${resource}: ${status.used?.[resource] ?? 0}/${status.hard?.[resource]}`)
    .join(', ');
}
