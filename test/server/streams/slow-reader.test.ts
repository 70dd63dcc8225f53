import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import { answerLogs } from '../../../source/server/streams/logs.ts';
import { OpenStreams } from '../../../source/server/streams/open-streams.ts';
import { minutes } from '../../support/waiting.ts';
import { HandTimers, ticking } from './loopback.ts';

/** An answer whose client reads only when the test says so. */
class SlowResponse extends EventEmitter {
  readonly pieces: string[] = [];
  writableNeedDrain = false;
  writableEnded = false;

  writeHead(): void {}
  flushHeaders(): void {}

  write(piece: string): void {
    this.pieces.push(piece);
    this.writableNeedDrain = true;
  }

  read(): void {
    this.writableNeedDrain = false;
    this.emit('drain');
  }
}

it('Nothing is kept for a slow reader but the piece that it has not read', () => {
  const cluster = createCluster({ spec: { seed: 1, profile: 'instant' }, manifests: [ticking] });
  cluster.advance(60 * minutes);
  const response = new SlowResponse();
  const [timers, streams] = [new HandTimers(), new OpenStreams()];
  const exchange = {
    query: new URLSearchParams('follow=true'),
    takeOver: () => response as unknown as ServerResponse,
  };
  const info = { verb: 'get', kind: 'Pod', namespace: 'default', name: 'ticking' };
  answerLogs({ info, exchange, context: { cluster, timers, streams } } as unknown as Parameters<
    typeof answerLogs
  >[0]);
  for (let round = 0; round < 100; round += 1) {
    cluster.advance(1 * minutes);
    timers.pass(1000);
  }
  const linesIn = (piece: string) => piece.split('\n').length - 1;
  expect(response.pieces.map(linesIn)).toEqual([500]);
  response.read();
  expect(response.pieces.map(linesIn)).toEqual([500, 500]);
  while (linesIn(response.pieces.at(-1) ?? '') === 500) response.read();
  const all = cluster.logs('default', 'ticking').map(({ text }) => `${text}\n`);
  expect(response.pieces.join('')).toBe(all.join(''));
  response.emit('close');
  expect([streams.count(), timers.count]).toEqual([0, 0]);
});
