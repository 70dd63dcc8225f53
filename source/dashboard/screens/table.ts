/** The live list as the screen sees it: only the rows in sight are formatted. */
import { type Kind, kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { displayWidth } from '../../lib/display-width.ts';
import { type Column, type Health, rowHealth, toneOfHealth } from '../../printers/index.ts';
import type { Change } from '../../store/reading.ts';
import { allColumns, dropPriority, maxWidth, shownColumns } from '../columns.ts';
import { tableHeight } from '../layout.ts';
import type { Entry, ListView } from '../list-view.ts';
import type { Model, TableScreen } from '../model.ts';
import { isPausedRollout } from '../rollouts.ts';
import { columnChoice } from '../update/arrange.ts';
import type { TableBody, TableCell, TableColumn, TableRow } from '../view.ts';
import type { World } from '../world.ts';

const symbols: Record<Health, string> = { good: ' ', busy: '◌', bad: '✖', done: '✔', gone: '⊘' };

/** Says more than the health, which waits for somebody to resume. */
const pausedSign = { symbol: '⏸', tone: 'notice' } as const;

const ages: ReadonlySet<string> = new Set(['Age', 'Last Seen', 'First Seen', 'Duration']);
/** Of a terminal: from here on there is room for what may come. */
const roomy = 100;

export function tableBody(screen: TableScreen, model: Model, world: World): TableBody {
  const list = world.list(screen, model.namespace);
  const columns = shownColumns(screen.kind, columnChoice(screen, model));
  const entries = list.entries.slice(screen.first, screen.first + tableHeight(model.size, model.pace.paused));
  const changes = recentChanges(entries, screen, model, world);
  const rows = entries.map((entry) => rowOf(entry, columns, screen, changes.get(entry.key) ?? [], world));
  return {
    type: 'table',
    columns: columns.map((column, index) => headOf(column, index, rows, list, screen, model.size.columns)),
    rows,
    first: screen.first,
    total: list.entries.length,
    ...(rows.length === 0 && { empty: whyEmpty(screen, list, model) }),
  };
}

/** Virtual milliseconds for which a changed cell is marked: about a second of wall time. */
export function markedFor(speed: number): number {
  return 1000 * speed;
}

function recentChanges(entries: readonly Entry[], screen: TableScreen, model: Model, world: World) {
  const keys = new Set(entries.map(({ key }) => key));
  return world.recent.after(world.cluster.now - markedFor(model.pace.speed), screen.kind, keys);
}

function headOf(
  column: Column,
  index: number,
  rows: readonly TableRow[],
  list: ListView,
  { kind, sort }: TableScreen,
  room: number,
): TableColumn {
  const visible = rows.map(({ cells }) => displayWidth(cells[index]!.text));
  const usual = usualWidth(kind, column.name, room);
  const all = list.width(allColumns(kind).indexOf(column));
  return {
    title: column.header,
    align: column.align,
    priority: dropPriority(kind, column.name, index),
    maxWidth: maxWidth(column.name, room),
    width: Math.max(all, usual, ...visible),
    ...(sort.column === column.name && { sorted: sort.descending ? ('down' as const) : ('up' as const) }),
  };
}

/** Wide enough for what is common, so that columns stay where they are while time runs. */
function usualWidth(kind: Kind, column: string, room: number): number {
  if (ages.has(column)) return 6;
  if (kind !== 'Pod' || room < roomy) return 0;
  return { Status: 'ContainerCreating', Restarts: '4 (28s ago)' }[column]?.length ?? 0;
}

function rowOf(
  { key, object }: Entry,
  columns: readonly Column[],
  { kind, cursor, marks }: TableScreen,
  changes: readonly Change[],
  { cluster }: World,
): TableRow {
  const health = rowHealth(kind, object);
  const cells = columns.map((column): TableCell => {
    const { text, short, tone } = column.value(object, { now: cluster.now });
    const changed = changes.some((change) => differs(column, change));
    return {
      text,
      ...(short !== undefined && { short }),
      ...(tone && { tone }),
      ...(changed && { changed }),
    };
  });
  return {
    key,
    ...(isPausedRollout(object) ? pausedSign : { symbol: symbols[health], tone: toneOfHealth[health] }),
    cells,
    selected: key === cursor.key,
    marked: marks.includes(key),
  };
}

/** Of an object that has just appeared, the name is marked. */
function differs(column: Column, { before, after, time }: Change): boolean {
  if (after === undefined) return false;
  if (before === undefined) return column.name === 'Name';
  const context = { now: time };
  return column.value(before as AnyObject, context).text !== column.value(after as AnyObject, context).text;
}

function whyEmpty(screen: TableScreen, list: ListView, { namespace }: Model): string {
  const { plural, namespaced } = kinds[screen.kind];
  if (screen.filter !== '')
    return `none of ${list.total} ${plural} matches /${screen.filter}; esc clears the filter`;
  if (screen.unhealthyOnly && list.total > 0)
    return `all ${list.total} ${plural} are well; ctrl+z shows them`;
  if (screen.scope.type !== 'all') return `no ${plural} here; esc goes back`;
  return namespaced && namespace !== undefined
    ? `no ${plural} in namespace ${namespace}; 0 shows all namespaces`
    : `no ${plural}; : goes to another kind`;
}
