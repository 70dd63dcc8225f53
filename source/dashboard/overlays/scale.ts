import { scaleCommand } from '../../kubectl/commands.ts';
import type { Ref } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { lineOf } from '../prompt/line.ts';
import { plain } from '../spans.ts';
import type { Line } from '../view.ts';
import { objectOf, type World } from '../world.ts';
import type { DialogContent } from './content.ts';
import type { Field, Purpose, Values } from './overlay.ts';

type Scale = Extract<Purpose, { action: 'scale' }>;

export function scaleFields({ targets }: Scale, world: World): readonly Field[] {
  const now = replicasOf(targets[0], world);
  return [{ id: 'replicas', label: 'replicas', kind: 'text', line: lineOf(`${now ?? 1}`), numeric: true }];
}

export function scaleContent(
  { targets }: Scale,
  { replicas = '' }: Values,
  world: World,
  namespace: string,
): DialogContent {
  const valid = /^\d{1,5}$/.test(replicas);
  return {
    title: `Scale ${nameOfTargets(targets)}`,
    danger: false,
    lines: explanation(targets, valid ? Number(replicas) : undefined, world),
    confirm: 'Scale',
    commands: valid ? targets.map((target) => scaleCommand(target, Number(replicas), namespace)) : [],
    problem: valid ? undefined : 'a whole number, 0 or more',
  };
}

/** The `spec.replicas` of an object that has one. */
export function replicasOf(ref: Ref | undefined, world: World): number | undefined {
  const object = ref && objectOf(world, ref);
  if (object === undefined || !('spec' in object) || !('replicas' in object.spec)) return undefined;
  return object.spec.replicas ?? 1;
}

function explanation(targets: readonly Ref[], wanted: number | undefined, world: World): readonly Line[] {
  const [target] = targets;
  const now = replicasOf(target, world);
  const owner = target && objectOf(world, target)?.metadata.ownerReferences?.find((each) => each.controller);
  const lines = [
    plain(targets.length > 1 || now === undefined ? '↑ and ↓ change it.' : difference(now, wanted)),
  ];
  return owner === undefined
    ? lines
    : [...lines, plain(`Its ${owner.kind} ${owner.name} will scale it back: press o for it.`)];
}

function difference(now: number, wanted: number | undefined): string {
  if (wanted === undefined || wanted === now) return `It wants ${now} now; ↑ and ↓ change it.`;
  return wanted > now
    ? `${wanted - now} more than the ${now} now.`
    : `${now - wanted} fewer than the ${now} now.`;
}
