import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tooOld } from '../../source/kubernetes/status-error.ts';
import { type Api, configMap, startApi } from './api.ts';
import { WatchClient } from './watch-client.ts';

let api: Api;
let port: number;
/** The server's ends of all connections. */
let sockets: Socket[];
const path = '/api/v1/namespaces/default/configmaps';
/** What the cluster has of its own is not our subject. */
const ours = 'labelSelector=ours';

beforeEach(async () => {
  api = await startApi([labelled('a'), labelled('b')]);
  sockets = [];
  api.server.server.on('connection', (socket: Socket) => sockets.push(socket));
  port = await api.listen();
});
afterEach(() => api.server.close());

function labelled(name: string, value = '') {
  const { metadata, ...rest } = configMap(name, { value });
  return { ...rest, metadata: { ...metadata, labels: { ours: 'yes' } } };
}

function watch(query: string, accept?: string): Promise<WatchClient> {
  return WatchClient.open(port, `${path}?watch=true&${ours}&${query}`, accept);
}

/** Until nothing is left to be done at once: not a wait for time to pass. */
async function settled(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise(setImmediate);
}

const isLittle = (lengths: readonly number[]) =>
  lengths.length === 1 && lengths.every((length) => length < 4 * 1024 * 1024);

const expired = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'too old resource version: 1 (100)',
  reason: 'Expired',
  code: 410,
};

