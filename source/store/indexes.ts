/**
 * Ways to find objects without walking the tables: by kind and namespace, owner, node, label, uid. Kept by the change
 * feed and derived from the state alone, so they can be thrown away and built again at any moment.
 */
import type { KubeObject, Metadata, ObjectOfKind, Pod } from '../kubernetes/objects.ts';
import { Groups } from './members.ts';
import type { InternalValue, TableName } from './reading.ts';

type Item = KubeObject | InternalValue;

/** One way of grouping objects. */
interface Grouping {
  /** The only table whose objects it groups; absent: all of them. */
  readonly table?: TableName;
  /** The groups an object belongs to. */
  readonly groupsOf: (item: Item, table: TableName) => readonly string[];
  /** Whether two versions of an object are surely in the same groups: cheaper than comparing the groups. */
  readonly isSettled: (before: Item, after: Item) => boolean;
  /** Groups hold objects of several tables, whose keys must be told apart. */
  readonly isMixed?: boolean;
}

export class Indexes {
  readonly #uids = new Map<string, KubeObject>();
  readonly #groups = new Map<Grouping, Groups<Item>>(
    groupings.map((grouping) => [grouping, new Groups<Item>()]),
  );

  /** `before` undefined: added; `after` undefined: removed. */
  apply(table: TableName, key: string, before: Item | undefined, after: Item | undefined): void {
    const [old, current] = [metadataOf(before).uid, metadataOf(after).uid];
    if (old !== undefined && old !== current) this.#uids.delete(old);
    if (current !== undefined) this.#uids.set(current, after as KubeObject);
    for (const [grouping, groups] of this.#groups) {
      if (grouping.table !== undefined && grouping.table !== table) continue;
      const now = after === undefined ? noGroups : grouping.groupsOf(after, table);
      const settled = before === undefined || (after !== undefined && grouping.isSettled(before, after));
      const then = settled ? noGroups : grouping.groupsOf(before, table);
      if (now.length + then.length === 0) continue;
      const member = grouping.isMixed === true ? `${table} ${key}` : key;
      for (const group of then) if (!now.includes(group)) groups.remove(group, member);
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
    return this.#uids.get(uid);
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

const noGroups: readonly string[] = [];
const noMetadata: Partial<Metadata> = {};

function metadataOf(item: Item | undefined): Partial<Metadata> {
  return item !== undefined && 'metadata' in item ? item.metadata : noMetadata;
}

const byTable: Grouping = {
  groupsOf: (item, table) => {
    const { namespace } = metadataOf(item);
    return namespace === undefined ? [table] : [table, `${table} ${namespace}`];
  },
  isSettled: () => true,
};

const byOwner: Grouping = {
  groupsOf: (item) => metadataOf(item).ownerReferences?.map((reference) => reference.uid) ?? noGroups,
  isSettled: (before, after) => metadataOf(before).ownerReferences === metadataOf(after).ownerReferences,
  isMixed: true,
};

/** Stands for the node of pods that have none. */
export const nowhere = '';

const byNode: Grouping = {
  table: 'Pod',
  groupsOf: (pod) => [(pod as Pod).spec.nodeName ?? nowhere],
  isSettled: (before, after) => (before as Pod).spec.nodeName === (after as Pod).spec.nodeName,
};

const byLabel: Grouping = {
  table: 'Pod',
  groupsOf: (pod) => {
    const { namespace = '', labels = {} } = metadataOf(pod);
    return Object.entries(labels).map(([name, value]) => labelGroup(namespace, name, value));
  },
  isSettled: (before, after) => metadataOf(before).labels === metadataOf(after).labels,
};

const byInvolvedObject: Grouping = {
  table: 'Event',
  groupsOf: (event) => {
    const { uid } = (event as ObjectOfKind['Event']).involvedObject;
    return uid === undefined ? noGroups : [uid];
  },
  isSettled: () => true,
};

const groupings = [byTable, byOwner, byNode, byLabel, byInvolvedObject];

function labelGroup(namespace: string, name: string, value: string): string {
  return `${namespace} ${name}=${value}`;
}
