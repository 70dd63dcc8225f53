/** Command line, menu, help. */
import type { Binding } from '../keymap.ts';
import { runningOutput } from '../model.ts';
import { nothingRequired as always, oneSelected } from '../requirements.ts';

export const generalKeys = [
  {
    id: 'command',
    keys: [':'],
    label: 'go to',
    meaning: 'go to: `:deploy`, `:po -A`, `:kubectl ...`',
    group: 'General',
    disabledReason: always,
  },
  {
    id: 'actions',
    keys: ['a'],
    label: 'actions',
    meaning: 'menu: all that can be done with this row',
    group: 'General',
    disabledReason: oneSelected,
  },
  {
    id: 'commands',
    keys: ['K'],
    label: 'commands',
    meaning: 'the kubectl commands so far',
    group: 'General',
    disabledReason: always,
  },
  {
    id: 'help',
    keys: ['?'],
    label: 'help',
    meaning: 'help: every key',
    group: 'General',
    disabledReason: always,
  },
  {
    id: 'quit',
    keys: ['ctrl+c'],
    label: ({ screen }) => (runningOutput(screen) ? 'end it' : 'leave'),
    meaning: 'leave (`:q`), or end what runs in a pane',
    group: 'General',
    disabledReason: always,
  },
] as const satisfies readonly Binding[];
