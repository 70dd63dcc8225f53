import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, type Loopback, pod, startLoopback, v4, web } from './loopback.ts';
import { dialSpdy, type SpdyClient } from './spdy/client.ts';
import { dialTunnel } from './spdy/tunnel.ts';

let loopback: Loopback;

beforeAll(async () => {
  const own = pod('own', { image: 'example.com/shop:1.0', ports: [{ containerPort: 3000 }] });
  const store = pod('store', { image: 'redis:7' });
  const far = pod('far', { image: 'nginx' }, { nodeSelector: { no: 'such' } });
  loopback = await startLoopback([web, own, store]);
  loopback.cluster.create(far);
});

afterAll(() => loopback.close());

const protocol = 'portforward.k8s.io';

async function spdy(name: string): Promise<SpdyClient> {
  return dialSpdy(loopback.port, `${name}/portforward`, protocol);
}

/** As kubectl from 1.31 on: the same frames in messages of a web socket. */
async function tunnel(name: string): Promise<SpdyClient> {
  return dialTunnel(loopback.port, `${name}/portforward`, `SPDY/3.1+${protocol}`);
}

/** What a connection to the port hears: data, and why there is none. */
async function fetched(
  client: SpdyClient,
  port: number,
  request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  id = '0',
) {
  const headers = { port: String(port), requestid: id };
  const error = await client.open({ ...headers, streamtype: 'error' });
  const data = await client.open({ ...headers, streamtype: 'data' });
  client.write(error, '', true);
  if (request !== '') client.write(data, request);
  await Promise.all([client.happened(`ended ${data}`), client.happened(`ended ${error}`)]);
  return { data: client.text(data), error: client.text(error) };
}

describe.each([
  ['SPDY', spdy],
  ['SPDY in a web socket', tunnel],
])('A forwarded port over %s', (_, connect) => {
  it('answers with a small text where a web server listens', async () => {
    const { data, error } = await fetched(await connect('web'), 80);
    expect(error).toBe('');
    expect(data.split('\r\n')).toEqual([
      'HTTP/1.1 200 OK',
      `Date: ${new Date(loopback.cluster.now).toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Length: 30',
      'Connection: close',
      '',
      'Welcome to nginx, in pod web.\n',
    ]);
  });

  it('is refused in the words of the kubelet where nothing listens', async () => {
    const { uid } = loopback.cluster.get('Pod', 'default', 'web').metadata;
    const { data, error } = await fetched(await connect('web'), 81, '');
    expect(data).toBe('');
    expect(error).toMatch(
      /^error forwarding port 81 to pod [0-9a-f]{64}, uid : failed to execute portforward/,
    );
    expect(error).toContain(
      `in network namespace "/var/run/netns/cni-${uid}": failed to connect to localhost:81`,
    );
    expect(error).toContain('dial tcp4 127.0.0.1:81: connect: connection refused');
  });

  it('serves several connections, one after the other', async () => {
    const client = await connect('web');
    for (const id of ['0', '1', '2']) {
      expect((await fetched(client, 80, undefined, id)).data).toContain('200 OK');
    }
  });
});

describe('What listens in a pod', () => {
  it('is what an unknown image declares', async () => {
    const client = await spdy('own');
    expect((await fetched(client, 3000)).data).toContain('\r\n\r\nHello from own!\n');
    expect((await fetched(client, 80, '', '1')).error).toContain('connection refused');
  });

  it('is what a known image has, and it need not speak HTTP', async () => {
    expect(await fetched(await spdy('store'), 6379, 'PING\r\n')).toEqual({ data: '', error: '' });
  });

  it('says no more than was asked, and that it did not understand', async () => {
    const client = await spdy('web');
    expect((await fetched(client, 80, 'HEAD / HTTP/1.0\r\n\r\n')).data).toMatch(/Connection: close\r\n\r\n$/);
    expect((await fetched(client, 80, 'nonsense\r\n\r\n', '1')).data).toContain('HTTP/1.1 400 Bad Request');
    expect((await fetched(client, 80, 'x'.repeat(20_000), '2')).data).toContain('HTTP/1.1 400 Bad Request');
  });
});

describe('A pod that can not be reached', () => {
  it('is told of in the words of the API server', async () => {
    const { cluster } = loopback;
    const { nodeName = '' } = cluster.get('Pod', 'default', 'own').spec;
    cluster.fault({ type: 'node-down', node: nodeName });
    await expect(spdy('own')).rejects.toThrow(
      /^500 error dialing backend: dial tcp [\d.]+:10250: connect: no route to host$/,
    );
    cluster.fault({ type: 'node-up', node: nodeName });
  });
});

describe('Streams that make no pair', () => {
  it('are refused', async () => {
    const client = await spdy('web');
    const refused = [
      await client.open({ streamtype: 'stdout', port: '80', requestid: '0' }),
      await client.open({ streamtype: 'data', port: '65536', requestid: '0' }),
      await client.open({ streamtype: 'data', requestid: '0' }),
    ];
    expect(client.events).toEqual(refused.map((stream) => `reset ${stream}`));
    const half = await client.open({ streamtype: 'data', port: '80', requestid: '0' });
    const twin = await client.open({ streamtype: 'data', port: '80', requestid: '0' });
    const other = await client.open({ streamtype: 'error', port: '81', requestid: '0' });
    expect(client.events.slice(3)).toEqual([`accepted ${half}`, `reset ${twin}`, `reset ${other}`]);
  });
});

describe('Forwarded ports on channels of a web socket', () => {
  it('have a channel for data and one for errors, each opened with the number of its port', async () => {
    const client = await dial(loopback.port, 'web/portforward?ports=80&ports=81', ['v5.channel.k8s.io', v4]);
    client.send(0, 'GET / HTTP/1.1\r\n\r\n');
    await client.closed;
    expect(client.bytes(0).readUInt16LE(0)).toBe(80);
    expect(client.text(0)).toContain('Welcome to nginx, in pod web.');
    expect(client.bytes(1)).toEqual(Buffer.from([80, 0]));
    expect(client.bytes(2)).toEqual(Buffer.from([81, 0]));
    expect(client.text(3)).toContain('connection refused');
  });

  it.each([
    ['web/portforward', 400, 'query parameter "ports" is required'],
    ['web/portforward?ports=http', 400, 'unable to parse "http" as a port'],
    ['far/portforward?ports=80', 400, 'pod far does not have a host assigned'],
    ['nope/portforward?ports=80', 404, 'pods "nope" not found'],
  ])('are refused: %s', async (path, code, message) => {
    await expect(dial(loopback.port, path, [v4])).rejects.toMatchObject({ code, message });
  });
});
