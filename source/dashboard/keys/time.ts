/** How fast virtual time goes. */
import type { Binding } from '../keymap.ts';
import { nothingRequired as always } from '../requirements.ts';

export const timeKeys = [
  {
    id: 'pause-time',
    keys: ['space'],
    label: ({ model }) => (model.pace.paused ? 'resume time' : 'pause time'),
    meaning: 'pause or resume time',
    group: 'Time',
    disabledReason: always,
  },
  {
    id: 'step',
    keys: ['.'],
    label: 'step',
    meaning: 'step to the next change, and pause there',
    group: 'Time',
    disabledReason: always,
  },
  {
    id: 'faster',
    keys: ['>'],
    label: 'faster',
    meaning: 'faster, up to an hour a second',
    group: 'Time',
    disabledReason: always,
  },
  {
    id: 'slower',
    keys: ['<'],
    label: 'slower',
    meaning: 'slower, down to a quarter',
    group: 'Time',
    disabledReason: always,
  },
] as const satisfies readonly Binding[];
