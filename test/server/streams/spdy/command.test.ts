import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broken, type Loopback, startLoopback, web } from '../loopback.ts';
import { dialSpdy, type SpdyClient, synStream } from './client.ts';

let loopback: Loopback;

beforeAll(async () => {
  loopback = await startLoopback([web, broken]);
});

afterAll(() => loopback.close());

const v4 = 'v4.channel.k8s.io';
const kubectls = `v5.channel.k8s.io, ${v4}, v3.channel.k8s.io, v2.channel.k8s.io, channel.k8s.io`;
const dial = (path: string, protocols = kubectls) => dialSpdy(loopback.port, path, protocols);

async function openAll(client: SpdyClient, ...types: readonly string[]): Promise<readonly number[]> {
  const streams: number[] = [];
  for (const streamtype of types) streams.push(await client.open({ streamtype }));
  return streams;
}

describe('exec over SPDY', () => {
  it('sends output and status on their streams, ends them, and hangs up', async () => {
    const client = await dial(
      'web/exec?stdout=true&stderr=true&command=sh&command=-c&command=echo+a;ls+/x;exit+3',
    );
    const [error = 0, out = 0, err = 0] = await openAll(client, 'error', 'stdout', 'stderr');
    await client.closed;
    expect(client.text(out)).toBe('a\n');
    expect(client.text(err)).toContain('/x');
    expect(JSON.parse(client.text(error))).toMatchObject({ details: { causes: [{ message: '3' }] } });
    expect(client.events).toEqual([
      'accepted 1',
      'accepted 3',
      'accepted 5',
      'ended 1',
      'ended 3',
      'ended 5',
      'goaway',
    ]);
  });

  it('runs the command once the input has ended', async () => {
    const client = await dial('web/exec?stdin=true&stdout=true&command=cat');
    const [error = 0, input = 0, out = 0] = await openAll(client, 'error', 'stdin', 'stdout');
    client.write(input, 'one\n');
    client.write(input, 'two\n');
    client.write(input, '', true);
    await client.closed;
    expect(client.text(out)).toBe('one\ntwo\n');
    expect(JSON.parse(client.text(error))).toEqual({ metadata: {}, status: 'Success' });
  });

  it('talks to a shell at a terminal, which has one output and a size', async () => {
    const client = await dial('web/exec?stdin=true&stdout=true&tty=true&command=sh');
    const [, input = 0, out = 0] = await openAll(client, 'error', 'stdin', 'stdout', 'resize');
    client.write(input, 'hostname\r\x04');
    await client.closed;
    expect(client.text(out)).toBe('# hostname\r\nweb\r\n# \r\n');
  });

  it('answers pings, and takes no stream twice or of a strange type', async () => {
    const client = await dial('web/exec?stdin=true&stdout=true&command=cat');
    const error = await client.open({ streamtype: 'error' });
    await client.open({ streamtype: 'error' });
    await client.open({ streamtype: 'strange' });
    client.ping(7);
    await client.happened('ping 7');
    expect(client.events).toEqual([`accepted ${error}`, 'reset 3', 'reset 5', 'ping 7']);
    client.socket.destroy();
    await client.closed;
  });

  it('does not wait for ever for the streams', async () => {
    const client = await dial('web/exec?stdout=true&command=ls');
    await client.open({ streamtype: 'error' });
    loopback.timers.pass(30_000);
    await client.closed;
    expect(client.events).toContain('goaway');
    expect(loopback.timers.count).toBe(0);
  });

  it.each([
    ['nonsense', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['headers that are not compressed', synStream(1, Buffer.from('streamtype'))],
    ['a frame that is too large', Buffer.from('0000000100ffffff', 'hex')],
  ])('hangs up on %s', async (_, bytes) => {
    const client = await dial('web/exec?stdout=true&command=ls');
    client.sendBytes(bytes);
    await client.closed;
    expect(client.events).toEqual(['goaway']);
  });

  it('has a bound to the streams of a connection', async () => {
    const client = await dial('web/portforward', 'portforward.k8s.io');
    for (let count = 0; count < 64; count += 1)
      await client.open({ streamtype: 'error', port: '81', requestid: String(count) });
    const refused = await client.open({ streamtype: 'error', port: '81', requestid: 'one more' });
    expect(client.events.at(-1)).toBe(`reset ${refused}`);
    client.socket.destroy();
    await client.closed;
  });

  it('is refused with plain HTTP where the streams could not be opened', async () => {
    await expect(dial('nope/exec?stdout=true&command=ls')).rejects.toThrow(
      /^404 .*pods \\"nope\\" not found/,
    );
    await expect(dial('broken/exec?stdout=true&command=ls')).rejects.toThrow(
      '500 container not found ("main")',
    );
    await expect(dial('web/exec?stdout=true&command=ls', 'v1.strange')).rejects.toThrow(
      /^403 .*client supports \[v1.strange\], server accepts \[v4.channel.k8s.io v5.channel.k8s.io\]/,
    );
  });

  it('leaves nothing behind', async () => {
    await loopback.emptied();
    expect(loopback.timers.count).toBe(0);
  });
});
