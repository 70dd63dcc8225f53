/**
 * Turns what the loops tell into Event objects, as client-go's recorder does: repeats raise a count, many similar
 * events are folded into one, and a source that talks too much about one object is not heard for a while.
 */
import type { Event, KubeObject } from '../kubernetes/objects.ts';
import { keyOf, makeKey } from '../kubernetes/objects.ts';
import { timestamp } from '../kubernetes/time.ts';
import type { EventRecord } from '../store/reading.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Identities } from './identities.ts';

/**
 * What the recorder remembers of one source and object. Immutable, so that a checkpoint can share it; short lists
 * rather than records, since thousands of records with keys of their own make the engine slow.
 */
interface Memory {
  readonly tokens: number;
  readonly heardAt: number;
  readonly topics: readonly Topic[];
  readonly spoken: readonly Spoken[];
}

/** Distinct messages of the last minutes that share type and reason. */
interface Topic {
  readonly about: string;
  readonly messages: readonly string[];
  readonly at: number;
}

/** Which Event object says something. */
interface Spoken {
  readonly words: string;
  readonly name: string;
  readonly at: number;
}

export type RecorderState = readonly (readonly [string, Memory])[];

const tokenLimit = 25;
const tokenInterval = 300_000;
const similarLimit = 10;
const similarWindow = 600_000;
const lifetime = 3_600_000;

export class EventRecorder {
  #memories = new Map<string, Memory>();
  readonly #identities: Identities;

  constructor(identities: Identities) {
    this.#identities = identities;
  }

  /** Writes the event into the transaction, unless its source has said too much. `now` in milliseconds. */
  record(transaction: Transaction, now: number, component: string, record: EventRecord): void {
    const source = { component: record.component ?? component, ...(record.host && { host: record.host }) };
    const place = `${source.component} ${source.host ?? ''} ${record.about.metadata.uid}`;
    const memory = refilled(this.#memories.get(place), now);
    const { topics, words, message } = fold(memory.topics, record, now);
    if (memory.tokens < 1) {
      this.#memories.set(place, { ...memory, topics });
      return;
    }
    const known = memory.spoken.find((spoken) => spoken.words === words);
    const name = known?.name ?? eventName(record.about, now, transaction.nextRevision);
    const namespace = record.about.metadata.namespace ?? 'default';
    const earlier = transaction.get('Event', makeKey(namespace, name)) as Event | undefined;
    const event =
      earlier === undefined
        ? newEvent(record, message, { name, namespace, uid: this.#identities.uid() }, source, now)
        : repeated(earlier, message, now);
    transaction.put(event, `${source.component} reports ${record.reason} about ${keyOf(record.about)}`);
    this.#memories.set(place, {
      tokens: memory.tokens - 1,
      heardAt: now,
      topics,
      spoken: [...memory.spoken.filter((spoken) => isWanted(spoken, words, now)), { words, name, at: now }],
    });
  }

  /** Removes events that nobody repeated for an hour, and forgets sources that went silent. */
  expire(transaction: Transaction, events: readonly Event[], now: number): void {
    const oldest = timestamp(now - lifetime);
    for (const event of events) {
      const last = event.lastTimestamp ?? event.metadata.creationTimestamp;
      if (last < oldest) transaction.remove('Event', keyOf(event), 'events are kept for an hour');
    }
    for (const [place, memory] of this.#memories) {
      if (memory.heardAt < now - 2 * lifetime) this.#memories.delete(place);
    }
  }

  state(): RecorderState {
    return [...this.#memories];
  }

  restore(state: RecorderState): void {
    this.#memories = new Map(state);
  }
}

function refilled(memory: Memory | undefined, now: number): Memory {
  if (memory === undefined) return { tokens: tokenLimit, heardAt: now, topics: [], spoken: [] };
  const tokens = Math.min(tokenLimit, memory.tokens + (now - memory.heardAt) / tokenInterval);
  return { ...memory, tokens, heardAt: now };
}

/** An Event object that was silent for its whole life is gone, and needs no remembering. */
function isWanted(spoken: Spoken, words: string, now: number): boolean {
  return spoken.words !== words && spoken.at >= now - lifetime;
}

/** Which Event object speaks for this record: its own, or one for many that differ in the message only. */
function fold(topics: readonly Topic[], { type, reason, fieldPath = '', message }: EventRecord, now: number) {
  const about = `${type} ${reason} ${fieldPath}`;
  const isRecent = (topic: Topic) => now - topic.at <= similarWindow;
  const recent = topics.find((topic) => topic.about === about && isRecent(topic))?.messages ?? [];
  const isKnown = recent.includes(message) || recent.length >= similarLimit;
  const messages = isKnown ? recent : [...recent, message];
  const others = topics.filter((topic) => topic.about !== about && isRecent(topic));
  return {
    topics: [...others, { about, messages, at: now }],
    ...(messages.length < similarLimit
      ? { words: `${about} ${message}`, message }
      : { words: about, message: `(combined from similar events): ${message}` }),
  };
}

/** `web.18f3a…`: the object's name and the moment in nanoseconds, told apart by the revision. */
function eventName(about: KubeObject, now: number, revision: number): string {
  const nanoseconds = BigInt(now) * 1_000_000n + BigInt(revision % 1_000_000);
  return `${about.metadata.name}.${nanoseconds.toString(16)}`;
}

function newEvent(
  record: EventRecord,
  message: string,
  identity: { name: string; namespace: string; uid: string },
  source: { component: string; host?: string },
  now: number,
): Event {
  const { about } = record;
  const at = timestamp(now);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { ...identity, resourceVersion: '', creationTimestamp: at },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: about.metadata.name,
      ...(about.metadata.namespace !== undefined && { namespace: about.metadata.namespace }),
      uid: about.metadata.uid,
      resourceVersion: about.metadata.resourceVersion,
      ...(record.fieldPath !== undefined && { fieldPath: record.fieldPath }),
    },
    type: record.type,
    reason: record.reason,
    message,
    count: 1,
    firstTimestamp: at,
    lastTimestamp: at,
    source,
    reportingComponent: source.component,
    reportingInstance: source.host ?? '',
  } as Event;
}

function repeated(earlier: Event, message: string, now: number): Event {
  return { ...earlier, message, count: (earlier.count ?? 1) + 1, lastTimestamp: timestamp(now) };
}
