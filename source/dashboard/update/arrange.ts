/** What a list shows, and in which order: sorting, marks, namespaces, wide columns. */
import { kinds } from '../../kubernetes/kinds.ts';
import { type ColumnChoice, shownColumns } from '../columns.ts';
import { type Context, only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import { changed, type Model, type TableScreen, tableScreen, withScreen } from '../model.ts';
import { namespaceNames } from '../namespaces.ts';
import { moved } from './move.ts';

export function sortByNeighbour(context: Context, step: 1 | -1): Step {
  return onTable(context, (screen, model) => {
    const names = shownColumns(screen.kind, columnChoice(screen, model)).map(({ name }) => name);
    const next = (names.indexOf(screen.sort.column) + step + names.length) % names.length;
    return { ...screen, sort: { column: names[next]!, descending: false } };
  });
}

/** The first of these columns that the kind has; once more reverses. */
export function sortBy(context: Context, ...candidates: readonly string[]): Step {
  const { model, world, screen } = context;
  if (screen.type !== 'table') return only(model);
  const names = shownColumns(screen.kind, { wide: true, namespaces: true, room: 0 }).map(({ name }) => name);
  const column = candidates.find((name) => names.includes(name));
  if (column === undefined) {
    return only(flashed(model, world, 'notice', `this list has no column ${candidates[0]!.toUpperCase()}`));
  }
  if (screen.sort.column === column) return reverse(context);
  return onTable(context, (table) => ({ ...table, sort: { column, descending: false } }));
}

export function reverse(context: Context): Step {
  return onTable(context, (screen) => {
    return { ...screen, sort: { ...screen.sort, descending: !screen.sort.descending } };
  });
}

export function toggleUnhealthy(context: Context): Step {
  return onTable(context, (screen) => ({ ...screen, unhealthyOnly: !screen.unhealthyOnly }));
}

export function toggleWide({ model, world }: Context): Step {
  const text = model.wide ? 'fewer columns' : 'more columns, as many as fit';
  return only(flashed(changed(model, { wide: !model.wide }), world, 'normal', text));
}

/** Marks or unmarks the row, and goes on to the next one. */
export function toggleMark(context: Context): Step {
  const [model] = onTable(context, (screen) => {
    const { key } = screen.cursor;
    if (key === undefined) return screen;
    const others = screen.marks.filter((each) => each !== key);
    return { ...screen, marks: others.length < screen.marks.length ? others : [...others, key] };
  });
  return moved({ ...context, model, screen: model.screens.at(-1)! }, () => 1);
}

export function clearMarks(context: Context): Step {
  return onTable(context, (screen) => ({ ...screen, marks: [] }));
}

/** 0 is all; the list of the present kind is seen then, from its start. */
export function chooseNamespace({ model, world }: Context, digit: string): Step {
  const name = digit === '0' ? undefined : namespaceNames(world.cluster.read)[Number(digit) - 1];
  if (digit !== '0' && name === undefined) {
    return only(flashed(model, world, 'notice', `there is no namespace number ${digit}`));
  }
  return only(inNamespace(model, name));
}

/** Drilled into something of one namespace, another one means the whole list of that kind. */
export function inNamespace(model: Model, namespace: string | undefined): Model {
  const [outermost] = model.screens;
  const top = model.screens.findLast((screen) => screen.type === 'table') ?? outermost!;
  const kind = top.type === 'table' && top.kind !== 'Namespace' ? top.kind : 'Pod';
  const stays =
    model.screens.length === 1 && top.type === 'table' && top.scope.type === 'all' && top.kind === kind;
  return changed(model, { namespace, screens: stays ? model.screens : [tableScreen(kind)] });
}

/** The NAMESPACE column is there while several are shown. */
export function columnChoice({ kind, scope }: TableScreen, model: Model): ColumnChoice {
  const several = model.namespace === undefined && (scope.type === 'all' || scope.type === 'node');
  return { wide: model.wide, namespaces: several && kinds[kind].namespaced, room: model.size.columns };
}

function onTable(
  { model, screen }: Context,
  change: (screen: TableScreen, model: Model) => TableScreen,
): Step {
  return only(screen.type === 'table' ? withScreen(model, change(screen, model)) : model);
}
