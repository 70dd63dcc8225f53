import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { field, type Lines, sortedEntries } from './lines.ts';

type ResourceQuota = ObjectOfKind['ResourceQuota'];

const helpOfScope: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

export function describeResourceQuota(quota: ResourceQuota): Lines {
  return [
    field('Name', quota.metadata.name),
    field('Namespace', quota.metadata.namespace),
    ...scopeLines(quota),
    'Resource\tUsed\tHard',
    '--------\t----\t----',
    ...quotaRows(quota),
  ];
}

function scopeLines({ spec }: ResourceQuota): Lines {
  const scopes = (spec.scopes ?? []).toSorted();
  if (scopes.length === 0) return [];
  const help = scopes.flatMap((scope) => helpOfScope[scope] ?? []);
  return [field('Scopes', scopes.join(', ')), ...help.map((text) => ` * ${text}`)];
}

/** Resource, used, hard. */
export function quotaRows({ status }: ResourceQuota, margin = ''): Lines {
  return sortedEntries(status.hard).map(
    ([name, hard]) => `${margin}${name}\t${status.used?.[name] ?? 0}\t${hard}`,
  );
}
