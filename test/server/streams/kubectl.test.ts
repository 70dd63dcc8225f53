import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from '../../kubectl/real/harness.ts';
import { kubectls, skipped } from '../../kubectl/real/programs.ts';
import { pod, ticking, web } from './loopback.ts';

/** With SPDY alone, with web sockets for commands, with web sockets for all. */
const versions = ['1.27', '1.30', '1.33'];
const programs = kubectls.filter(({ version }) => versions.includes(version));

describe.skipIf(programs.length === 0)(`Streams and kubectl${skipped}`, () => {
  let harness: Harness;
  beforeAll(async () => {
    const brief = pod('brief', { image: 'busybox', command: ['sh', '-c', 'sleep 600; echo out'] });
    harness = await Harness.start({ manifests: [web, ticking, brief] });
    harness.until('the pods run', () =>
      harness.cluster.list('Pod', { namespace: 'default' }).every(({ status }) => status.phase === 'Running'),
    );
  });
  afterAll(() => harness?.close());

  describe.each(programs)('$version', (program) => {
    let kubectl: Harness;
    beforeAll(() => {
      kubectl = harness.with(program);
    });

    it('runs commands, with input, output and exit code', async () => {
      const script = "exec -i web -- sh -c 'cat; echo err >&2; exit 3'";
      const { out, err, code } = await kubectl.run(script, { stdin: 'one\ntwo\n' });
      expect([out, err, code]).toEqual(['one\ntwo\n', 'err\ncommand terminated with exit code 3\n', 3]);
      expect(await kubectl.run('exec web -- hostname')).toEqual({
        out: 'web\n',
        err: '',
        code: 0,
      });
    });

    it('hears why a command does not run', async () => {
      const { err, code } = await kubectl.run('exec web -- nonsense');
      expect([err, code]).toEqual([
        expect.stringMatching(
          /^error: Internal error occurred: error executing command in container: .*nonsense/,
        ),
        1,
      ]);
    });

    it('follows logs, and attaches', async () => {
      const started = ['logs -f ticking --tail=1', 'attach ticking'].map((line) => kubectl.start(line));
      await Promise.all(started.map((each) => each.heard(/(UTC 2\d{3}\n.*){2}/s)));
      await Promise.all(started.map((each) => each.interrupt()));
    });

    it('forwards ports', async () => {
      const forward = kubectl.start('port-forward pod/web :80');
      const [, port] = /127\.0\.0\.1:(\d+)/.exec(await forward.heard(/127\.0\.0\.1:\d+ -> 80/)) ?? [];
      for (let round = 0; round < 2; round += 1) {
        const socket = createConnection(Number(port), '127.0.0.1');
        socket.write('GET / HTTP/1.1\r\nHost: web\r\n\r\n');
        expect(await text(socket)).toMatch(
          /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nWelcome to nginx, in pod web\.\n$/,
        );
      }
      await forward.interrupt();
    });
  });
});
