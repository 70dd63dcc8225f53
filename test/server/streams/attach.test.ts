import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seconds } from '../../support/waiting.ts';
import { dial, type Loopback, pod, startLoopback, ticking, web } from './loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  const box = pod('box', { image: 'busybox', stdin: true, tty: true });
  const ubuntu = pod('ubuntu', { image: 'ubuntu:24.04', stdin: true, tty: true });
  const plain = pod('plain', { image: 'busybox', command: ['sh'], stdin: true });
  loopback = await startLoopback([web, ticking, box, ubuntu, plain]);
});

afterAll(() => loopback.close());

const attach = (path: string) => dial(loopback.port, path);

function pass(milliseconds: number): void {
  loopback.cluster.advance(milliseconds);
  loopback.timers.pass(1000);
}

describe('attach', () => {
  it('shows what the container writes from now on, and throws input away', async () => {
    pass(10 * seconds);
    const client = await attach('ticking/attach?stdin=true&stdout=true');
    client.send(0, 'who reads this?\n');
    await client.ponged();
    expect(client.text(1)).toBe('');
    pass(2 * seconds);
    const [first = '', second = '', ...rest] = (await client.heard(1, '\n')).split('\n');
    expect([first, second]).toEqual([
      expect.stringContaining('UTC 2026'),
      expect.stringContaining('UTC 2026'),
    ]);
    expect(rest).toEqual(['']);
    client.webSocket.close();
    await loopback.emptied();
    expect(loopback.timers.count).toBe(0);
  });

  it('ends with the container', async () => {
    const { cluster } = loopback;
    const run = { image: 'busybox', command: ['sh', '-c', 'sleep 5; echo out; exit 3'] };
    cluster.create(pod('passing', run, { restartPolicy: 'Never' }));
    cluster.advance(2 * seconds);
    const client = await attach('passing/attach?stdout=true&tty=true');
    pass(20 * seconds);
    expect(await client.status()).toMatchObject({ status: 'Success' });
    expect(client.text(1)).toBe('out\r\n');
  });

  it.each([
    ['box', '# hostname\r\nbox\r\n# exit 3\r\n'],
    ['ubuntu', 'root@ubuntu:/# hostname\r\nubuntu\r\nroot@ubuntu:/# exit 3\r\n'],
  ])('talks to the shell that waits at the terminal of %s', async (name, screen) => {
    const client = await attach(`${name}/attach?stdin=true&stdout=true&tty=true`);
    client.send(0, 'hostname\rexit 3\r');
    expect(await client.status()).toMatchObject({ status: 'Success' });
    expect(client.text(1)).toBe(screen);
  });

  it('finds no terminal where the container has none', async () => {
    const client = await attach('plain/attach?stdin=true&stdout=true&tty=true');
    client.send(0, 'hostname\r');
    await client.ponged();
    expect(client.text(1)).toBe('');
    client.webSocket.close();
    await loopback.emptied();
  });
});
