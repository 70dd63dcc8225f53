/** Why an object is as it is: from its newest change back along the causes. */
import type { KubeObject } from '../../kubernetes/objects.ts';
import type { Change } from '../../store/reading.ts';
import { clockWithMilliseconds } from '../clock.ts';
import type { Ref } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { plain, toned } from '../spans.ts';
import type { Line } from '../view.ts';
import { objectOf, type World } from '../world.ts';

const longest = 100;
const indent = ' '.repeat(15);

export function whyLines(ref: Ref, world: World): readonly Line[] {
  const object = objectOf(world, ref);
  if (object === undefined) return [plain(`${nameOfTargets([ref])} is gone.`)];
  const chain = causes(Number(object.metadata.resourceVersion), world).filter(({ change }) =>
    isObject(change),
  );
  const head: Line = [
    { text: 'Why is ' },
    { text: nameOfTargets([ref]), bold: true },
    { text: ' as it is?' },
  ];
  if (chain.length === 0)
    return [head, plain(''), plain('That is too long ago: its changes are no longer kept.')];
  const links = chain.flatMap((link, index) => linesOf(link, cornerOf(index, chain.length), ref, world));
  return [head, plain(''), ...links];
}

interface Link {
  readonly change: Change;
  /** How it hangs together with the one above it. */
  readonly bond: 'start' | 'because' | 'before';
}

/** From the change itself back to its cause; where there is none, to what happened to the same object before. */
function causes(revision: number, world: World): readonly Link[] {
  const chain: Link[] = [];
  let bond: Link['bond'] = 'start';
  let next: number | undefined = revision;
  while (next !== undefined && chain.length < longest) {
    const change: Change | undefined = world.cluster.change(next);
    if (change === undefined) break;
    chain.push({ change, bond });
    bond = change.trigger === undefined ? 'before' : 'because';
    next = change.trigger ?? previousOf(change);
  }
  return chain;
}

function previousOf({ before }: Change): number | undefined {
  return before !== undefined && 'metadata' in before ? Number(before.metadata.resourceVersion) : undefined;
}

/** What kubelets note down for themselves is nothing to tell, but a link of the chain. */
function isObject({ table }: Change): boolean {
  return table !== 'PodRuntime' && table !== 'NodeRuntime';
}

const verbs = { ADDED: 'created', MODIFIED: 'changed', DELETED: 'removed' } as const;

/** A deletion is asked for first; the object is removed once nothing holds it any more. */
function verbOf({ type, before, after }: Change): string {
  const isMarked = (item: Change['after']) =>
    (item as KubeObject | undefined)?.metadata.deletionTimestamp !== undefined;
  return type === 'MODIFIED' && !isMarked(before) && isMarked(after) ? 'deleted' : verbs[type];
}

const bonds = { start: '', because: 'because ', before: 'before that, ' } as const;

function cornerOf(index: number, count: number): string {
  if (count === 1) return '─';
  if (index === 0) return '┌';
  return index === count - 1 ? '└' : '├';
}

/** Of objects in the same namespace, the name says enough. */
function linesOf({ change, bond }: Link, corner: string, ref: Ref, { cluster }: World): readonly Line[] {
  const time = clockWithMilliseconds(change.time - cluster.startTime);
  const name = change.key.startsWith(`${ref.namespace}/`)
    ? change.key.slice(change.key.indexOf('/') + 1)
    : change.key;
  const what = `${bonds[bond]}${change.actor} ${verbOf(change)} ${change.table} ${name}`;
  const bar = corner === '└' || corner === '─' ? ' ' : '│';
  return [
    [{ text: `${corner} ` }, { text: time, tone: 'dim' }, { text: '  ' }, ...plain(what)],
    [{ text: bar + indent }, ...toned('accent', change.reason)],
  ];
}
