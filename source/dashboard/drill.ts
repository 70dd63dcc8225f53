/** Where enter leads, kind by kind. */
import { type Kind, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import type { Context } from './context.ts';
import { type Scope, type Screen, tableScreen, textScreen } from './model.ts';
import { refOf } from './world.ts';

type Way = (object: AnyObject) => Screen | undefined;

/** The objects of another kind that it owns. */
function owned(kind: Kind): { readonly label: string; readonly way: Way } {
  const way = (object: AnyObject) =>
    tableScreen(kind, { type: 'owner', uid: object.metadata.uid, ref: refOf(object) });
  return { label: kinds[kind].plural, way };
}

const pods = owned('Pod');

const ways: { readonly [K in Kind]?: { readonly label: string; readonly way: Way } } = {
  Pod: { label: 'containers', way: (pod) => ({ type: 'containers', pod: refOf(pod), index: 0 }) },
  Deployment: owned('ReplicaSet'),
  ReplicaSet: pods,
  ReplicationController: pods,
  StatefulSet: pods,
  DaemonSet: pods,
  Job: pods,
  CronJob: owned('Job'),
  Service: { label: 'pods', way: (service) => podsOf(selectorScope(service)) },
  Node: { label: 'pods', way: (node) => podsOf({ type: 'node', name: node.metadata.name }) },
  Namespace: { label: 'pods', way: () => podsOf({ type: 'all' }) },
  Event: { label: 'describe it', way: describeInvolved },
};

const describe = {
  label: 'describe',
  way: (object: AnyObject): Screen => textScreen({ type: 'describe', ref: refOf(object) }),
};

/** The screen behind an object. */
export function drillInto(object: AnyObject): Screen {
  return ways[object.kind]?.way(object) ?? describe.way(object);
}

/** What enter is called on the present screen. */
export function openLabel({ screen, selected }: Context): string {
  if (screen.type === 'containers') return 'log';
  if (screen.type === 'text') return 'open';
  return (ways[selected?.kind ?? screen.kind] ?? describe).label;
}

function podsOf(scope: Scope | undefined): Screen | undefined {
  return scope && tableScreen('Pod', scope);
}

function selectorScope(object: AnyObject): Scope | undefined {
  if (object.kind !== 'Service' || object.spec.selector === undefined) return undefined;
  return { type: 'selector', namespace: object.metadata.namespace ?? '', labels: object.spec.selector };
}

function describeInvolved(event: AnyObject): Screen | undefined {
  if (event.kind !== 'Event') return undefined;
  const { kind = '', namespace, name = '' } = event.involvedObject;
  if (!isKind(kind)) return undefined;
  const place = kinds[kind].namespaced ? namespace : undefined;
  return textScreen({ type: 'describe', ref: { kind, namespace: place, name } });
}

export function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name);
}
