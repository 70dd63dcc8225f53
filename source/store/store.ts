/**
 * The immer state machine: frozen, structurally shared state; writes come in transactions that raise the revision and
 * yield the changes; indexes follow the changes. A checkpoint is a reference to a state.
 */
import { produce, setAutoFreeze } from 'immer';
import { allKinds, type Kind } from '../kubernetes/kinds.ts';
import { type KubeObject, makeKey, type ObjectOfKind } from '../kubernetes/objects.ts';
import { deepFreeze } from '../lib/deep-freeze.ts';
import { Feed } from './feed.ts';
import { Indexes, nowhere } from './indexes.ts';
import type { Change, InternalTable, InternalValue, Reader, Settings, TableName } from './reading.ts';
import { emptyTable, entriesOf, lookUp, type Table, writeTo } from './table.ts';
import { type CommitCause, Transaction } from './transaction.ts';

type Item = KubeObject | InternalValue;

/** All that is, at one moment. Frozen. */
export interface State {
  readonly revision: number;
  readonly tables: Readonly<Record<TableName, Table>>;
}

export interface Store {
  /** Revision of the newest change. */
  readonly revision: number;
  readonly state: State;
  readonly read: Reader;
  readonly feed: Feed;
  /** Runs `fill` over a transaction and commits what it wrote; nothing is stored where it throws. */
  transact(cause: CommitCause, fill: (transaction: Transaction) => void): readonly Change[];
  /** A transaction that is never committed, to see what would come of it. */
  begin(cause: CommitCause): Transaction;
  /** Goes (back) to a state; the feed forgets what came after it, or takes the history of a state from elsewhere. */
  restore(state: State, history?: readonly Change[]): void;
}

const internalTables: readonly InternalTable[] = ['PodRuntime', 'NodeRuntime'];
const defaultFeedLimit = 50_000;

setAutoFreeze(true);

/** So many writes wait at most; then one pass of immer folds them into the tables. */
const foldingLimit = 20_000;

export function createStore(settings: Settings, feedLimit = defaultFeedLimit): Store {
  const tables = new WriteBehind();
  let indexes = new Indexes();
  const feed = new Feed(feedLimit);
  const begin = (cause: CommitCause) => new Transaction(tables.find, tables.revision, cause);

  return {
    get revision() {
      return tables.revision;
    },
    get state() {
      return tables.folded();
    },
    read: createReader(deepFreeze(settings), tables.find, () => indexes),
    feed,
    begin,
    transact(cause, fill) {
      const transaction = begin(cause);
      fill(transaction);
      const { changes } = transaction;
      for (const change of changes) indexes.apply(change.table, change.key, change.before, change.after);
      feed.append(changes);
      tables.write(changes);
      return changes;
    },
    restore(target, history) {
      tables.restore(target);
      indexes = indexesOf(target);
      if (history === undefined) feed.rewind(target.revision);
      else feed.append(deepFreeze(history));
    },
  };
}

function emptyState(): State {
  const names: readonly TableName[] = [...allKinds, ...internalTables];
  const tables = Object.fromEntries(names.map((name) => [name, emptyTable])) as State['tables'];
  return deepFreeze({ revision: 0, tables });
}

/** The tables, and beside them the newest change of each object that is not in them yet. */
class WriteBehind {
  revision = 0;
  #state = emptyState();
  readonly #waiting = new Map<TableName, Map<string, Change>>();
  #writes = 0;

  readonly find = (table: TableName, key: string): Item | undefined => {
    const waiting = this.#waiting.get(table)?.get(key);
    return waiting === undefined
      ? (lookUp(this.#state.tables[table], key) as Item | undefined)
      : waiting.after;
  };

  write(changes: readonly Change[]): void {
    for (const change of changes) this.#newestOf(change.table).set(change.key, change);
    this.revision += changes.length;
    this.#writes += changes.length;
    if (this.#writes > foldingLimit) this.folded();
  }

  /** The state with all writes in its tables. */
  folded(): State {
    if (this.#writes > 0) {
      const changes = [...this.#waiting.values()].flatMap((table) => [...table.values()]);
      this.restore(withChanges(this.#state, this.revision, changes));
    }
    return this.#state;
  }

  restore(state: State): void {
    this.#state = deepFreeze(state);
    this.revision = state.revision;
    this.#waiting.clear();
    this.#writes = 0;
  }

  #newestOf(table: TableName): Map<string, Change> {
    const known = this.#waiting.get(table);
    if (known !== undefined) return known;
    const made = new Map<string, Change>();
    this.#waiting.set(table, made);
    return made;
  }
}

/** Only the last change of each object reaches the tables; those in between live on in the feed. */
function withChanges(state: State, revision: number, changes: Iterable<Change>): State {
  return produce(state, (draft) => {
    draft.revision = revision;
    for (const change of changes) writeTo(draft.tables[change.table], change.key, change.after);
  });
}

function indexesOf(state: State): Indexes {
  const indexes = new Indexes();
  for (const [name, table] of Object.entries(state.tables) as [TableName, Table][]) {
    for (const [key, item] of entriesOf(table)) {
      indexes.apply(name, key, undefined, item as Item);
    }
  }
  return indexes;
}

function createReader(
  settings: Settings,
  find: (table: TableName, key: string) => Item | undefined,
  indexes: () => Indexes,
): Reader {
  const getByKey = <K extends Kind>(kind: K, key: string) => find(kind, key) as ObjectOfKind[K] | undefined;
  return {
    settings,
    getByKey,
    get: (kind, namespace, name) => getByKey(kind, makeKey(namespace, name)),
    list: <K extends Kind>(kind: K, namespace?: string) => {
      const found = namespace === undefined ? indexes().all(kind) : indexes().inNamespace(kind, namespace);
      return found as readonly ObjectOfKind[K][];
    },
    ownedBy: <K extends Kind>(kind: K, ownerUid: string) =>
      indexes()
        .dependents(ownerUid)
        .filter((object): object is KubeObject & ObjectOfKind[K] => object.kind === kind),
    dependentsOf: (ownerUid) => indexes().dependents(ownerUid),
    byUid: (uid) => indexes().uid(uid),
    podsOnNode: (node) => indexes().podsOnNode(node),
    unassignedPods: () => indexes().podsOnNode(nowhere),
    podsWithLabels: (namespace, labels) => indexes().podsWithLabels(namespace, labels),
    eventsAbout: (uid) => indexes().eventsAbout(uid),
    internal: <T extends InternalValue>(table: T['kind'], key: string) => find(table, key) as T | undefined,
    internals: <T extends InternalValue>(table: T['kind']) => indexes().all(table) as readonly T[],
  };
}
