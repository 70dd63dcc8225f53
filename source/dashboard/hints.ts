/** The footer: what to do next, most useful first, since a narrow screen cuts it from the end. */
import type { Kind } from '../kubernetes/kinds.ts';
import type { CommandId } from './bindings.ts';
import { type Context, contextOf } from './context.ts';
import { entryOf } from './entry.ts';
import { command, labelOf, reasonAgainst, shownKey } from './keymap.ts';
import { isRunning, type Model, type Screen, topOverlay, topScreen } from './model.ts';
import type { Overlay } from './overlays/overlay.ts';
import { hiddenWidth } from './screens/text.ts';
import type { Hint } from './view.ts';
import type { World } from './world.ts';

export function hintsOf(model: Model, world: World): readonly Hint[] {
  const overlay = topOverlay(model);
  if (overlay !== undefined) return overlayHints[overlay.type];
  if (model.prompt !== undefined) return promptHints[model.prompt.sigil];
  const top = topScreen(model);
  if (entryOf(top) !== undefined) return entryHints(top);
  const context = contextOf(model, world);
  const hints = commandsFor(context)
    .filter((id) => id !== 'bottom' || !isAtEnd(context.screen))
    .map(command)
    .filter((each) => reasonAgainst(each, context) === undefined)
    .map((each) => ({ key: shownKey(each.keys[0]!), label: labelOf(each, context) }));
  const { screen } = context;
  const isCut = screen.type === 'text' && hiddenWidth(screen, model, world) > 0;
  return isCut ? [...hints.slice(0, 1), sideways, ...hints.slice(1)] : hints;
}

/** It follows its end already. */
function isAtEnd(screen: Screen): boolean {
  return screen.type === 'text' && screen.first === 'tail';
}

/** What a kind is looked at for, right behind enter. */
const byKind: { readonly [K in Kind]?: readonly CommandId[] } = {
  Deployment: ['scale', 'image', 'undo', 'actions', 'pause-rollout'],
  ReplicaSet: ['scale', 'owner'],
  StatefulSet: ['scale', 'image'],
  Node: ['break', 'cordon', 'faster'],
  Event: [],
  Namespace: [],
};

const always: readonly CommandId[] = ['actions', 'pause-time', 'help'];
const further: readonly CommandId[] = [
  'command',
  'logs',
  'describe',
  'pause-rollout',
  'delete',
  'restart',
  'history',
  'why',
  'filter',
  'faster',
  'yaml',
  'owner',
  'node',
  'mark',
  'quit',
];

const onContainers: readonly CommandId[] = [
  'open',
  'back',
  ...always,
  'logs',
  'previous-logs',
  'describe',
  'delete',
];
const onText: readonly CommandId[] = ['back', ...always, 'bottom', 'filter', 'command'];
const whileRunning: readonly CommandId[] = ['quit', ...onText];
/** Only where lines are longer than the screen is wide. */
const sideways: Hint = { key: '← →', label: 'long lines' };

function commandsFor({ screen, selected, model }: Context): readonly CommandId[] {
  if (screen.type === 'text') return isRunning(screen.source) ? whileRunning : onText;
  if (screen.type === 'containers') return onContainers;
  const special = (selected && byKind[selected.kind]) ?? ['delete'];
  const way = model.screens.length > 1 || screen.filter !== '' ? (['back'] as const) : [];
  return [...new Set<CommandId>(['open', ...special, ...always, ...way, ...further])];
}

/** While a pane reads lines. */
function entryHints(screen: Screen): readonly Hint[] {
  if (screen.type === 'text' && screen.source.type === 'document') {
    return [
      { key: '↵', label: 'next line' },
      { key: screen.source.document.end, label: 'ends it' },
      { key: '⌫', label: 'line before' },
      { key: 'tab', label: 'indent' },
      { key: 'esc', label: 'give up' },
    ];
  }
  return [
    { key: '↵', label: 'run' },
    { key: '^d', label: 'exit' },
    { key: 'esc', label: 'back' },
    { key: '↑', label: 'earlier lines' },
    { key: 'pgup', label: 'scroll' },
    { key: '^c', label: 'end it' },
  ];
}

const overlayHints: Record<Overlay['type'], readonly Hint[]> = {
  dialog: [
    { key: '↵', label: 'do it' },
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
    { key: '^r', label: 'search' },
  ],
  '/': [
    { key: '↵', label: 'keep' },
    { key: 'esc', label: 'cancel' },
    { key: '!', label: 'not' },
    { key: '-f', label: 'letters in order' },
    { key: 'app=web', label: 'label' },
  ],
} as const;
