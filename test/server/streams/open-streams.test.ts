import { afterEach, describe, expect, it } from 'vitest';
import { OpenStreams } from '../../../source/server/streams/open-streams.ts';
import { ask, dial, type Loopback, openAnswer, podsPath, startLoopback, ticking, web } from './loopback.ts';
import { dialSpdy } from './spdy/client.ts';

const attach = 'ticking/attach?stdout=true';
let loopback: Loopback;

async function start(): Promise<void> {
  const streams = new OpenStreams({ exec: 1, attach: 2, portforward: 1, log: 1 });
  loopback = await startLoopback([web, ticking], { streams });
}

afterEach(() => loopback.close());

const tooMany = { code: 429, message: 'too many requests, please try again later' };

describe('Streams that stay open', () => {
  it('are bounded, each sort by itself, and make room when they end', async () => {
    await start();
    const { port, streams, emptied } = loopback;
    const [one, two] = [await dial(port, attach), await dial(port, attach)];
    await expect(dial(port, attach)).rejects.toMatchObject(tooMany);
    const follow = await openAnswer(port, `${podsPath}ticking/log?follow=true`);
    expect((await ask(port, `${podsPath}ticking/log?follow=true`)).code).toBe(429);
    expect((await ask(port, `${podsPath}ticking/log`)).code).toBe(200);
    expect(streams.count()).toBe(3);
    one.webSocket.terminate();
    two.webSocket.close();
    follow.destroy();
    await emptied();
    const again = await dial(port, attach);
    expect(streams.count('attach')).toBe(1);
    again.webSocket.terminate();
  });

  it('end with the server, whatever carries them', async () => {
    await start();
    const { port, streams, timers } = loopback;
    const socket = await dial(port, attach);
    const ports = await dialSpdy(port, 'web/portforward', 'portforward.k8s.io');
    const waiting = await dialSpdy(port, 'web/exec?stdout=true&command=ls', 'v4.channel.k8s.io');
    const follow = await openAnswer(port, `${podsPath}ticking/log?follow=true`);
    const followEnded = new Promise((done) => follow.on('close', done).on('error', done).resume());
    expect(streams.count()).toBe(4);
    await loopback.close();
    await Promise.all([socket.closed, ports.closed, waiting.closed, followEnded]);
    expect([streams.count(), timers.count]).toEqual([0, 0]);
    expect(() => streams.enter('log', () => {})).toThrow('the server is shutting down');
  });

  it('leak nothing, however clients come and go', async () => {
    await start();
    const { port, streams, timers, cluster, emptied } = loopback;
    for (let round = 0; round < 20; round += 1) {
      const client = await dial(port, attach);
      const shell = await dial(port, 'web/exec?stdin=true&stdout=true&tty=true&command=sh');
      const input = await dialSpdy(port, 'web/portforward', 'portforward.k8s.io');
      const follow = await openAnswer(port, `${podsPath}ticking/log?follow=true`);
      cluster.advance(1000);
      timers.pass(200);
      if (round % 2 === 0) client.webSocket.terminate();
      else client.webSocket.close();
      shell.webSocket.terminate();
      input.socket.resetAndDestroy();
      follow.destroy();
      await emptied();
    }
    expect([streams.count(), timers.count]).toEqual([0, 0]);
  });
});
