/** Why an object is as it is: from its newest change back along the causes. */
import type { Change } from '../../store/reading.ts';
import { clockWithMilliseconds } from '../clock.ts';
import type { Ref } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { plain, toned } from '../spans.ts';
import type { Line } from '../view.ts';
import { objectOf, type World } from '../world.ts';

const longest = 100;
const indent = ' '.repeat(16);

export function whyLines(ref: Ref, world: World): readonly Line[] {
  const object = objectOf(world, ref);
  if (object === undefined) return [plain(`${nameOfTargets([ref])} is gone.`)];
  const chain = causes(Number(object.metadata.resourceVersion), world);
  const head: Line = [
    { text: 'Why is ' },
    { text: nameOfTargets([ref]), bold: true },
    { text: ' as it is?' },
  ];
  if (chain.length === 0)
    return [head, plain(''), plain('That is too long ago: its changes are no longer kept.')];
  return [head, plain(''), ...chain.flatMap((change, index) => linesOf(change, index, chain.length, world))];
}

/** The change itself first, the first cause last. */
function causes(revision: number, world: World): readonly Change[] {
  const chain: Change[] = [];
  let next: number | undefined = revision;
  while (next !== undefined && chain.length < longest) {
    const change: Change | undefined = world.cluster.change(next);
    if (change === undefined) break;
    chain.push(change);
    next = change.trigger;
  }
  return chain;
}

const verbs = { ADDED: 'created', MODIFIED: 'changed', DELETED: 'removed' } as const;

function linesOf(change: Change, index: number, count: number, { cluster }: World): readonly Line[] {
  const corner = count === 1 ? '─' : index === 0 ? '┌' : index === count - 1 ? '└' : '├';
  const time = clockWithMilliseconds(change.time - cluster.startTime);
  const because = index === 0 ? '' : 'because ';
  const what = `${because}${change.table} ${change.key} was ${verbs[change.type]} by ${change.actor}`;
  const bar = index === count - 1 ? ' ' : '│';
  return [
    [{ text: `${corner} ` }, { text: time, tone: 'dim' }, { text: `  ` }, ...plain(what)],
    [{ text: bar + indent }, ...toned('accent', change.reason)],
  ];
}
