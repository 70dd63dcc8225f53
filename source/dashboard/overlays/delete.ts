import { type Cascade, deleteCommand } from '../../kubectl/commands.ts';
import type { AnyObject, Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { isPodActive } from '../../kubernetes/pods.ts';
import type { Ref } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { counted, plain, toned } from '../spans.ts';
import type { Line } from '../view.ts';
import { objectOf, type World } from '../world.ts';
import type { DialogContent } from './content.ts';
import type { Field, Option, Purpose, Values } from './overlay.ts';

type Delete = Extract<Purpose, { action: 'delete' }>;

const graces: readonly Option[] = [
  ...[1, 5, 60].map((seconds) => ({ label: `${seconds} s`, value: `${seconds}` })),
  { label: '5 m', value: '300' },
];
const cascades: readonly Cascade[] = ['background', 'foreground', 'orphan'];

export function deleteFields({ targets }: Delete, world: World): readonly Field[] {
  const pod = objectOf(world, targets[0]!);
  const own = pod?.kind === 'Pod' ? (pod.spec.terminationGracePeriodSeconds ?? 30) : undefined;
  const grace: Field[] =
    own === undefined
      ? []
      : [
          {
            id: 'grace',
            label: 'grace',
            kind: 'choice',
            options: [{ label: `${own} s`, value: '' }, ...graces],
            chosen: 0,
          },
        ];
  const cascade: Field = {
    id: 'cascade',
    label: 'cascade',
    kind: 'choice',
    options: cascades.map((value) => ({ label: value, value })),
    chosen: 0,
  };
  return [
    ...grace,
    ...(targets.some((target) => hasDependents(target, world)) ? [cascade] : []),
    { id: 'force', label: 'now', kind: 'toggle', on: false, note: 'at once, without a chance to end well' },
  ];
}

/** Only then there is something to cascade to. */
function hasDependents(target: Ref, world: World): boolean {
  const object = objectOf(world, target);
  return object !== undefined && world.cluster.read.dependentsOf(object.metadata.uid).length > 0;
}

export function deleteContent(
  { targets, hidden }: Delete,
  values: Values,
  world: World,
  namespace: string,
): DialogContent {
  const choices = {
    cascade: cascades.find((each) => each === values.cascade) ?? 'background',
    force: values.force === 'true',
    ...(values.grace && { gracePeriod: Number(values.grace) }),
  };
  const objects = targets.flatMap((target) => objectOf(world, target) ?? []);
  const lines = [
    ...(targets.length > 1 ? nameLines(targets.map(({ name }) => name)) : []),
    ...new Set(objects.map((object) => whatFollows(object, choices.cascade === 'orphan', world))),
  ].map(plain);
  return {
    title: `Delete ${nameOfTargets(targets)}`,
    danger: true,
    lines: hidden > 0 ? [...lines, hiddenLine(hidden)] : lines,
    confirm: 'Delete',
    commands: targets.map((target) => deleteCommand(target, choices, namespace)),
    problem: objects.length === 0 ? 'it is gone already' : undefined,
  };
}

function hiddenLine(hidden: number): Line {
  return toned('bad', `${counted(hidden, 'of them is', 'of them are')} hidden by the filter.`);
}

function nameLines(names: readonly string[]): string[] {
  const shown = names.slice(0, 5).map((name) => `  ${name}`);
  return names.length > 5 ? [...shown, `  and ${names.length - 5} more`] : shown;
}

/** What will happen because of it, before it happens. */
function whatFollows(object: AnyObject, orphan: boolean, world: World): string {
  if (object.metadata.deletionTimestamp !== undefined)
    return 'It is being deleted already; "now" ends it at once.';
  if (object.kind === 'Namespace') return 'Everything in the namespace is deleted with it.';
  if (object.kind === 'Node') return 'Only its entry in the cluster goes, and the pods that are bound to it.';
  return [successor(object, world), fateOfDependents(object, orphan, world)].filter(Boolean).join(' ');
}

function successor(object: AnyObject, world: World): string {
  const owner = controllerOf(object);
  if (owner === undefined)
    return object.kind === 'Pod' ? 'Nothing owns it: no other will take its place.' : '';
  if (world.cluster.read.byUid(owner.uid) === undefined) return '';
  const name = `Its ${owner.kind} ${owner.name}`;
  if (owner.kind === 'Node') return `It belongs to the machine ${owner.name}, which will make it again.`;
  if (object.kind === 'Pod' && !isPodActive(object as Pod)) return `${name} has done with it already.`;
  return `${name} will make another.`;
}

function fateOfDependents(object: AnyObject, orphan: boolean, world: World): string {
  const dependents = world.cluster.read.dependentsOf(object.metadata.uid);
  if (dependents.length === 0) return '';
  const byKind = new Map<string, number>();
  for (const { kind } of dependents) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  const list = [...byKind].map(([kind, count]) => counted(count, kind)).join(', ');
  return orphan ? `${list} will stay, without an owner.` : `${list} will be deleted with it.`;
}