describe('A watch', () => {
  it('begins with what there is, and goes on in the order of what happens', async () => {
    const client = (await watch('')).read();
    await client.seen(2);
    api.cluster.create(labelled('c'));
    api.cluster.update(labelled('a', 'new'));
    api.cluster.delete('ConfigMap', 'default', 'b');
    await client.seen(5);
    expect(client.story).toEqual(['ADDED a', 'ADDED b', 'ADDED c', 'MODIFIED a', 'DELETED b']);
    const [, , added] = client.events;
    expect(added?.object).toEqual(api.cluster.get('ConfigMap', 'default', 'c'));
    const revisions = client.events.slice(2).map(({ object }) => Number(object.metadata.resourceVersion));
    expect(revisions).toEqual(revisions.toSorted((one, other) => one - other));
  });

  it('from a version on tells what came after it', async () => {
    const { revision } = api.cluster;
    api.cluster.create(labelled('c'));
    const client = (await watch(`resourceVersion=${revision}`)).read();
    await client.seen(1);
    expect(client.story).toEqual(['ADDED c']);
  });

  it('from a version that is forgotten says so, and ends', async () => {
    vi.spyOn(api.cluster, 'follow').mockImplementation(() => {
      throw tooOld(1, 100);
    });
    const client = (await watch('resourceVersion=1')).read();
    await client.ended;
    expect(client.response.statusCode).toBe(200);
    expect(client.events).toEqual([{ type: 'ERROR', object: expired }]);
  });

  it('that is overtaken by a journey back in time says so, and ends', async () => {
    const checkpoint = api.cluster.checkpoint();
    const client = (await watch('')).read();
    await client.seen(2);
    api.cluster.restore(checkpoint);
    api.cluster.create(labelled('d'));
    await client.ended;
    expect(client.events.at(-1)).toMatchObject({ type: 'ERROR', object: { reason: 'Expired', code: 410 } });
  });

  it('in which something goes wrong ends alone', async () => {
    const [broken, whole] = [await watch(''), await watch('')];
    await settled(() => api.streams.count('watch') === 2);
    broken.read();
    whole.read();
    await Promise.all([broken.seen(2), whole.seen(2)]);
    const serialise = vi.spyOn(JSON, 'stringify').mockImplementationOnce(() => {
      throw new Error('no text');
    });
    api.cluster.create(labelled('c'));
    await settled(() => broken.events.length + whole.events.length === 6);
    serialise.mockRestore();
    expect([broken.story.at(-1), whole.story.at(-1)].toSorted()).toEqual(['ADDED c', 'ERROR']);
    expect(api.streams.count('watch')).toBe(1);
  });

  it('sends the first events and a bookmark behind them to whoever asks', async () => {
    const query = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
    const client = (await watch(query)).read();
    const events = await client.seen(3);
    expect(client.story).toEqual(['ADDED a', 'ADDED b', 'BOOKMARK']);
    expect(events[2]?.object).toEqual({
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: {
        creationTimestamp: null,
        resourceVersion: String(api.cluster.revision),
        annotations: { 'k8s.io/initial-events-end': 'true' },
      },
    });
  });

  it('is reminded of how far it is every minute, if it wants to be', async () => {
    const [told, quiet] = [(await watch('allowWatchBookmarks=true')).read(), (await watch('')).read()];
    await Promise.all([told.seen(2), quiet.seen(2)]);
    api.timers.pass(60_000);
    api.timers.pass(60_000);
    await told.seen(4);
    expect(told.story.slice(2)).toEqual(['BOOKMARK', 'BOOKMARK']);
    expect(quiet.story).toHaveLength(2);
  });

  it('ends after the time that it asks for', async () => {
    const client = (await watch('timeoutSeconds=5')).read();
    await client.seen(2);
    api.timers.pass(5000);
    await client.ended;
    expect(client.response.complete).toBe(true);
  });

  it('shows tables, and what the columns are only once', async () => {
    const client = (await watch('', 'application/json;as=Table;v=v1;g=meta.k8s.io')).read();
    const [first, second] = await client.seen(2);
    expect(first?.object.columnDefinitions[0].name).toBe('Name');
    expect(second?.object.columnDefinitions).toBeNull();
    expect(second?.object.rows[0].cells[0]).toBe('b');
  });

  it('shows metadata alone', async () => {
    const client = (await watch('', 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io')).read();
    const [first] = await client.seen(1);
    expect(first?.object).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a' } });
    expect(first?.object).not.toHaveProperty('data');
  });

  it('shows events in the version that was asked for', async () => {
    const client = (await WatchClient.open(port, '/apis/events.k8s.io/v1/events?watch=1')).read();
    const event = {
      metadata: { name: 'x', namespace: 'default' },
      involvedObject: { kind: 'Pod', name: 'p', namespace: 'default' },
      reason: 'Odd',
      type: 'Normal',
      message: 'something happened',
    };
    api.cluster.create({ apiVersion: 'v1', kind: 'Event', ...event });
    await settled(() => client.story.includes('ADDED x'));
    const told = client.events.find(({ object }) => object.metadata.name === 'x');
    expect(told?.object).toMatchObject({ apiVersion: 'events.k8s.io/v1', note: 'something happened' });
  });

  it('is refused where what it asks for makes no sense', async () => {
    const refused = async (query: string) => (await api.ask(`GET ${path}?watch=true&${query}`)).code;
    expect(await refused('labelSelector=a%20in%20(')).toBe(400);
    expect(await refused('resourceVersion=x')).toBe(400);
    expect(await refused('sendInitialEvents=true')).toBe(422);
    expect(await refused('timeoutSeconds=long')).toBe(400);
  });
});

describe('Those who watch', () => {
  it('hear of everything, however many they are', async () => {
    const clients = await Promise.all(Array.from({ length: 30 }, () => watch('')));
    for (const client of clients) client.read();
    for (let index = 0; index < 40; index += 1) api.cluster.create(labelled(`n-${index}`));
    await Promise.all(clients.map((client) => client.seen(42)));
    const [first] = clients;
    for (const client of clients) expect(client.story).toEqual(first?.story);
  });

  it('leave nothing behind when they go', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => watch('allowWatchBookmarks=true')));
    await settled(() => api.streams.count('watch') === 20);
    for (const client of clients) client.leave();
    await settled(() => api.streams.count('watch') === 0);
    expect(api.timers.count).toBe(0);
  });

  it('and never read are given no more than fits their line, and the rest once they do', async () => {
    const client = await watch('');
    await settled(() => api.streams.count('watch') === 1);
    const text = 'x'.repeat(100_000);
    for (let index = 0; index < 300; index += 1) {
      api.cluster.update(labelled('a', `${index} ${text}`));
      await new Promise(setImmediate);
    }
    expect(sockets.map(({ writableLength }) => writableLength)).toSatisfy(isLittle);
    client.read();
    await client.seen(302);
    expect(client.events.at(-1)?.object.data.value).toMatch(/^299 x/);
  });

  it('and do not read to the end are hung up on', async () => {
    const client = await watch('timeoutSeconds=5');
    for (let index = 0; index < 300; index += 1) {
      api.cluster.update(labelled('a', `${index} ${'x'.repeat(100_000)}`));
      await new Promise(setImmediate);
    }
    api.timers.pass(5000);
    expect(api.streams.count('watch')).toBe(1);
    api.timers.pass(10_000);
    await settled(() => api.streams.count('watch') === 0);
    client.leave();
  });

  it('are told to come back later when they are too many', async () => {
    const leave = Array.from({ length: 1000 }, () => api.streams.enter('watch', () => {}));
    const answer = await api.ask(`GET ${path}?watch=true`);
    expect(answer).toMatchObject({
      code: 429,
      headers: { 'retry-after': '1' },
      body: { reason: 'TooManyRequests', details: { retryAfterSeconds: 1 } },
    });
    for (const each of leave) each();
  });

  it('hear the end when the server closes', async () => {
    const client = (await watch('')).read();
    await client.seen(2);
    await api.server.close();
    await client.ended;
    expect(api.streams.count()).toBe(0);
  });
});
