import type { Namespace } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { limitLines } from './limit-range.ts';
import { annotationsField, field, type Lines, labelsField } from './lines.ts';
import { quotaRows } from './resource-quota.ts';

export function describeNamespace({ metadata, status }: Namespace, read: Reader): Lines {
  return [
    field('Name', metadata.name),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('Status', status.phase),
    '',
    ...quotaLines(metadata.name, read),
    '',
    ...limitRangeLines(metadata.name, read),
  ];
}

function quotaLines(namespace: string, read: Reader): Lines {
  const quotas = read.list('ResourceQuota', namespace);
  if (quotas.length === 0) return ['No resource quota.'];
  return [
    'Resource Quotas',
    ...quotas.flatMap((quota) => [
      `  Name:\t${quota.metadata.name}`,
      '  Resource\tUsed\tHard',
      '  --------\t---\t---',
      ...quotaRows(quota, '  '),
    ]),
  ];
}

function limitRangeLines(namespace: string, read: Reader): Lines {
  const ranges = read.list('LimitRange', namespace);
  if (ranges.length === 0) return ['No LimitRange resource.'];
  return ['Resource Limits', ...limitLines({ limits: ranges.flatMap(({ spec }) => spec.limits ?? []) }, ' ')];
}
