/** Moving the cursor, scrolling texts, going in and back. */
import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { type Context, only, type Step } from '../context.ts';
import { drillInto, isKind } from '../drill.ts';
import { flashed } from '../flash.ts';
import { bodyHeight, tableHeight } from '../layout.ts';
import {
  type ContainersScreen,
  changed,
  isLive,
  type Model,
  pushScreen,
  runningOutput,
  type TableScreen,
  type TextScreen,
  tableScreen,
  textScreen,
  withScreen,
} from '../model.ts';
import { containersOfPod } from '../screens/containers.ts';
import { hiddenWidth, textLines } from '../screens/text.ts';
import { refOf, type World } from '../world.ts';

/** Rows to go, as a function of how many make a page. */
type Distance = (page: number) => number;

export function moved(context: Context, distance: Distance): Step {
  const { model, world, screen } = context;
  switch (screen.type) {
    case 'table':
      return only(withScreen(model, movedTable(screen, model, world, distance)));
    case 'containers':
      return only(withScreen(model, movedContainers(screen, world, distance(tableHeightOf(model)))));
    case 'text':
      return only(withScreen(model, scrolled(screen, model, world, distance(bodyHeightOf(model)))));
  }
}

/** The table with its cursor settled on a row that is there, and that row in sight. */
export function settled(screen: TableScreen, model: Model, world: World): TableScreen {
  const list = world.list(screen, model.namespace);
  return inSight(
    {
      ...screen,
      cursor: list.place(screen.cursor),
      marks: screen.marks.filter((key) => list.object(key) !== undefined),
    },
    model,
    world,
  );
}

/** Not further than to the end of the longest line. */
export function scrolledSideways({ model, world, screen }: Context, columns: number): Step {
  if (screen.type !== 'text') return only(model);
  const most = hiddenWidth(screen, model, world);
  return only(withScreen(model, { ...screen, left: Math.max(0, Math.min(most, screen.left + columns)) }));
}

export function open({ model, world, screen, selected }: Context): Step {
  if (screen.type === 'text')
    return only(flashed(model, world, 'notice', 'this is the innermost view; esc goes back'));
  if (screen.type === 'containers') return only(openLog(model, screen, world));
  if (selected === undefined) return only(model);
  const inner = pushScreen(model, drillInto(selected));
  return only(selected.kind === 'Namespace' ? changed(inner, { namespace: selected.metadata.name }) : inner);
}

export function back({ model, world, screen }: Context): Step {
  if (screen.type !== 'containers' && screen.filter !== '')
    return only(withScreen(model, { ...screen, filter: '' }));
  if (model.screens.length > 1) {
    const outer = changed(model, { screens: model.screens.slice(0, -1) });
    const running = runningOutput(screen);
    if (running === undefined) return only(outer);
    return only(flashed(outer, world, 'normal', 'ended, as nobody looks at it any more', running.line));
  }
  return only(flashed(model, world, 'notice', 'this is the outermost view; :q leaves'));
}

export function jumpToOwner({ model, world, selected }: Context): Step {
  const references = selected?.metadata.ownerReferences ?? [];
  const owner = references.find(({ controller }) => controller) ?? references[0];
  const found = owner && world.cluster.read.byUid(owner.uid);
  if (found === undefined || !isKind(found.kind)) {
    return only(flashed(model, world, 'notice', `its owner ${owner?.kind} ${owner?.name} is gone`));
  }
  return only(jumpedTo(model, found as AnyObject));
}

export function jumpToNode({ model, world, selected }: Context): Step {
  const name = selected?.kind === 'Pod' ? selected.spec.nodeName : undefined;
  const node = name === undefined ? undefined : world.cluster.read.get('Node', undefined, name);
  if (node === undefined) return only(flashed(model, world, 'notice', `node ${name} is gone`));
  return only(jumpedTo(model, node));
}

/** The list of its kind, with the cursor on it. */
function jumpedTo(model: Model, object: AnyObject): Model {
  const { kind, namespace, name } = refOf(object);
  const key = namespace === undefined ? name : `${namespace}/${name}`;
  const elsewhere = kinds[kind].namespaced && model.namespace !== undefined && model.namespace !== namespace;
  const there = elsewhere ? changed(model, { namespace }) : model;
  return pushScreen(there, { ...tableScreen(kind), cursor: { key, index: 0 } });
}

function openLog(model: Model, { pod, index }: ContainersScreen, world: World): Model {
  const container = containersOfPod(pod, world)[index]?.name;
  return pushScreen(model, textScreen({ type: 'log', pod, container, previous: false }));
}

function movedTable(screen: TableScreen, model: Model, world: World, distance: Distance): TableScreen {
  const list = world.list(screen, model.namespace);
  const from = list.place(screen.cursor).index;
  return inSight({ ...screen, cursor: list.at(from + distance(tableHeightOf(model))) }, model, world);
}

/** Scrolls as little as needed to see the cursor's row, and never leaves rows empty that could be full. */
function inSight(screen: TableScreen, model: Model, world: World): TableScreen {
  const height = tableHeightOf(model);
  const { index } = screen.cursor;
  const last = Math.max(0, world.list(screen, model.namespace).entries.length - height);
  const first = Math.min(Math.max(Math.min(screen.first, index), index - height + 1), last);
  return first === screen.first ? screen : { ...screen, first };
}

function movedContainers(screen: ContainersScreen, world: World, distance: number): ContainersScreen {
  const last = containersOfPod(screen.pod, world).length - 1;
  return { ...screen, index: Math.max(0, Math.min(last, screen.index + distance)) };
}

/** What grows at its end is followed again from there. */
function scrolled(screen: TextScreen, model: Model, world: World, distance: number): TextScreen {
  const last = Math.max(0, textLines(screen, model, world).length - bodyHeightOf(model));
  const from = screen.first === 'tail' ? last : Math.min(screen.first, last);
  const first = Math.max(0, Math.min(last, from + distance));
  const follows = isLive(screen.source) && first === last && distance > 0;
  return { ...screen, first: follows ? 'tail' : first };
}

function tableHeightOf({ size, pace }: Model): number {
  return tableHeight(size, pace.paused);
}

function bodyHeightOf({ size, pace }: Model): number {
  return bodyHeight(size, pace.paused);
}
