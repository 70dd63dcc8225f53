/** Looking at the selected object. */
import type { Binding } from '../keymap.ts';
import { notSeveral, oneSelected, require } from '../requirements.ts';

export const lookKeys = [
  {
    id: 'describe',
    keys: ['d'],
    label: 'describe',
    meaning: 'describe: its state, conditions, events',
    group: 'Look',
    inMenu: true,
    disabledReason: oneSelected,
  },
  {
    id: 'yaml',
    keys: ['y'],
    label: 'YAML',
    meaning: 'all of it, as YAML',
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
] as const satisfies readonly Binding[];
