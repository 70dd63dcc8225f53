import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl and the inside of containers${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start({ fixtures: ['cluster-fixtures/workshop.yaml'] });
    // Its rollouts are over by then.
    kubectl.cluster.advance(5 * 60_000);
  });
  afterAll(() => kubectl.close());

  it('runs commands with their output, input and exit codes', async () => {
    const [said, input, failed, missing, container, notThere] = await Promise.all([
      kubectl.run('exec toolbox -- echo two words'),
      kubectl.run('exec -i toolbox -- cat', { stdin: 'one\ntwo\n' }),
      kubectl.run("exec toolbox -- sh -c 'exit 3'"),
      kubectl.run('exec toolbox -- nonsense'),
      kubectl.run('exec toolbox -c nope -- true'),
      kubectl.run('exec nope -- true'),
    ]);
    expect(said).toEqual({ out: 'two words\n', err: '', code: 0 });
    expect(input).toEqual({ out: 'one\ntwo\n', err: '', code: 0 });
    expect(failed).toEqual({ out: '', err: 'command terminated with exit code 3\n', code: 3 });
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/exec: "nonsense": executable file not found in \$PATH/);
    expect(container.err).toBe(
      'Error from server (BadRequest): container nope is not valid for pod toolbox\n',
    );
    expect(notThere.err).toBe('Error from server (NotFound): pods "nope" not found\n');
  });

  it('reads logs, whole, in part, of the run before, and as they are written', async () => {
    const [tail, both, stamped, prefixed, previous, job, none, unplaced, waiting] = await Promise.all([
      kubectl.out('logs deploy/web --tail=1'),
      kubectl.out('logs -l app=web --tail=1'),
      kubectl.out('logs job/migrate --timestamps'),
      kubectl.out('logs -l app=web --tail=1 --prefix'),
      kubectl.out('logs -l app=mailer --tail=-1 --previous'),
      kubectl.out('logs job/migrate'),
      kubectl.refused('logs nope'),
      kubectl.out('logs giant'),
      kubectl.refused('logs deploy/cart'),
    ]);
    expect(tail.split('\n')).toHaveLength(1);
    expect(both.split('\n')).toHaveLength(4);
    expect(stamped).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z adding column orders\.note$/m);
    expect(prefixed).toMatch(/^\[pod\/web-\S+\/nginx\] /);
    expect(previous).toContain('fatal: connection refused');
    expect(job).toBe('adding column orders.note\n1 migration done');
    expect(none).toBe('error: error from server (NotFound): pods "nope" not found in namespace "default"');
    expect(unplaced).toBe('');
    expect(waiting).toMatch(
      /Error from server \(BadRequest\): container "cart" in pod "cart-\S+" is waiting to start: (trying and failing to pull image|image can't be pulled)$/,
    );
    const follow = kubectl.start('logs deploy/api --tail=0 --follow');
    await follow.heard(/GET \/orders 200/);
    expect((await follow.interrupt()).out).toMatch(/^GET \/orders 200/);
  });

  it('attaches', async () => {
    const pod = kubectl.cluster.list('Pod', { labelSelector: 'app=api' })[0]!.metadata.name;
    const attached = kubectl.start(`attach ${pod}`);
    await attached.heard(/GET \/orders 200/);
    await attached.interrupt();
    expect(await kubectl.refused('attach nope')).toBe('Error from server (NotFound): pods "nope" not found');
  });

  it('forwards ports', async () => {
    const forward = kubectl.start('port-forward deploy/web :80');
    const said = await forward.heard(/Forwarding from 127\.0\.0\.1:\d+ -> 80/);
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(said) ?? [];
    const answers = await Promise.all(
      [1, 2].map(async () => {
        const socket = createConnection(Number(port), '127.0.0.1');
        socket.write('GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n');
        return text(socket);
      }),
    );
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*nginx/);
    expect((await forward.interrupt()).out).toContain('Handling connection for ');
  });

  it('debugs a pod with another container', async () => {
    const debugged = await kubectl.run(
      'debug toolbox --image=busybox --container=helper --profile=general -- sleep 60',
    );
    expect(debugged).toMatchObject({ code: 0, err: '' });
    const { spec } = kubectl.cluster.get('Pod', 'default', 'toolbox');
    expect(spec.ephemeralContainers).toMatchObject([{ name: 'helper', image: 'busybox' }]);
    const copied = await kubectl.run(
      'debug toolbox --image=busybox --copy-to=copy --share-processes --profile=general -- sleep 60',
    );
    expect(copied).toMatchObject({ code: 0 });
    expect(kubectl.cluster.get('Pod', 'default', 'copy').spec.containers).toHaveLength(2);
  });

  it('runs a pod for one command and removes it', async () => {
    const line = 'run -i --rm once --image=busybox --restart=Never --';
    const { out, code } = await kubectl.run(`${line} sh -c 'echo hello'`);
    expect(code).toBe(0);
    expect(out).toMatch(/^hello\npod "once" deleted/);
    kubectl.until('it is gone', () => kubectl.cluster.read.get('Pod', 'default', 'once') === undefined);
  });
});
