/** The log subresource: what a container wrote, and with `follow` what it writes from now on. */
import type { ServerResponse } from 'node:http';
import type { LogLine, LogOptions } from '../../cluster/cluster.ts';
import {
  badRequest,
  type FieldError,
  invalidForm,
  methodNotAllowed,
  StatusError,
  statusOf,
} from '../../kubernetes/status-error.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { type Call, nameIn } from '../call.ts';
import { integerIn, isTrue } from '../queries.ts';
import type { Answer } from '../server.ts';
import { LogFollower, whenMoreIsWritten } from './log-follower.ts';

/** So many lines are written at once; then the connection may take a breath. */
const batch = 500;
const mediaType = 'text/plain';

export function answerLogs(call: Call): Answer | undefined {
  const { info, exchange, context } = call;
  const { query } = exchange;
  const [namespace, name] = [info.namespace ?? '', nameIn(call)];
  if (info.verb !== 'get') throw methodNotAllowed(info.verb, info.kind);
  context.cluster.get('Pod', namespace, name);
  const options = logOptions(call, name);
  const form = new LogForm(isTrue(query.get('timestamps')), integerIn(query, 'limitBytes'));
  if (isTrue(query.get('follow'))) return follow(call, options, form);
  const lines = context.cluster.logs(namespace, name, options);
  return { code: 200, body: form.write(lines), mediaType };
}

function logOptions({ exchange: { query }, context: { cluster } }: Call, name: string): LogOptions {
  const container = query.get('container');
  const tail = integerIn(query, 'tailLines');
  const since = sinceMoment(query, cluster.now);
  const errors = wrongOptions(query);
  if (errors.length > 0) throw invalidForm('PodLogOptions', '', name, errors);
  return {
    ...(container && { container }),
    ...(tail !== undefined && { tail }),
    ...(since !== undefined && { since }),
    previous: isTrue(query.get('previous')),
  };
}

function sinceMoment(query: URLSearchParams, now: number): number | undefined {
  const seconds = integerIn(query, 'sinceSeconds');
  const time = query.get('sinceTime') || undefined;
  if (seconds !== undefined) return now - seconds * 1000;
  if (time === undefined) return undefined;
  const moment = parseTimestamp(time);
  if (moment === undefined) throw badRequest(`parsing time ${JSON.stringify(time)}: it is no RFC 3339 time`);
  return moment;
}

function wrongOptions(query: URLSearchParams): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ['sinceSeconds', 'limitBytes']) {
    const value = integerIn(query, field);
    if (value === undefined || value > 0) continue;
    errors.push({ type: 'Invalid', field, message: `Invalid value: ${value}: must be greater than 0` });
  }
  if (query.get('sinceSeconds') && query.get('sinceTime')) {
    const message = 'Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified';
    errors.push({ type: 'Forbidden', field: '', message });
  }
  return errors;
}

/** Lines as text: stamped or not, and cut where the client has had enough. */
class LogForm {
  readonly #isStamped: boolean;
  #bytesLeft: number;

  constructor(isStamped: boolean, limit = Number.POSITIVE_INFINITY) {
    this.#isStamped = isStamped;
    this.#bytesLeft = limit;
  }

  get isFull(): boolean {
    return this.#bytesLeft <= 0;
  }

  write(lines: readonly LogLine[]): string {
    const text = lines.map((line) => this.#line(line)).join('');
    const size = Buffer.byteLength(text);
    const cut = size <= this.#bytesLeft ? text : Buffer.from(text).toString('utf8', 0, this.#bytesLeft);
    this.#bytesLeft -= size;
    return cut;
  }

  #line({ time, text }: LogLine): string {
    return `${this.#isStamped ? `${nanosecondStamp(time)} ` : ''}${text}\n`;
  }
}

/** `2026-01-01T00:00:00.123000000Z`, as the kubelet stamps lines. */
function nanosecondStamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1)}000000Z`;
}

function follow(call: Call, options: LogOptions, form: LogForm): Answer | undefined {
  const { info, exchange, context } = call;
  const { cluster, streams } = context;
  const [namespace, name] = [info.namespace ?? '', nameIn(call)];
  const { container, ...from } = options;
  const source = { namespace, name, ...(container !== undefined && { container }) };
  const follower = new LogFollower(cluster, source, from);
  let hangUp = () => {};
  const leave = streams.enter('log', () => hangUp());
  const response = exchange.takeOver();
  hangUp = () => response.destroy();
  response.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-cache, private' });
  response.flushHeaders();
  const pump = () => pumpLines(response, follower, form);
  const stop = whenMoreIsWritten(context, follower.uid, pump);
  response.on('drain', pump).on('close', () => {
    stop();
    leave();
  });
  pump();
  return undefined;
}

/** Writes as fast as the client reads; what it has not read yet is not even made. */
function pumpLines(response: ServerResponse, follower: LogFollower, form: LogForm): void {
  try {
    while (!response.writableNeedDrain && !response.writableEnded) {
      const lines = follower.take(batch);
      if (lines.length > 0) response.write(form.write(lines));
      if (follower.hasEnded || form.isFull) response.end();
      if (lines.length === 0) return;
    }
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    response.end(`${JSON.stringify(statusOf(error))}\n`);
  }
}
