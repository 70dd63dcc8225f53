/** Pages to read: help from the keymap, the commands so far, the history of a rollout. */
import { cleanText } from '../../lib/clean-text.ts';
import { clock } from '../clock.ts';
import { contextOf } from '../context.ts';
import { groups, keymap, reasonAgainst, shownKeys } from '../keymap.ts';
import type { Model } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { namespaceNames } from '../namespaces.ts';
import { revisionList } from '../revisions.ts';
import { sheetLines } from '../sheet-lines.ts';
import type { SheetView, StillTable } from '../view.ts';
import type { World } from '../world.ts';
import type { Sheet } from './overlay.ts';
import { deploymentOf, historyTable } from './undo.ts';

type Groups = SheetView['groups'];

export function sheetView(sheet: Sheet, model: Model, world: World): SheetView {
  const groups = groupsOf(sheet, model, world);
  return { type: 'sheet', title: titleOf(sheet), groups, first: sheet.first, hint: '↓↑ scroll  esc close' };
}

/** Lines of the whole sheet, seen or not. */
export function sheetLength(sheet: Sheet, model: Model, world: World): number {
  return sheetLines(groupsOf(sheet, model, world)).length;
}

function titleOf({ content }: Sheet): string {
  switch (content.page) {
    case 'help':
      return 'Keys  (–: not here)';
    case 'commands':
      return 'kubectl commands so far';
    case 'history':
      return `Rollout history of ${nameOfTargets([content.ref])}`;
  }
}

function groupsOf({ content }: Sheet, model: Model, world: World): Groups {
  switch (content.page) {
    case 'help':
      return helpGroups(model, world);
    case 'commands':
      return [{ title: '', table: commandsTable(model, world) }];
    case 'history': {
      const deployment = deploymentOf(content.ref, world);
      const revisions = deployment ? revisionList(deployment, world.cluster.read) : [];
      return [{ title: revisions.length === 0 ? 'no revisions yet' : '', table: historyTable(revisions) }];
    }
  }
}

/** What can not be done on this view now comes with a dash. */
function helpGroups(model: Model, world: World): Groups {
  const context = contextOf({ ...model, overlays: [] }, world);
  const ofKeys = groups.map((group) => {
    const rows = keymap
      .filter((command) => command.group === group)
      .map((command) => [
        shownKeys(command.keys),
        command.meaning,
        reasonAgainst(command, context) === undefined ? '' : '–',
      ]);
    return { title: group, table: { columns: ['KEY', 'MEANING', ''], rows } };
  });
  const names = namespaceNames(world.cluster.read).slice(0, 9);
  const numbers = names.map((name, index) => [`${index + 1}`, name, '']);
  return [
    ...apiGroup(world),
    ...ofKeys,
    { title: 'Namespaces', table: { columns: ['KEY', 'NAMESPACE', ''], rows: numbers } },
  ];
}

/** How kubectl in another shell finds the cluster. */
function apiGroup({ served }: World): Groups {
  if (served === undefined) return [];
  const rows = [['', cleanText(served.exportLine), '']];
  return [{ title: 'kubectl in another shell', table: { columns: ['', '', ''], rows } }];
}

function commandsTable({ commands }: Model, { cluster }: World): StillTable {
  const rows = commands.map(({ time, line, failed }) => [
    clock(time - cluster.startTime),
    line,
    failed ? 'refused' : '',
  ]);
  const none = [['', 'none yet: s scales, ctrl+d deletes, a shows what else', '']];
  return { columns: ['TIME', 'COMMAND', ''], rows: rows.length > 0 ? rows : none };
}
