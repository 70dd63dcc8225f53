/**
 * The discrete-event kernel: virtual time, an agenda ordered by (time, sequence), and per process a work queue with
 * back-off. It knows keys and moments, nothing of Kubernetes. Its whole state is a value (`snapshot`, `restore`).
 */
import { Heap } from '../lib/heap.ts';
import { type QueueSnapshot, WorkQueue } from './work-queue.ts';

/** Something that handles keys: `run` is called once per key that is due. */
export interface Process {
  readonly name: string;
  /** Virtual milliseconds from a key becoming dirty to its run. */
  readonly delay: number;
  /** `trigger` is what was handed to `enqueue`, absent when time alone made the key due. */
  run(key: string, trigger: number | undefined): void;
}

export interface KernelSnapshot {
  readonly now: number;
  readonly sequence: number;
  readonly queues: readonly QueueSnapshot[];
}

interface Appointment {
  readonly time: number;
  readonly sequence: number;
  readonly process: number;
  readonly key: string;
}

export class Kernel {
  readonly #processes: readonly Process[];
  readonly #queues: WorkQueue[];
  #agenda = new Heap<Appointment>(isEarlier);
  #now: number;
  #sequence = 0;

  /** `now` in milliseconds of virtual time. */
  constructor(processes: readonly Process[], now: number) {
    this.#processes = processes;
    this.#queues = processes.map(() => new WorkQueue());
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Makes a key dirty: it runs after the process' delay, or earlier where it already waits. */
  enqueue(process: number, key: string, trigger: number | undefined): void {
    const time = this.#now + this.#processes[process]!.delay;
    const sequence = this.#queues[process]!.add(key, time, this.#sequence + 1, trigger);
    if (sequence !== undefined) this.#book(time, process, key);
  }

  /** Runs the key at `time` unless told otherwise by the next `wake`; undefined takes the wish back. */
  wake(process: number, key: string, time: number | undefined): void {
    const queue = this.#queues[process]!;
    if (time === undefined) {
      queue.forgetWake(key);
      return;
    }
    const moment = Math.max(time, this.#now);
    if (queue.setWake(key, moment, this.#sequence + 1)) this.#book(moment, process, key);
  }

  /** Puts a failed key back: 5 ms, doubling with each failure in a row, at most 1000 s (client-go's default). */
  retry(process: number, key: string, trigger: number | undefined): void {
    const queue = this.#queues[process]!;
    const time = this.#now + queue.fail(key);
    if (queue.add(key, time, this.#sequence + 1, trigger) !== undefined) this.#book(time, process, key);
  }

  succeed(process: number, key: string): void {
    this.#queues[process]!.succeed(key);
  }

  /** Time of the next appointment, undefined where the agenda is empty. */
  get nextTime(): number | undefined {
    return this.#nextLive()?.time;
  }

  /** Lets time pass up to `until`, and everything happen that is due by then. */
  advanceTo(until: number): void {
    for (let next = this.#nextLive(); next !== undefined && next.time <= until; next = this.#nextLive()) {
      this.#run(next);
    }
    this.#now = Math.max(this.#now, until);
  }

  /** Everything still waiting, for tests that watch for leaks. */
  get pending(): number {
    return this.#queues.reduce((sum, queue) => sum + queue.size, 0);
  }

  snapshot(): KernelSnapshot {
    return {
      now: this.#now,
      sequence: this.#sequence,
      queues: this.#queues.map((queue) => queue.snapshot()),
    };
  }

  restore(snapshot: KernelSnapshot): void {
    this.#now = snapshot.now;
    this.#sequence = snapshot.sequence;
    this.#agenda = new Heap<Appointment>(isEarlier);
    for (const [process, queue] of this.#queues.entries()) {
      queue.restore(snapshot.queues[process]!);
      for (const entry of queue.appointments()) this.#agenda.push({ ...entry, process });
    }
  }

  #book(time: number, process: number, key: string): void {
    this.#sequence += 1;
    this.#agenda.push({ time, sequence: this.#sequence, process, key });
    // Appointments that were moved or taken back stay behind in the heap; sweep when they are the majority.
    if (this.#agenda.size > 2 * this.pending + 1024) this.#agenda.retain((item) => this.#isLive(item));
  }

  #nextLive(): Appointment | undefined {
    for (let top = this.#agenda.peek(); top !== undefined; top = this.#agenda.peek()) {
      if (this.#isLive(top)) return top;
      this.#agenda.pop();
    }
    return undefined;
  }

  #isLive(item: Appointment): boolean {
    return this.#queues[item.process]!.has(item.key, item.sequence);
  }

  #run(item: Appointment): void {
    this.#agenda.pop();
    this.#now = Math.max(this.#now, item.time);
    const trigger = this.#queues[item.process]!.take(item.key, item.sequence);
    this.#processes[item.process]!.run(item.key, trigger);
  }
}

function isEarlier(a: Appointment, b: Appointment): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}
