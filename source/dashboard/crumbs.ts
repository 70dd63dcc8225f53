/** Where one is, and what part of the list is seen. */
import { kinds } from '../kubernetes/kinds.ts';
import { isRunning, type Model, type Screen, topScreen } from './model.ts';
import { nodeOutlook } from './node-outlook.ts';
import { isPausedRollout } from './rollouts.ts';
import { counted } from './spans.ts';
import type { Body } from './view.ts';
import { objectOf, type World } from './world.ts';

/** `deployments`, `web`, `replicasets`. */
export function crumbsOf({ screens }: Model): readonly string[] {
  return screens.flatMap((screen, index) => crumbOf(screen, screens[index - 1]));
}

/** `3 shown of 23 pods · /web`, `12-40 of 120 lines · follows`. */
export function summaryOf(model: Model, body: Body, world: World): string {
  const screen = topScreen(model);
  const parts = [...stateOf(screen), countOf(screen, body, model, world), ...waitsOf(screen, model, world)];
  if (screen.type !== 'containers' && screen.filter !== '') parts.push(`/${screen.filter}`);
  if (screen.type === 'table' && screen.unhealthyOnly) parts.push('only unhealthy');
  if (screen.type === 'table' && screen.marks.length > 0) parts.push(`${screen.marks.length} marked`);
  if (screen.type === 'text' && screen.first === 'tail' && screen.source.type === 'log')
    parts.push('follows');
  if (model.readOnly) parts.push('read-only');
  return parts.join(' · ');
}

/** What the command of a pane does. */
function stateOf(screen: Screen): readonly string[] {
  if (screen.type !== 'text') return [];
  const { source } = screen;
  if (source.type === 'document') return [`${source.document.end} ends it`];
  if (source.type !== 'output') return [];
  return isRunning(source) ? ['running', '^c ends it'] : source.ending === undefined ? [] : [source.ending];
}

/** What the list waits for: rollouts to be resumed, silent nodes to be noticed and left. */
function waitsOf(screen: Screen, model: Model, world: World): readonly string[] {
  if (screen.type !== 'table') return [];
  const objects = world.list(screen, model.namespace).entries.map(({ object }) => object);
  if (screen.kind === 'Deployment') {
    const paused = objects.filter(isPausedRollout).length;
    return paused === 0 ? [] : [`${paused} paused`];
  }
  if (screen.scope.type === 'owner' && isPausedRollout(objectOf(world, screen.scope.ref))) {
    return [`${screen.scope.ref.name} is paused`];
  }
  if (screen.kind !== 'Node') return [];
  const waits = objects.flatMap((node) => {
    const outlook = node.kind === 'Node' ? nodeOutlook(node, world.cluster) : undefined;
    return outlook === undefined ? [] : [`${node.metadata.name}: ${outlook}`];
  });
  return waits.length <= 2 ? waits : [...waits.slice(0, 2), `${waits.length - 2} more`];
}

function crumbOf(screen: Screen, before: Screen | undefined): readonly string[] {
  switch (screen.type) {
    case 'table':
      return [...scopeName(screen.scope), kinds[screen.kind].plural];
    case 'containers':
      return [screen.pod.name, 'containers'];
    case 'text':
      return textCrumb(screen, before);
  }
}

function scopeName(scope: Extract<Screen, { type: 'table' }>['scope']): readonly string[] {
  switch (scope.type) {
    case 'all':
      return [];
    case 'owner':
      return [scope.ref.name];
    case 'node':
      return [scope.name];
    case 'selector':
      return [
        Object.entries(scope.labels)
          .map(([name, value]) => `${name}=${value}`)
          .join(','),
      ];
  }
}

/** Behind the containers of a pod a log is called by its container, elsewhere by its pod. */
function textCrumb(
  { source }: Extract<Screen, { type: 'text' }>,
  before: Screen | undefined,
): readonly string[] {
  switch (source.type) {
    case 'output':
    case 'document':
      return [source.line];
    case 'log': {
      const name = before?.type === 'containers' ? source.container : undefined;
      return [name ?? source.pod.name, source.previous ? 'previous log' : 'log'];
    }
    default:
      return [source.ref.name, source.type];
  }
}

function countOf(screen: Screen, body: Body, model: Model, world: World): string {
  if (screen.type === 'table') {
    const { total, entries } = world.list(screen, model.namespace);
    const { singular, plural, namespaced } = kinds[screen.kind];
    const all = counted(total, singular, plural);
    const where = namespaced && screen.scope.type === 'all' ? placeOf(model) : '';
    return (entries.length === total ? all : `${entries.length} shown of ${all}`) + where;
  }
  if (body.type === 'table') return counted(body.total, 'container');
  if (body.total <= body.lines.length) return counted(body.total, 'line');
  return `${body.first + 1}-${body.first + body.lines.length} of ${body.total} lines`;
}

function placeOf({ namespace }: Model): string {
  return namespace === undefined ? ' in all namespaces' : ` in ${namespace}`;
}
