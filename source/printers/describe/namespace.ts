import type { Namespace, ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { annotationsField, field, type Lines, labelsField, sortedEntries } from './lines.ts';

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
    ...quotas.flatMap(({ metadata, status }) => [
      ` Name:\t${metadata.name}`,
      ' Resource\tUsed\tHard',
      ' --------\t---\t---',
      ...sortedEntries(status.hard).map(([name, hard]) => ` ${name}\t${status.used?.[name] ?? 0}\t${hard}`),
    ]),
  ];
}

function limitRangeLines(namespace: string, read: Reader): Lines {
  const ranges = read.list('LimitRange', namespace);
  if (ranges.length === 0) return ['No LimitRange resource.'];
  return [
    'Resource Limits',
    ' Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio',
    ' ----\t--------\t---\t---\t---------------\t-------------\t-----------------------',
    ...ranges.flatMap(({ spec }) => spec.limits.flatMap(limitLines)),
  ];
}

type Limit = ObjectOfKind['LimitRange']['spec']['limits'][number];

function limitLines(limit: Limit): Lines {
  const { type, min, max, default: standard, defaultRequest, maxLimitRequestRatio } = limit;
  const resources = Object.keys({
    ...min,
    ...max,
    ...standard,
    ...defaultRequest,
    ...maxLimitRequestRatio,
  }).sort();
  return resources.map((name) =>
    [
      ` ${type}`,
      name,
      ...[min, max, defaultRequest, standard, maxLimitRequestRatio].map((list) => list?.[name] ?? '-'),
    ].join('\t'),
  );
}
