/**
 * Ways to find objects without walking the tables: by kind and namespace, owner, node, label, uid. Kept by the change
 * feed and derived from the state alone, so they can be thrown away and built again at any moment.
 */
import type { KubeObject, ObjectOfKind, Pod } from '../kubernetes/objects.ts';
import { Groups } from './members.ts';
import type { InternalValue, TableName } from './reading.ts';

type Item = KubeObject | InternalValue;

/** One way of grouping: the groups an object belongs to, none for objects it does not concern. */
type Grouping = (table: TableName, item: Item) => readonly string[];

export class Indexes {
  readonly #groups = new Map<Grouping, Groups<Item>>(
    groupings.map((grouping) => [grouping, new Groups<Item>()]),
  );

  /** `before` undefined: added; `after` undefined: removed. */
  apply(table: TableName, key: string, before: Item | undefined, after: Item | undefined): void {
    const member = `${table} ${key}`;
    for (const [grouping, groups] of this.#groups) {
      const now = after === undefined ? [] : grouping(table, after);
      if (before !== undefined) {
        for (const group of grouping(table, before)) if (!now.includes(group)) groups.remove(group, member);
      }
      for (const group of now) groups.add(group, member, after!);
    }
  }

  all(table: TableName): readonly Item[] {
    return this.#list(byTable, table);
  }

  inNamespace(table: TableName, namespace: string): readonly Item[] {
    return this.#list(byTable, `${table} ${namespace}`);
  }

  dependents(ownerUid: string): readonly KubeObject[] {
    return this.#list(byOwner, ownerUid) as readonly KubeObject[];
  }

  uid(uid: string): KubeObject | undefined {
    return this.#list(byUid, uid)[0] as KubeObject | undefined;
  }

  podsOnNode(node: string): readonly Pod[] {
    return this.#list(byNode, node) as readonly Pod[];
  }

  eventsAbout(uid: string): readonly ObjectOfKind['Event'][] {
    return this.#list(byInvolvedObject, uid) as readonly ObjectOfKind['Event'][];
  }

  /** Pods that carry all the labels: the smallest group of any one label, then filtered by the rest. */
  podsWithLabels(namespace: string, labels: Readonly<Record<string, string>>): readonly Pod[] {
    const wanted = Object.entries(labels);
    if (wanted.length === 0) return this.inNamespace('Pod', namespace) as readonly Pod[];
    const groups = this.#groups.get(byLabel)!;
    const names = wanted.map(([name, value]) => labelGroup(namespace, name, value));
    const smallest = names.reduce((best, name) => (groups.size(name) < groups.size(best) ? name : best));
    const pods = groups.list(smallest) as readonly Pod[];
    if (wanted.length === 1) return pods;
    return pods.filter((pod) => wanted.every(([name, value]) => pod.metadata.labels?.[name] === value));
  }

  #list(grouping: Grouping, group: string): readonly Item[] {
    return this.#groups.get(grouping)!.list(group);
  }
}

const byTable: Grouping = (table, item) =>
  'metadata' in item && item.metadata.namespace !== undefined
    ? [table, `${table} ${item.metadata.namespace}`]
    : [table];

const byOwner: Grouping = (_table, item) =>
  'metadata' in item ? (item.metadata.ownerReferences?.map((reference) => reference.uid) ?? []) : [];

const byUid: Grouping = (_table, item) => ('metadata' in item ? [item.metadata.uid] : []);

/** Stands for the node of pods that have none. */
export const nowhere = '';

const byNode: Grouping = (table, item) => (table === 'Pod' ? [(item as Pod).spec.nodeName ?? nowhere] : []);

const byLabel: Grouping = (table, item) => {
  if (table !== 'Pod') return [];
  const { namespace = '', labels = {} } = (item as Pod).metadata;
  return Object.entries(labels).map(([name, value]) => labelGroup(namespace, name, value));
};

const byInvolvedObject: Grouping = (table, item) => {
  const uid = table === 'Event' ? (item as ObjectOfKind['Event']).involvedObject.uid : undefined;
  return uid === undefined ? [] : [uid];
};

const groupings = [byTable, byOwner, byUid, byNode, byLabel, byInvolvedObject];

function labelGroup(namespace: string, name: string, value: string): string {
  return `${namespace} ${name}=${value}`;
}
