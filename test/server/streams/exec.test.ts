import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, broken, dial, type Loopback, pod, podsPath, startLoopback, v4, v5, web } from './loopback.ts';

let loopback: Loopback;

beforeAll(async () => {
  const box = pod('box', { image: 'busybox', command: ['sleep', 'infinity'] });
  loopback = await startLoopback([web, box, broken]);
});

afterAll(() => loopback.close());

const open = (path: string, protocols?: readonly string[]) => dial(loopback.port, path, protocols);
const commandOf = (...words: readonly string[]) =>
  words.map((word) => `&command=${encodeURIComponent(word)}`).join('');
const output = 'stdout=true&stderr=true';
const script = (text: string) => commandOf('sh', '-c', text);

describe('exec over a web socket', () => {
  it('sends output, then how the command ended, and hangs up', async () => {
    const client = await open(`web/exec?${output}${commandOf('hostname')}`);
    expect(await client.status()).toEqual({ metadata: {}, status: 'Success' });
    expect(client.text(1)).toBe('web\n');
    expect(client.webSocket.protocol).toBe(v5);
    expect(await client.closed).toBe(1000);
  });

  it('tells errors apart from output, and the exit code', async () => {
    const client = await open(`web/exec?${output}${script('echo out; echo err >&2; exit 3')}`);
    expect(await client.status()).toMatchObject({
      status: 'Failure',
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: '3' }] },
    });
    expect([client.text(1), client.text(2)]).toEqual(['out\n', 'err\n']);
  });

  it('sends nothing of what is not asked for', async () => {
    const client = await open(`web/exec?stdout=true${script('echo out; echo err >&2')}`);
    await client.closed;
    expect([client.text(1), client.text(2)]).toEqual(['out\n', '']);
  });

  it('runs the command once the client says that its input is over', async () => {
    const client = await open(`web/exec?stdin=true&${output}${commandOf('cat')}`);
    client.send(0, 'one\n');
    client.send(0, 'two\n');
    client.send(255, Buffer.from([0]));
    expect(await client.status()).toMatchObject({ status: 'Success' });
    expect(client.text(1)).toBe('one\ntwo\n');
  });

  it('does not wait for input that the command never reads', async () => {
    const client = await open(`web/exec?stdin=true&${output}${commandOf('hostname')}`);
    await client.closed;
    expect(client.text(1)).toBe('web\n');
  });

  it('takes silence for the end of input where the protocol can not tell it', async () => {
    const client = await open(`web/exec?stdin=true&${output}${commandOf('cat')}`, [v4]);
    const waiting = loopback.timers.count;
    client.send(0, 'one\n');
    await client.ponged();
    loopback.timers.pass(499);
    expect(client.text(1)).toBe('');
    loopback.timers.pass(1);
    await client.closed;
    expect(client.text(1)).toBe('one\n');
    expect(loopback.timers.count).toBe(waiting - 1);
  });

  it('takes a message of nothing for the end too', async () => {
    const client = await open(`web/exec?stdin=true&${output}${commandOf('cat')}`, [v4]);
    client.send(0, 'one\n');
    client.send(0, '');
    await client.closed;
    expect(client.text(1)).toBe('one\n');
  });

  it('refuses more input than it can hold', async () => {
    const client = await open(`web/exec?stdin=true&${output}${commandOf('cat')}`);
    for (let count = 0; count < 5; count += 1) client.send(0, 'x'.repeat(1024 * 1024 - 1));
    const { message } = await client.status();
    expect(message).toBe('Internal error occurred: more than 4194304 bytes of input');
  });

  it('tells of a container that does not run as the API server does of its kubelet', async () => {
    const client = await open(`broken/exec?${output}${commandOf('ls')}`);
    expect(await client.status()).toMatchObject({
      status: 'Failure',
      reason: 'InternalError',
      message: 'Internal error occurred: unable to upgrade connection: container not found ("main")',
      code: 500,
    });
  });

  it('prefers what the client prefers', async () => {
    const client = await open(`web/exec?${output}${commandOf('hostname')}`, ['unknown', v4, v5]);
    expect(client.webSocket.protocol).toBe(v4);
    await client.closed;
  });
});

