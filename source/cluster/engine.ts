/**
 * Runs the control loops: changes make keys dirty, due keys are reconciled, what a loop asks for goes through the door
 * in one transaction, and the changes that this makes go round again. Every write remembers which change led to it.
 */

import { type Kind, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/objects.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { RandomStreams } from '../lib/random.ts';
import { slowStartBatches } from '../lib/slow-start.ts';
import { Kernel } from '../simulation/kernel.ts';
import type {
  Change,
  EventRecord,
  Outcome,
  ReconcileContext,
  Reconciler,
  TableName,
  Write,
  WriteResult,
} from '../store/reading.ts';
import type { State, Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Cause, Checkpoint } from './cluster.ts';
import { Door } from './door/door.ts';
import { EventRecorder } from './event-recorder.ts';
import { createIdentities, type Identities } from './identities.ts';

/** Everything that makes up a moment of the engine. */
export interface EngineCheckpoint extends Checkpoint {
  readonly state: State;
  readonly kernel: ReturnType<Kernel['snapshot']>;
  readonly random: ReturnType<RandomStreams['state']>;
  readonly recorder: ReturnType<EventRecorder['state']>;
}

const defaultDelay = 5;
const eventSweepInterval = 300_000;
const sweepKey = 'sweep';

export class Engine {
  readonly store: Store;
  readonly identities: Identities;
  readonly kernel: Kernel;
  readonly #reconcilers: readonly Reconciler[];
  readonly #random: RandomStreams;
  readonly #recorder: EventRecorder;
  readonly #sweeper: number;
  readonly #concerned = new Map<TableName, readonly number[]>();
  #unheard: Change[] = [];

  constructor(store: Store, reconcilers: readonly Reconciler[], startTime: number) {
    const { profile, seed } = store.read.settings;
    this.store = store;
    this.#reconcilers = reconcilers;
    this.#random = new RandomStreams(seed);
    this.identities = createIdentities((stream) => this.#random.next(stream));
    this.#recorder = new EventRecorder(this.identities);
    const processes = reconcilers.map((reconciler, index) => ({
      name: reconciler.name,
      delay: profile === 'instant' ? 0 : (reconciler.delay ?? defaultDelay),
      run: (key: string, trigger: number | undefined) => this.#reconcile(index, key, trigger),
    }));
    this.#sweeper = processes.length;
    const sweeper = { name: 'event-sweeper', delay: eventSweepInterval, run: () => this.#sweepEvents() };
    this.kernel = new Kernel([...processes, sweeper], startTime);
    this.kernel.enqueue(this.#sweeper, sweepKey, undefined);
  }

  /** One request of a client: all of it or, where it is refused, nothing. `client` owns the fields that it writes. */
  request<T>(cause: Cause, ask: (door: Door) => T, client?: string): T {
    const random = this.#random.state();
    try {
      return this.transact(cause, (transaction) => ask(this.#door(transaction, { client })));
    } catch (error) {
      // A refused request leaves no trace, not even in the names of what comes after it.
      this.#random.restore(random);
      throw error;
    }
  }

  transact<T>(cause: Cause, fill: (transaction: Transaction) => T): T {
    let result: T | undefined;
    const { actor, trigger } = cause;
    const changes = this.store.transact({ time: this.kernel.now, actor, trigger }, (transaction) => {
      result = fill(transaction);
    });
    this.#spread(changes);
    return result as T;
  }

  /** What the request would answer; nothing is stored. */
  rehearse<T>(cause: Cause, ask: (door: Door) => T, client?: string): T {
    const { actor, trigger } = cause;
    const random = this.#random.state();
    try {
      return ask(this.#door(this.store.begin({ time: this.kernel.now, actor, trigger }), { client }));
    } finally {
      this.#random.restore(random);
    }
  }

  /** Whether something changed, since changes were last taken, that a client of the API can see. */
  get hasVisibleChanges(): boolean {
    return this.#unheard.some((change) => change.table in kinds);
  }

  /** Changes since the last time somebody asked. */
  takeChanges(): readonly Change[] {
    const changes = this.#unheard;
    this.#unheard = [];
    return changes;
  }

  checkpoint(): EngineCheckpoint {
    return {
      time: this.kernel.now,
      revision: this.store.revision,
      state: this.store.state,
      kernel: this.kernel.snapshot(),
      random: this.#random.state(),
      recorder: this.#recorder.state(),
    };
  }

  restore(checkpoint: EngineCheckpoint, history?: readonly Change[]): void {
    this.store.restore(checkpoint.state, history);
    this.kernel.restore(checkpoint.kernel);
    this.#random.restore(checkpoint.random);
    this.#recorder.restore(checkpoint.recorder);
    this.#unheard = [];
  }

  #door(transaction: Transaction, by: { client?: string | undefined; loop?: string }): Door {
    const { identities, kernel, store } = this;
    return new Door({ transaction, read: store.read, identities, now: kernel.now, ...by });
  }

  #spread(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#unheard.push(change);
      for (const index of this.#concernedBy(change.table)) {
        for (const key of this.#reconcilers[index]!.watch(change, this.store.read)) {
          this.kernel.enqueue(index, key, change.revision);
        }
      }
    }
  }

  /** Indexes of the loops that want to see the changes of a table. */
  #concernedBy(table: TableName): readonly number[] {
    let concerned = this.#concerned.get(table);
    if (concerned === undefined) {
      const indexes = [...this.#reconcilers.keys()];
      concerned = indexes.filter((index) => this.#reconcilers[index]!.tables?.includes(table) ?? true);
      this.#concerned.set(table, concerned);
    }
    return concerned;
  }

  #reconcile(index: number, key: string, trigger: number | undefined): void {
    const reconciler = this.#reconcilers[index]!;
    try {
      const outcome = reconciler.reconcile(this.#context(), key);
      const actor = reconciler.actor?.(this.store.read, key) ?? reconciler.name;
      this.#carryOut(index, key, outcome, { actor, trigger });
    } catch (error) {
      throw new Error(
        `${reconciler.name} failed on ${key}: ${error instanceof Error ? error.message : error}`,
        {
          cause: error,
        },
      );
    }
  }

  #carryOut(
    index: number,
    key: string,
    outcome: Outcome,
    by: { actor: string; trigger: number | undefined },
  ): void {
    const { name } = this.#reconcilers[index]!;
    const results = this.#write(outcome, name, by);
    const settled = outcome.settle?.(results);
    const further = settled === undefined ? [] : this.#write(settled, name, by);
    this.kernel.wake(index, key, earlier(outcome.wakeAt, settled?.wakeAt));
    const failed = [...results, ...further].some((result) => result.error !== undefined);
    if (failed || outcome.retry === true || settled?.retry === true)
      this.kernel.retry(index, key, by.trigger);
    else this.kernel.succeed(index, key);
  }

  #write(
    { writes = [], events = [], slowStart = false }: Outcome,
    component: string,
    by: { actor: string; trigger: number | undefined },
  ): readonly WriteResult[] {
    if (writes.length === 0 && events.length === 0) return [];
    return this.transact({ ...by, reason: '' }, (transaction) => {
      const door = this.#door(transaction, { loop: component });
      const results = slowStart ? tryInBatches(door, transaction, writes) : tryAll(door, transaction, writes);
      for (const event of events) this.#record(transaction, component, event);
      return results;
    });
  }

  #record(transaction: Transaction, component: string, event: EventRecord): void {
    this.#recorder.record(transaction, this.kernel.now, component, event);
  }

  #sweepEvents(): void {
    const events = this.store.read.list('Event');
    this.transact({ actor: 'kube-apiserver', reason: '' }, (transaction) => {
      this.#recorder.expire(transaction, events, this.kernel.now);
    });
    this.kernel.enqueue(this.#sweeper, sweepKey, undefined);
  }

  #context(): ReconcileContext {
    const isInstant = this.store.read.settings.profile === 'instant';
    return {
      read: this.store.read,
      now: this.kernel.now,
      random: (stream) => this.#random.next(stream),
      latency: (stream, low, high) =>
        isInstant ? 0 : Math.round(low + (high - low) * this.#random.next(stream)),
    };
  }
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function tryAll(door: Door, transaction: Transaction, writes: readonly Write[]): readonly WriteResult[] {
  return writes.map((write) => attempt(door, transaction, write));
}

/** Batches of 1, 2, 4, ...; after the first batch with a refusal the rest is not tried (slowStartBatch). */
function tryInBatches(
  door: Door,
  transaction: Transaction,
  writes: readonly Write[],
): readonly WriteResult[] {
  const results: WriteResult[] = [];
  for (const size of slowStartBatches(writes.length)) {
    const batch = tryAll(door, transaction, writes.slice(results.length, results.length + size));
    results.push(...batch);
    if (batch.some((result) => result.error !== undefined)) break;
  }
  return [...results, ...writes.slice(results.length).map((write) => ({ write }))];
}

function attempt(door: Door, transaction: Transaction, write: Write): WriteResult {
  try {
    const object = perform(door, transaction, write);
    return object === undefined ? { write } : { write, object };
  } catch (error) {
    if (error instanceof StatusError) return { write, error };
    throw error;
  }
}

function perform(door: Door, transaction: Transaction, write: Write): KubeObject | undefined {
  switch (write.verb) {
    case 'create':
      return door.create(write.object, undefined, write.reason);
    case 'update':
      return door.update(write.object, write.reason, { subresource: write.subresource });
    case 'delete': {
      const { namespace, name } = write.object.metadata;
      return door.delete(write.object.kind as Kind, namespace, name, write, write.reason);
    }
    case 'bind':
      return door.bind(write.object, write.nodeName, write.reason);
    case 'put':
      transaction.putInternal(write.value, write.reason);
      return undefined;
    case 'drop':
      transaction.remove(write.value.kind, write.value.key, write.reason);
      return undefined;
    default:
      return write satisfies never;
  }
}
