/**
 * Ways to find objects without walking the tables: by kind and namespace, owner, node, label, uid. Kept by the change
 * feed and derived from the state alone, so they can be thrown away and built again at any moment.
 */
import type { KubeObject, Metadata, ObjectOfKind, Pod } from '../kubernetes/objects.ts';
import { Groups } from './members.ts';
import type { InternalValue, TableName } from './reading.ts';

type Item = KubeObject | InternalValue;

/** One way of grouping. */
interface Grouping {
  /** The groups an object belongs to, none for objects it does not concern. */
  readonly groupsOf: (table: TableName, item: Item) => readonly string[];
  /** Whether two versions of an object are surely in the same groups: cheaper than comparing the groups. */
  readonly isSettled: (before: Item, after: Item) => boolean;
  /** Groups hold objects of several tables, whose keys must be told apart. */
  readonly isMixed?: boolean;
}

export class Indexes {
  readonly #groups = new Map<Grouping, Groups<Item>>(
    groupings.map((grouping) => [grouping, new Groups<Item>()]),
  );

  /** `before` undefined: added; `after` undefined: removed. */
  apply(table: TableName, key: string, before: Item | undefined, after: Item | undefined): void {
    for (const [grouping, groups] of this.#groups) {
      const now = after === undefined ? noGroups : grouping.groupsOf(table, after);
      const settled = before === undefined || (after !== undefined && grouping.isSettled(before, after));
      const then = settled ? noGroups : grouping.groupsOf(table, before);
      if (now.length + then.length === 0) continue;
      const member = grouping.isMixed ? `${table} ${key}` : key;
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

const noGroups: readonly string[] = [];

function metadataOf(item: Item): Partial<Metadata> {
  return 'metadata' in item ? item.metadata : {};
}

const byTable: Grouping = {
  groupsOf: (table, item) => {
    const { namespace } = metadataOf(item);
    return namespace === undefined ? [table] : [table, `${table} ${namespace}`];
  },
  isSettled: () => true,
};

const byOwner: Grouping = {
  groupsOf: (_table, item) => metadataOf(item).ownerReferences?.map((reference) => reference.uid) ?? noGroups,
  isSettled: (before, after) => metadataOf(before).ownerReferences === metadataOf(after).ownerReferences,
  isMixed: true,
};

const byUid: Grouping = {
  groupsOf: (_table, item) => ('metadata' in item ? [item.metadata.uid] : noGroups),
  isSettled: (before, after) => metadataOf(before).uid === metadataOf(after).uid,
};

/** Stands for the node of pods that have none. */
export const nowhere = '';

const byNode: Grouping = {
  groupsOf: (table, item) => (table === 'Pod' ? [(item as Pod).spec.nodeName ?? nowhere] : noGroups),
  isSettled: (before, after) => (before as Pod).spec?.nodeName === (after as Pod).spec?.nodeName,
};

const byLabel: Grouping = {
  groupsOf: (table, item) => {
    if (table !== 'Pod') return noGroups;
    const { namespace = '', labels = {} } = metadataOf(item);
    return Object.entries(labels).map(([name, value]) => labelGroup(namespace, name, value));
  },
  isSettled: (before, after) => metadataOf(before).labels === metadataOf(after).labels,
};

const byInvolvedObject: Grouping = {
  groupsOf: (table, item) => {
    const uid = table === 'Event' ? (item as ObjectOfKind['Event']).involvedObject.uid : undefined;
    return uid === undefined ? noGroups : [uid];
  },
  isSettled: () => true,
};

const groupings = [byTable, byOwner, byUid, byNode, byLabel, byInvolvedObject];

function labelGroup(namespace: string, name: string, value: string): string {
  return `${namespace} ${name}=${value}`;
}
