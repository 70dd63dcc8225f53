/** Preconditions of keys, said once for menu, footer and key press. Each answers why not, or nothing. */
import { type Ability, kindCan, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { controllerOf } from '../kubernetes/owners.ts';
import type { Context } from './context.ts';
import type { Screen } from './model.ts';

export type Requirement = (context: Context) => string | undefined;

/** The first reason that any of them has. */
export function require(...requirements: readonly Requirement[]): Requirement {
  return (context) => {
    for (const requirement of requirements) {
      const reason = requirement(context);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

export const nothingRequired: Requirement = () => undefined;

export const oneSelected: Requirement = ({ selected }) =>
  selected === undefined ? 'there is nothing selected' : undefined;

export const readOnlyReason = 'read-only: the cluster can not be changed from here';

export const notReadOnly: Requirement = ({ model }) => (model.readOnly ? readOnlyReason : undefined);

/** For actions on one object only. */
export const notSeveral: Requirement = ({ targets }) =>
  targets.length > 1 ? 'that works on one object at a time; M clears the marks' : undefined;

/** What a kind lacks that does not have an ability, behind its plural. */
const lacks: Record<Ability, string> = {
  scale: 'can not be scaled',
  restart: 'can not be restarted',
  rollout: 'have no rollouts',
  pause: 'have no rollouts to pause',
  image: 'have no image to set',
  logs: 'have no logs',
  cordon: 'can not be cordoned',
  unplug: 'can not be unplugged',
};

export function ableTo(ability: Ability): Requirement {
  return ({ targets }) => {
    const unable = targets.find(({ kind }) => !kindCan(kind, ability));
    if (unable === undefined) return undefined;
    return `${kinds[unable.kind].plural} ${lacks[ability]}${wayOn(unable, ability)}`;
  };
}

export const onTable = onScreen('table', 'that works in lists only');
export const onText = onScreen('text', 'that works in texts only');

function onScreen(type: Screen['type'], why: string): Requirement {
  return ({ screen }) => (screen.type === type ? undefined : why);
}

export const hasOwner: Requirement = ({ selected }) =>
  selected && (selected.metadata.ownerReferences ?? []).length === 0
    ? `${kinds[selected.kind].singular} ${selected.metadata.name} has no owner`
    : undefined;

export const hasNode: Requirement = ({ selected }) => {
  if (selected?.kind === 'Node') return 'it is a node already';
  if (selected?.kind !== 'Pod') return selected && `${kinds[selected.kind].plural} run on no node`;
  return selected.spec.nodeName ? undefined : `pod ${selected.metadata.name} has no node yet`;
};

/** Where one has to go for it. */
function wayOn(object: AnyObject, ability: Ability): string {
  if (kindCan('Node', ability))
    return object.kind === 'Pod' ? '; press n for its node' : '; nodes can: :nodes';
  const owner = controllerOf(object)?.kind;
  if (owner === undefined || owner === 'Node' || owner === 'Job') return '';
  return '; press o for its owner';
}
