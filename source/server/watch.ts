/** Watches over HTTP: a line of JSON for every event, as long as the client reads. */
import type { ServerResponse } from 'node:http';
import type { ObjectWatch, WatchEvent } from '../cluster/cluster.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { StatusError, statusOf } from '../kubernetes/status-error.ts';
import type { Call } from './call.ts';
import { bookmarkText, formFor, textOf } from './forms.ts';
import type { Form } from './negotiation.ts';
import { integerIn, isTrue, watchOptions } from './queries.ts';
import { asStatusError } from './refusals.ts';

/** So many events are written at once; then the connection may take a breath. */
const batch = 16;
const bookmarkInterval = 60_000;
/** Where the client names no time-out, and the longest that it may name (milliseconds). */
const usualWatch = 30 * 60_000;
const longestWatch = 24 * 60 * 60_000;
/** A client that has not read the end by then is gone. */
const patience = 10_000;

export function streamWatch(call: Call): undefined {
  const { exchange, context } = call;
  const { timers, streams, hub } = context;
  const source = sourceOf(call);
  const lines = lineWriter(call, formFor(exchange));
  const seconds = integerIn(exchange.query, 'timeoutSeconds') ?? 0;
  let hangUp = () => {};
  const leave = streams.enter('watch', () => hangUp());
  const response = exchange.takeOver();
  const stops = new Set<() => void>([leave]);
  const after = (milliseconds: number, work: () => void) => {
    const stop = timers.after(milliseconds, () => {
      stops.delete(stop);
      work();
    });
    stops.add(stop);
  };
  const stream = new WatchStream(source, response, lines, () => {
    response.end();
    after(patience, () => response.destroy());
  });
  hangUp = () => stream.end();
  stops.add(hub.join(() => stream.pump()));
  after(seconds > 0 ? Math.min(seconds * 1000, longestWatch) : usualWatch, () => stream.end());
  const remind = (): void => {
    stream.bookmark();
    after(bookmarkInterval, remind);
  };
  if (isTrue(exchange.query.get('allowWatchBookmarks'))) after(bookmarkInterval, remind);
  response.on('drain', () => stream.pump());
  response.on('error', () => response.destroy());
  response.on('close', () => {
    for (const stop of stops) stop();
  });
  stream.pump();
  return undefined;
}

/** Throws BadRequest, Invalid, MethodNotAllowed; that its start is forgotten (410) is told in the stream. */
function sourceOf({ info, exchange, context }: Call): ObjectWatch | StatusError {
  try {
    return context.cluster.follow(info.kind, watchOptions(info, exchange.query)) as ObjectWatch;
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'Expired') return error;
    throw error;
  }
}

type LineWriter = (event: WatchEvent<AnyObject>) => string;

function lineWriter(call: Call, form: Form): LineWriter {
  let isFirst = true;
  return (event) => {
    const text =
      event.type === 'BOOKMARK'
        ? bookmarkText(call, form, event.object)
        : textOf(call, form, event.object, isFirst);
    isFirst = false;
    return `{"type":"${event.type}","object":${text}}\n`;
  };
}

/** Writes what happened as fast as the client reads it; what it has not read yet stays in the feed. */
class WatchStream {
  readonly #source: ObjectWatch | StatusError;
  readonly #response: ServerResponse;
  readonly #line: LineWriter;
  readonly end: () => void;

  constructor(
    source: ObjectWatch | StatusError,
    response: ServerResponse,
    line: LineWriter,
    end: () => void,
  ) {
    this.#source = source;
    this.#response = response;
    this.#line = line;
    this.end = end;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    response.flushHeaders();
  }

  /** Whatever goes wrong ends this stream and nothing else. */
  pump(): void {
    this.#try((source) => {
      while (this.#isOpen) {
        const events = source.take(batch);
        if (events.length === 0) return;
        this.#response.write(events.map(this.#line).join(''));
      }
    });
  }

  bookmark(): void {
    this.pump();
    this.#try((source) => {
      if (this.#isOpen) this.#response.write(this.#line(source.bookmark()));
    });
  }

  get #isOpen(): boolean {
    const { writableNeedDrain, writableEnded, destroyed } = this.#response;
    return !writableNeedDrain && !writableEnded && !destroyed;
  }

  #try(work: (source: ObjectWatch) => void): void {
    if (this.#response.writableEnded) return;
    try {
      if (this.#source instanceof StatusError) throw this.#source;
      work(this.#source);
    } catch (error) {
      this.#response.write(`${JSON.stringify({ type: 'ERROR', object: statusOf(asStatusError(error)) })}\n`);
      this.end();
    }
  }
}
