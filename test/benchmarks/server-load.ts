/** Those who make the load, in a process of their own: watchers, and workers who create, patch, list and delete. */
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient, tableForm } from './api-client.ts';

const watchers = 50;
const workers = 16;
const warmUp = 2000;
const path = '/api/v1/namespaces/default/configmaps';

export interface Load {
  /** Milliseconds that each request took. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Events that all watchers heard of. */
  readonly events: number;
}

export async function makeLoad(kubeconfig: string, duration: number): Promise<Load> {
  const client = new ApiClient(kubeconfig);
  let events = 0;
  for (let index = 0; index < watchers; index += 1) {
    const response = await client.open('GET', `${path}?watch=true&allowWatchBookmarks=true`);
    response.on('error', () => {});
    response.on('data', (piece: Buffer) => {
      for (const byte of piece) if (byte === 0x0a) events += 1;
    });
  }
  const times: number[] = [];
  let isOver = false;
  const timed = async (...asked: Parameters<ApiClient['ask']>) => {
    const start = performance.now();
    await client.ask(...asked);
    times.push(performance.now() - start);
  };
  const work = async (worker: number) => {
    for (let round = 0; !isOver; round += 1) {
      const name = `load-${worker}-${round % 20}`;
      await timed('POST', path, { body: { metadata: { name }, data: { round: `${round}` } } });
      const type = 'application/merge-patch+json';
      await timed('PATCH', `${path}/${name}`, { body: { data: { round: 'next' } }, type });
      await timed('GET', `${path}?limit=100`, { accept: tableForm });
      await timed('DELETE', `${path}/${name}`);
    }
  };
  const working = Array.from({ length: workers }, (_, worker) => work(worker));
  await pause(warmUp);
  times.length = 0;
  events = 0;
  const start = performance.now();
  await pause(duration);
  const seconds = (performance.now() - start) / 1000;
  const load = { times: [...times], seconds, events };
  isOver = true;
  await Promise.all(working);
  client.close();
  return load;
}
