import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seconds } from '../../support/waiting.ts';
import {
  ask,
  broken,
  type Loopback,
  openAnswer,
  pod,
  podsPath,
  startLoopback,
  ticking,
  web,
} from './loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  const talk = { image: 'busybox', command: ['sh', '-c', 'echo one; echo two; echo three'] };
  const brief = pod('brief', talk, { restartPolicy: 'Never' });

  // Much is written at once.
  const many =
    'for i in 1 2 3 4 5 6 7 8 9 10; do for j in 1 2 3 4 5 6 7 8 9 10; do echo $i-$j; done; done; sleep infinity';
  const wordy = pod('wordy', { image: 'busybox', command: ['sh', '-c', many] });
  loopback = await startLoopback([web, ticking, wordy, broken, brief]);
});

afterAll(() => loopback.close());

const logs = (name: string, query = '') => ask(loopback.port, `${podsPath}${name}/log?${query}`);
const follow = (name: string, query = '') =>
  openAnswer(loopback.port, `${podsPath}${name}/log?follow=true&${query}`);

/** Lets virtual time pass, and then the timers that look for what came of it. */
function pass(milliseconds: number): void {
  loopback.cluster.advance(milliseconds);
  loopback.timers.pass(1000);
}

/** What has been written, once it has so many lines. */
class Reader {
  text = '';
  readonly ended: Promise<unknown>;
  readonly #response: IncomingMessage;
  #look = () => {};

  constructor(response: IncomingMessage) {
    this.#response = response;
    this.ended = new Promise((done) => response.on('end', done).on('close', done));
    response.setEncoding('utf8').on('data', (text: string) => {
      this.text += text;
      this.#look();
    });
  }

  get lines(): readonly string[] {
    return this.text.split('\n').slice(0, -1);
  }

  heard(count: number): Promise<readonly string[]> {
    return new Promise((done) => {
      this.#look = () => this.lines.length >= count && done(this.lines);
      this.#look();
    });
  }

  leave(): void {
    this.#response.destroy();
  }
}

describe('The log subresource', () => {
  it('answers all that was written, or the end of it', async () => {
    expect(await logs('brief')).toEqual({ code: 200, body: 'one\ntwo\nthree\n' });
    expect((await logs('brief', 'tailLines=2')).body).toBe('two\nthree\n');
    expect((await logs('brief', 'tailLines=0')).body).toBe('');
  });

  it('stamps lines to the nanosecond', async () => {
    const { body } = await logs('brief', 'timestamps=true&tailLines=1');
    expect(body).toMatch(/^2026-01-01T00:00:\d\d\.\d{3}000000Z three\n$/);
  });

  it('stops where the client has had enough', async () => {
    expect((await logs('brief', 'limitBytes=5')).body).toBe('one\nt');
  });

  it('knows how long ago, and since when', async () => {
    pass(10 * seconds);
    const since = new Date(loopback.cluster.now - 4 * seconds).toISOString();
    expect((await logs('ticking', 'sinceSeconds=4')).body.split('\n')).toHaveLength(5);
    expect((await logs('ticking', `sinceTime=${since}`)).body.split('\n')).toHaveLength(5);
  });

  it.each([
    ['nope', '', 404, 'pods "nope" not found'],
    ['web', 'container=x', 400, 'container x is not valid for pod web'],
    ['web', 'previous=true', 400, 'previous terminated container "main" in pod "web" not found'],
    ['broken', 'follow=true', 400, /^container "main" in pod "broken" is waiting to start: /],
    ['web', 'sinceTime=yesterday', 400, 'parsing time "yesterday": it is no RFC 3339 time'],
    ['web', 'tailLines=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    [
      'web',
      'tailLines=-1',
      422,
      'PodLogOptions "web" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'web',
      'limitBytes=0',
      422,
      'PodLogOptions "web" is invalid: limitBytes: Invalid value: 0: must be greater than 0',
    ],
    [
      'web',
      'sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z',
      422,
      /at most one of `sinceTime` or `sinceSeconds` may be specified$/,
    ],
  ])('refuses %s?%s', async (name, query, code, message) => {
    const told = await logs(name, query);
    const status = JSON.parse(told.body) as { message: string };
    expect(told.code).toBe(code);
    expect(status.message).toMatch(message);
  });
});

describe('Following a log', () => {
  it('goes on as time passes, until the client goes', async () => {
    const reader = new Reader(await follow('ticking', 'tailLines=1'));
    await reader.heard(1);
    pass(3 * seconds);
    await reader.heard(4);
    pass(2 * seconds);
    const lines = await reader.heard(6);
    expect(new Set(lines).size).toBe(6);
    expect(loopback.streams.count('log')).toBe(1);
    reader.leave();
    await loopback.emptied();
    expect(loopback.timers.count).toBe(0);
  });

  it('ends with the container', async () => {
    const { cluster } = loopback;
    const run = { image: 'busybox', command: ['sh', '-c', 'echo in; sleep 5; echo out'] };
    cluster.create(pod('passing', run, { restartPolicy: 'Never' }));
    cluster.advance(2 * seconds);
    const reader = new Reader(await follow('passing'));
    await reader.heard(1);
    pass(20 * seconds);
    await reader.ended;
    expect(reader.text).toBe('in\nout\n');
    await loopback.emptied();
  });

  it('ends at once where the container has ended', async () => {
    const reader = new Reader(await follow('brief', 'timestamps=true&tailLines=1'));
    await reader.ended;
    expect(reader.text).toMatch(/Z three\n$/);
  });

  it('ends where the client has had enough', async () => {
    const reader = new Reader(await follow('wordy', 'limitBytes=10'));
    await reader.ended;
    expect(reader.text).toBe('1-1\n1-2\n1-');
  });

  it('hears the last words of a pod that is deleted', async () => {
    const { cluster, port, close } = await startLoopback([web], { spec: { profile: 'realistic' } });
    cluster.advance(5 * seconds);
    const reader = new Reader(await openAnswer(port, `${podsPath}web/log?follow=true`));
    await reader.heard(1);
    cluster.delete('Pod', 'default', 'web');
    while (cluster.read.get('Pod', 'default', 'web') !== undefined) cluster.step();
    await reader.ended;
    await close();
    expect(reader.lines.at(-1)).toContain('signal 3 (SIGQUIT) received, shutting down');
  });
});
