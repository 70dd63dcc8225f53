import { get, type RequestOptions } from 'node:https';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Attach, Exec, KubeConfig, Log, PortForward, type V1Status } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from '../real/harness.ts';
import { UnreliableLine } from './unreliable-line.ts';

describe('@kubernetes/client-node and the inside of containers', () => {
  let harness: Harness;
  let line: UnreliableLine;
  let config: KubeConfig;
  beforeAll(async () => {
    harness = await Harness.start({ fixtures: ['cluster-fixtures/workshop.yaml'] });
    harness.cluster.advance(60_000);
    line = await UnreliableLine.to(harness.url);
    config = new KubeConfig();
    config.loadFromFile(harness.kubeconfig);
    config.clusters = config.clusters.map((cluster) => ({ ...cluster, server: line.url }));
  });
  afterAll(async () => {
    line.close();
    await harness.close();
  });

  /** An answer that goes on; resolves with its first byte, or once the line is cut. */
  async function follow(path: string): Promise<void> {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    await new Promise<void>((done) => {
      const request = get(`${line.url}${path}`, options, (response) => {
        response.on('error', () => {}).resume();
        done();
      });
      request.on('error', () => done());
    });
  }

  /** What a command in the toolbox writes, and how it ended. */
  async function run(command: string[], stdin?: string) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const said = Promise.all([text(stdout), text(stderr)]);
    const input = stdin === undefined ? null : Readable.from([stdin]);
    const status = await new Promise<V1Status>((done, failed) => {
      new Exec(config)
        .exec('default', 'toolbox', 'toolbox', command, stdout, stderr, input, false, done)
        .catch(failed);
    });
    stdout.end();
    stderr.end();
    const [out, err] = await said;
    return { out, err, status };
  }

  it('runs commands', async () => {
    expect(await run(['echo', 'two', 'words'])).toMatchObject({
      out: 'two words\n',
      err: '',
      status: { status: 'Success' },
    });
    expect(await run(['cat'], 'from here\n')).toMatchObject({ out: 'from here\n' });
    expect(await run(['sh', '-c', 'exit 7'])).toMatchObject({
      status: {
        status: 'Failure',
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: '7' }] },
      },
    });
  });

  it('reads logs', async () => {
    const pod = harness.cluster.list('Pod', { labelSelector: 'job-name=migrate' })[0]!.metadata.name;
    const stream = new PassThrough();
    const said = text(stream);
    await new Log(config).log('default', pod, 'migrate', stream, { follow: false });
    expect(await said).toBe('adding column orders.note\n1 migration done\n');
  });

  it('leaves nothing behind, however it goes', async () => {
    const api = harness.cluster.list('Pod', { labelSelector: 'app=api' })[0]!.metadata.name;
    const streams: PassThrough[] = [];
    const open = (): PassThrough => {
      const stream = new PassThrough();
      stream.on('error', () => {}).resume();
      streams.push(stream);
      return stream;
    };
    let seed = 1;
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const sorts = [
      () => follow(`/api/v1/namespaces/default/pods/${api}/log?follow=true`),
      () => follow('/api/v1/pods?watch=true'),
      () => new Attach(config).attach('default', api, 'api', open(), open(), null, false),
      () => new PortForward(config).portForward('default', api, [8080], open(), null, open()),
      () =>
        new Exec(config).exec(
          'default',
          'toolbox',
          'toolbox',
          ['sleep', '3600'],
          open(),
          open(),
          null,
          false,
        ),
    ];
    let most = 0;
    for (let round = 0; round < 20; round++) {
      const opening = Promise.allSettled(
        Array.from({ length: 8 }, () => sorts[Math.floor(random() * sorts.length)]!()),
      );
      if (random() < 0.7) await opening;
      most = Math.max(most, harness.streams.count());
      line.cut(() => random() < 0.6);
      await opening;
    }
    expect(most).toBeGreaterThan(8);
    line.cut();
    await expect.poll(() => harness.streams.count(), { timeout: 4000, interval: 10 }).toBe(0);
    expect(line.open).toBe(0);
    for (const stream of streams) stream.destroy();
  });
});
