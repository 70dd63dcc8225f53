/** Which columns a live table shows, and which of them leave first where the screen is narrow. */
import type { Kind } from '../kubernetes/kinds.ts';
import { column, text } from '../printers/cell.ts';
import { type Column, columnsOf } from '../printers/index.ts';

/** Columns of `-o wide` that a screen shows unasked, from so many columns of the terminal on. */
const prominent: { readonly [K in Kind]?: Readonly<Record<string, number>> } = {
  Pod: { Node: 0, IP: 100 },
  Deployment: { Images: 100, Selector: 160 },
  ReplicaSet: { Images: 100, Selector: 160 },
  StatefulSet: { Images: 100 },
  DaemonSet: { Images: 120, Selector: 160 },
  Job: { Images: 100, Selector: 160 },
  CronJob: { Images: 120 },
  Service: { Selector: 120 },
  RoleBinding: { Users: 100, Groups: 120, ServiceAccounts: 100 },
  ClusterRoleBinding: { Users: 100, Groups: 100, ServiceAccounts: 120 },
  Node: { 'Internal-IP': 100, 'OS-Image': 160, 'Kernel-Version': 160, 'Container-Runtime': 120 },
};

/** Lower leaves later, 0 never. Columns without an entry leave before those, the last one first. */
const staying: Readonly<Record<string, number>> = {
  Name: 0,
  Ready: 0,
  Status: 0,
  Completions: 0,
  Reason: 0,
  Message: 0,
  'Last Seen': 1,
  Object: 2,
  Namespace: 3,
  Restarts: 4,
  Available: 4,
  Desired: 4,
  Current: 4,
  Age: 5,
  Type: 6,
  Node: 7,
  VolumeAttributesClass: 30,
};

/** The same where a kind has its own order. */
const stayingOf: { readonly [K in Kind]?: Readonly<Record<string, number>> } = {
  PodDisruptionBudget: { 'Allowed Disruptions': 1 },
  HorizontalPodAutoscaler: { Replicas: 1, Targets: 2, MaxPods: 10, MinPods: 11, Reference: 12 },
  PersistentVolumeClaim: { Capacity: 4, StorageClass: 8, 'Access Modes': 9, Volume: 10 },
  PersistentVolume: {
    Capacity: 4,
    Claim: 6,
    StorageClass: 8,
    'Access Modes': 9,
    'Reclaim Policy': 10,
    Reason: 20,
  },
};

/** Widest such a column may get; the others have no limit. */
const widest: Readonly<Record<string, number>> = {
  Object: 45,
  Reason: 17,
  Roles: 24,
  Images: 40,
  Selector: 40,
  'Pod-Selector': 40,
  Targets: 30,
  Endpoints: 60,
  Request: 60,
  Limit: 60,
  Volume: 40,
  Users: 40,
  Groups: 40,
  ServiceAccounts: 40,
};
/** Columns of a terminal from which on they may get twice as wide. */
const wideRoom = 160;

const namespaceColumn = column('Namespace', ({ metadata }) => text(metadata.namespace ?? ''));

/** Every column that a list of this kind can be sorted by or searched in. */
export function allColumns(kind: Kind): readonly Column[] {
  everyColumn[kind] ??= [namespaceColumn, ...columnsOf(kind)];
  return everyColumn[kind];
}

const everyColumn: { [K in Kind]?: readonly Column[] } = {};

/** A filter looks at the columns that one sees without asking for more; at the namespace only while several are shown. */
export function isSearched(kind: Kind, each: Column): boolean {
  return each !== namespaceColumn && (each.priority === 0 || isProminent(kind, each, 0));
}

export interface ColumnChoice {
  /** All that there are. */
  readonly wide: boolean;
  /** With the namespace. */
  readonly namespaces: boolean;
  /** Columns of the terminal. */
  readonly room: number;
}

/** The columns on the screen, in order. */
export function shownColumns(kind: Kind, options: ColumnChoice): readonly Column[] {
  return allColumns(kind).filter(
    (each) =>
      (each === namespaceColumn ? options.namespaces : each.priority === 0) ||
      (each !== namespaceColumn && (options.wide || isProminent(kind, each, options.room))),
  );
}

function isProminent(kind: Kind, { name }: Column, room: number): boolean {
  const from = prominent[kind]?.[name];
  return from !== undefined && room >= from;
}

/** See `TableColumn.priority`. */
export function dropPriority(kind: Kind, name: string, index: number): number {
  return stayingOf[kind]?.[name] ?? staying[name] ?? 8 + index;
}

/** See `TableColumn.maxWidth`. */
export function maxWidth(name: string, room: number): number {
  return (widest[name] ?? 0) * (room < wideRoom ? 1 : 2);
}
