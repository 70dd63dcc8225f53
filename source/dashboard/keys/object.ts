/** Looking at the selected object, and changing it. */
import type { Context } from '../context.ts';
import type { Binding } from '../keymap.ts';
import { isUnplugged } from '../machines.ts';
import { notReadOnly, notSeveral, oneSelected, type Requirement, require } from '../requirements.ts';

/** Something that changes what is selected or marked. */
function action(...requirements: readonly Requirement[]): Requirement {
  return require(oneSelected, ...requirements, notReadOnly);
}

const isPaused = ({ selected }: Context) => selected?.kind === 'Deployment' && selected.spec.paused === true;
const isCordoned = ({ selected }: Context) =>
  selected?.kind === 'Node' && selected.spec.unschedulable === true;
const isOff = ({ selected, world }: Context) =>
  selected?.kind === 'Node' && isUnplugged(selected.metadata.name, world.cluster.read);

export const objectKeys = [
  {
    id: 'describe',
    keys: ['d'],
    label: 'describe',
    meaning: 'describe',
    group: 'Look',
    inMenu: true,
    disabledReason: oneSelected,
  },
  {
    id: 'yaml',
    keys: ['y'],
    label: 'YAML',
    meaning: 'YAML',
    group: 'Look',
    inMenu: true,
    disabledReason: oneSelected,
  },
  {
    id: 'logs',
    keys: ['l'],
    label: 'logs',
    meaning: 'logs, as they are written',
    group: 'Look',
    inMenu: true,
    ability: 'logs',
    disabledReason: require(oneSelected, notSeveral),
  },
  {
    id: 'previous-logs',
    keys: ['L'],
    label: 'previous logs',
    meaning: 'logs of the run before the last restart',
    group: 'Look',
    inMenu: true,
    ability: 'logs',
    disabledReason: require(oneSelected, notSeveral),
  },
  {
    id: 'why',
    keys: ['w'],
    label: 'why',
    meaning: 'why it is as it is: the chain of causes',
    group: 'Look',
    inMenu: true,
    disabledReason: oneSelected,
  },
  {
    id: 'history',
    keys: ['H'],
    label: 'rollout history',
    meaning: 'history of a rollout',
    group: 'Look',
    inMenu: true,
    ability: 'rollout',
    disabledReason: require(oneSelected, notSeveral),
  },
  {
    id: 'delete',
    keys: ['ctrl+d'],
    label: 'delete',
    meaning: 'delete (asks first: grace, cascade, now)',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    disabledReason: action(),
  },
  {
    id: 'scale',
    keys: ['s'],
    label: 'scale',
    meaning: 'scale',
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
    meaning: 'undo a rollout (asks first: shows the revisions)',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    ability: 'rollout',
    disabledReason: action(notSeveral),
  },
  {
    id: 'pause-rollout',
    keys: ['p'],
    label: (context) => (isPaused(context) ? 'resume rollout' : 'pause rollout'),
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
    meaning: 'restart: a rollout with the same template (asks first)',
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
    meaning: 'unplug a node (asks first), plug it in again',
    group: 'Change',
    dangerous: true,
    inMenu: true,
    ability: 'unplug',
    disabledReason: action(notSeveral),
  },
] as const satisfies readonly Binding[];