describe('exec is refused before it begins', () => {
  it.each([
    ['nope/exec?stdout=true&command=ls', 404, 'pods "nope" not found'],
    ['web/exec?stdout=true&command=ls&container=x', 400, 'container x is not valid for pod web'],
    ['web/exec?stdout=true', 400, 'you must specify at least 1 command for the container'],
    ['web/exec?command=ls', 400, 'you must specify at least 1 of stdin, stdout, stderr'],
    ['web/nothing', 404, 'the server could not find the requested resource'],
    ['web/exec/more?command=ls', 404, 'the server could not find the requested resource'],
    ['%zz/exec', 400, `the path can not be read: "${podsPath}%zz/exec"`],
  ])('%s', async (path, code, message) => {
    await expect(open(path)).rejects.toMatchObject({ code, message });
  });

  it('in a subprotocol of base64', async () => {
    const base64 = ['base64.channel.k8s.io', 'v4.base64.channel.k8s.io'];
    await expect(open(`web/exec?${output}&command=ls`, base64)).rejects.toMatchObject({
      code: 400,
      message: `unable to upgrade: unable to negotiate protocol: client supports [${base64.join(' ')}], server accepts [${v5} ${v4}]`,
    });
  });

  it('without a token, or from a web page', async () => {
    const path = `web/exec?${output}&command=ls`;
    await expect(dial(loopback.port, path, [v5], {})).rejects.toMatchObject({ code: 401 });
    const origin = { authorization: 'Bearer a-token', origin: 'https://example.com' };
    await expect(dial(loopback.port, path, [v5], origin)).rejects.toMatchObject({ code: 403 });
  });

  it('without an upgrade', async () => {
    const { code, body } = await ask(loopback.port, `${podsPath}web/exec?command=ls`);
    expect([code, JSON.parse(body)]).toMatchObject([400, { message: 'Upgrade request required' }]);
  });

  it('and leaves no stream behind', () => {
    expect(loopback.streams.count()).toBe(0);
  });
});

describe('A shell at a terminal', () => {
  const shell = (name: string, container = 'web') =>
    open(`${container}/exec?stdin=true&stdout=true&tty=true&command=${name}`);

  it('shows a prompt, echoes what is typed, and runs every line', async () => {
    const client = await shell('sh');
    await client.heard(1, '# ');
    client.send(0, 'echo hello\r');
    expect(await client.heard(1, 'hello\r\n# ')).toBe('# echo hello\r\nhello\r\n# ');
    client.send(0, 'exit 7\r');
    expect(await client.status()).toMatchObject({ details: { causes: [{ message: '7' }] } });
  });

  it('keeps what a line sets for the lines after it', async () => {
    const client = await shell('sh');
    client.send(0, 'A=1\rexport B=2\recho $A$B\r');
    await client.heard(1, '12\r\n');
    client.webSocket.close();
    await client.closed;
    expect(client.text(1)).toContain('echo $A$B\r\n12\r\n');
  });

  it('ends with Ctrl+D, and with the code of the last command', async () => {
    const client = await shell('bash');
    client.send(0, 'false\r\x04');
    expect(await client.status()).toMatchObject({ details: { causes: [{ message: '1' }] } });
    expect(client.text(1)).toBe('root@web:/# false\r\nroot@web:/# exit\r\n');
  });

  it('ends with the input', async () => {
    const client = await shell('sh');
    client.send(0, 'hostname\n');
    client.send(255, Buffer.from([0]));
    expect(await client.status()).toMatchObject({ status: 'Success' });
    expect(client.text(1)).toBe('# hostname\r\nweb\r\n# \r\n');
  });

  it('begins behind a script that looks for one', async () => {
    const search = 'command -v bash >/dev/null && exec bash || exec sh';
    const client = await open(`web/exec?stdin=true&stdout=true&tty=true${script(search)}`);
    client.send(0, 'exit\r');
    await client.closed;
    expect(client.text(1)).toBe('# exit\r\n');
  });

  it('does not begin where the image has no such shell', async () => {
    const client = await shell('bash', 'box');
    expect(await client.status()).toMatchObject({
      reason: 'InternalError',
      message: expect.stringMatching(
        /^Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "[0-9a-f]{64}": OCI runtime exec failed: .*exec: "bash": executable file not found in \$PATH/,
      ),
    });
    expect(client.text(1)).toBe('');
  });

  it('tells when the container is gone meanwhile', async () => {
    const { cluster } = loopback;
    cluster.create(pod('short', { image: 'nginx' }));
    cluster.advance(5000);
    const client = await shell('sh', 'short');
    await client.heard(1, '# ');
    cluster.delete('Pod', 'default', 'short', { gracePeriodSeconds: 0 });
    client.send(0, 'ls\r');
    expect(await client.status()).toMatchObject({ code: 404, message: 'pods "short" not found' });
  });

  it('runs anything else at once', async () => {
    const client = await open(`web/exec?stdin=true&stdout=true&tty=true${script('echo a; echo b >&2')}`);
    await client.closed;
    expect(client.text(1)).toBe('a\r\nb\r\n');
  });
});
