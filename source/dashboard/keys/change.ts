/** Changing the selected object. */
import type { Context } from '../context.ts';
import type { Binding } from '../keymap.ts';
import { notReadOnly, notSeveral, oneSelected, type Requirement, require } from '../requirements.ts';
import { isPausedRollout } from '../rollouts.ts';

/** Something that changes what is selected or marked. */
function action(...requirements: readonly Requirement[]): Requirement {
  return require(oneSelected, ...requirements, notReadOnly);
}

const isCordoned = ({ selected }: Context) =>
  selected?.kind === 'Node' && selected.spec.unschedulable === true;
const isOff = ({ selected, world }: Context) =>
  selected?.kind === 'Node' && world.cluster.isUnplugged(selected.metadata.name);

export const changeKeys = [
  {
    id: 'scale',
    keys: ['s'],
    label: 'scale',
    meaning: 'scale: more pods or fewer',
    group: 'Change',
    inMenu: true,
    ability: 'scale',
    disabledReason: action(),
  },
  {
    id: 'image',
    keys: ['i'],
    label: 'image',
    meaning: 'set an image: starts a rollout',
    group: 'Change',
    inMenu: true,
    ability: 'image',
    disabledReason: action(notSeveral),
  },
  {
    id: 'undo',
    keys: ['u'],
    label: 'undo',
    meaning: 'undo a rollout (asks first)',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    ability: 'rollout',
    disabledReason: action(notSeveral),
  },
  {
    id: 'pause-rollout',
    keys: ['p'],
    label: (context) => (isPausedRollout(context.selected) ? 'resume rollout' : 'pause rollout'),
    meaning: 'pause or resume a rollout',
    group: 'Change',
    inMenu: true,
    ability: 'pause',
    disabledReason: action(),
  },
  {
    id: 'restart',
    keys: ['r'],
    label: 'restart',
    meaning: 'restart its pods (asks first)',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    ability: 'restart',
    disabledReason: action(),
  },
  {
    id: 'cordon',
    keys: ['c'],
    label: (context) => (isCordoned(context) ? 'uncordon' : 'cordon'),
    meaning: 'cordon or uncordon a node',
    group: 'Change',
    inMenu: true,
    ability: 'cordon',
    disabledReason: action(),
  },
  {
    id: 'break',
    keys: ['x'],
    label: (context) => (isOff(context) ? 'plug in' : 'unplug'),
    meaning: 'unplug a node, or plug it in',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    ability: 'unplug',
    disabledReason: action(notSeveral),
  },
  {
    id: 'delete',
    keys: ['ctrl+d'],
    label: 'delete',
    meaning: 'delete (asks first)',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    disabledReason: action(),
  },
] as const satisfies readonly Binding[];
