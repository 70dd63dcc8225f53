/** What every command does. Its preconditions hold already: the keymap has seen to that. */
import type { CommandId } from '../bindings.ts';
import { type Context, only, type Step } from '../context.ts';
import { changed, pushOverlay, runningOutput } from '../model.ts';
import {
  chooseNamespace,
  clearMarks,
  reverse,
  sortBy,
  sortByNeighbour,
  toggleMark,
  toggleUnhealthy,
  toggleWide,
} from './arrange.ts';
import {
  askDelete,
  askImage,
  askRestart,
  askScale,
  askUndo,
  breakOrMend,
  toggleCordon,
  toggleRollout,
} from './change.ts';
import { openHistory, openLogs, openMenu, openText } from './look.ts';
import { back, jumpToNode, jumpToOwner, moved, open, scrolledSideways } from './move.ts';
import { interrupt } from './output.ts';
import { startPrompt } from './prompt.ts';
import { changeSpeed, stepTime, togglePause } from './time.ts';

/** `key` is the one that was pressed, for commands with several. */
type Handler = (context: Context, key: string) => Step;

const all = Number.MAX_SAFE_INTEGER;
const sideways = 8;

export const handlers: Record<CommandId, Handler> = {
  up: (context) => moved(context, () => -1),
  down: (context) => moved(context, () => 1),
  'page-up': (context) => moved(context, (page) => -page),
  'page-down': (context) => moved(context, (page) => page),
  top: (context) => moved(context, () => -all),
  bottom: (context) => moved(context, () => all),
  left: (context) => scrolledSideways(context, -sideways),
  right: (context) => scrolledSideways(context, sideways),
  open,
  back,
  owner: jumpToOwner,
  node: jumpToNode,
  describe: (context) => openText(context, 'describe'),
  yaml: (context) => openText(context, 'yaml'),
  why: (context) => openText(context, 'why'),
  logs: (context) => openLogs(context, false),
  'previous-logs': (context) => openLogs(context, true),
  history: openHistory,
  delete: askDelete,
  scale: askScale,
  image: askImage,
  undo: askUndo,
  'pause-rollout': toggleRollout,
  restart: askRestart,
  cordon: toggleCordon,
  break: breakOrMend,
  'pause-time': togglePause,
  step: stepTime,
  faster: (context) => changeSpeed(context, true),
  slower: (context) => changeSpeed(context, false),
  filter: ({ model }) => startPrompt(model, '/'),
  mark: toggleMark,
  'clear-marks': clearMarks,
  'sort-next': (context) => sortByNeighbour(context, 1),
  'sort-previous': (context) => sortByNeighbour(context, -1),
  'sort-reverse': reverse,
  'sort-name': (context) => sortBy(context, 'Name'),
  'sort-age': (context) => sortBy(context, 'Age', 'Last Seen'),
  'sort-status': (context) => sortBy(context, 'Status', 'Type', 'Ready'),
  wide: toggleWide,
  unhealthy: toggleUnhealthy,
  namespace: chooseNamespace,
  command: ({ model }) => startPrompt(model, ':'),
  actions: openMenu,
  commands: ({ model }) =>
    only(pushOverlay(model, { type: 'sheet', content: { page: 'commands' }, first: 0 })),
  help: ({ model }) => only(pushOverlay(model, { type: 'sheet', content: { page: 'help' }, first: 0 })),
  quit: (context) => {
    const running = runningOutput(context.screen);
    const isSeen = context.model.overlays.length === 0 && context.model.prompt === undefined;
    return running && isSeen ? interrupt(context, running) : only(changed(context.model, { quit: true }));
  },
};
