/** The footer: what to do next, most useful first, since a narrow screen cuts it from the end. */
import type { Kind } from '../kubernetes/kinds.ts';
import type { CommandId } from './bindings.ts';
import { contextOf } from './context.ts';
import { command, labelOf, reasonAgainst, shownKey } from './keymap.ts';
import { type Model, topOverlay } from './model.ts';
import type { Overlay } from './overlays/overlay.ts';
import type { Hint } from './view.ts';
import type { World } from './world.ts';

export function hintsOf(model: Model, world: World): readonly Hint[] {
  const overlay = topOverlay(model);
  if (overlay !== undefined) return overlayHints[overlay.type];
  if (model.prompt !== undefined) return promptHints[model.prompt.sigil];
  const context = contextOf(model, world);
  return commandsFor(context.screen.type, context.selected?.kind)
    .map(command)
    .filter((each) => reasonAgainst(each, context) === undefined)
    .map((each) => ({ key: shownKey(each.keys[0]!), label: labelOf(each, context) }));
}

const essential: readonly CommandId[] = ['open', 'delete', 'actions', 'pause-time', 'help'];
const general: readonly CommandId[] = [
  'describe',
  'why',
  'command',
  'filter',
  'faster',
  'yaml',
  'owner',
  'node',
  'mark',
  'quit',
];

/** What a kind is looked at for. */
const byKind: { readonly [K in Kind]?: readonly CommandId[] } = {
  Pod: ['logs', 'describe'],
  Deployment: ['scale', 'image', 'undo', 'pause-rollout', 'history', 'restart'],
  ReplicaSet: ['scale', 'owner'],
  StatefulSet: ['scale', 'image'],
  Job: ['logs', 'describe'],
  Node: ['break', 'cordon', 'faster'],
};

function commandsFor(screen: 'table' | 'containers' | 'text', kind: Kind | undefined): readonly CommandId[] {
  if (screen === 'text') return ['back', 'bottom', 'filter', 'actions', 'pause-time', 'help', 'right'];
  if (screen === 'containers')
    return ['open', 'back', 'logs', 'previous-logs', 'describe', 'actions', 'pause-time', 'help'];
  const special = (kind && byKind[kind]) ?? [];
  return [...new Set([...essential, ...special, ...general])];
}

const overlayHints: Record<Overlay['type'], readonly Hint[]> = {
  dialog: [
    { key: '↵', label: 'do what is chosen' },
    { key: 'tab', label: 'next' },
    { key: '← →', label: 'change' },
    { key: 'esc', label: 'cancel' },
  ],
  menu: [
    { key: '↵', label: 'do it' },
    { key: '↓ ↑', label: 'choose' },
    { key: 'esc', label: 'close' },
  ],
  sheet: [
    { key: '↓ ↑', label: 'scroll' },
    { key: 'esc', label: 'close' },
  ],
};

const promptHints = {
  ':': [
    { key: '↵', label: 'go' },
    { key: 'tab', label: 'complete' },
    { key: '↑', label: 'earlier lines' },
    { key: 'esc', label: 'cancel' },
  ],
  '/': [
    { key: '↵', label: 'keep' },
    { key: 'esc', label: 'cancel' },
    { key: '!', label: 'not' },
    { key: '-f', label: 'letters in order' },
    { key: 'app=web', label: 'label' },
  ],
} as const;
