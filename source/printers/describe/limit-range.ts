import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { field, type Lines } from './lines.ts';

type LimitRange = ObjectOfKind['LimitRange'];
type Limit = LimitRange['spec']['limits'][number];

export function describeLimitRange({ metadata, spec }: LimitRange): Lines {
  return [field('Name', metadata.name), field('Namespace', metadata.namespace), ...limitLines(spec)];
}

/** A table with a line for each resource that some limit is about. */
export function limitLines({ limits }: Pick<LimitRange['spec'], 'limits'>, margin = ''): Lines {
  return [
    'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio',
    '----\t--------\t---\t---\t---------------\t-------------\t-----------------------',
    ...(limits ?? []).flatMap(resourceLines),
  ].map((line) => margin + line);
}

function resourceLines({ type, ...limit }: Limit): Lines {
  const lists = [limit.min, limit.max, limit.defaultRequest, limit.default, limit.maxLimitRequestRatio];
  const resources = Object.keys(Object.assign({}, ...lists)).sort();
  return resources.map((name) => [type, name, ...lists.map((list) => list?.[name] ?? '-')].join('\t'));
}
