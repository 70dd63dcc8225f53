/** Real kubectls against a server of ours: a cluster, a port on loopback, a kubeconfig in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Cluster } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import { Pacer } from '../../../source/cluster/pacer.ts';
import { nodeFiles } from '../../../source/fixtures/files.ts';
import { loadFixtures } from '../../../source/fixtures/load.ts';
import { splitWords } from '../../../source/kubectl/words.ts';
import type { ClusterSpec } from '../../../source/kubernetes/cluster-document.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { startServer } from '../../../source/main/api-server.ts';
import { pacedAt, wallClock } from '../../../source/main/real-time.ts';
import type { OpenStreams } from '../../../source/server/streams/open-streams.ts';
import { root } from '../../rules/sources.ts';
import { minutes } from '../../support/waiting.ts';
import { newest, type Program } from './programs.ts';
import { type Printed, Started } from './started.ts';

/** A kubectl takes a tenth of a second where it has the machine for itself. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Virtual seconds that pass in one of the test's. */
export const fast = 20;
/** Virtual time starts so long before the machine's, by which kubectl counts some ages; it must not come before it. */
const headStart = 60 * minutes;

export interface HarnessOptions {
  readonly spec?: ClusterSpec;
  readonly manifests?: readonly Manifest[];
  /** Files of manifests, from the root of the project. */
  readonly fixtures?: readonly string[];
  /** Virtual seconds in one of the test's; 0: time passes only where the test lets it. */
  readonly speed?: number;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** So long it may take before it is ended (milliseconds of the machine). */
  readonly patience?: number;
}

type Given = 'cluster' | 'url' | 'streams' | 'folder' | 'kubeconfig' | 'program' | 'setSpeed';

/** Lines are words and quotes as in a shell, without the word `kubectl`. */
export class Harness {
  readonly cluster: Cluster;
  readonly url: string;
  /** What the server keeps open. */
  readonly streams: OpenStreams;
  /** For manifests and editors; the home of the kubectls too. */
  readonly folder: string;
  readonly kubeconfig: string;
  readonly program: Program | undefined;
  /** Virtual seconds in one of the test's, from now on. */
  readonly setSpeed: (speed: number) => void;
  readonly #stops: (() => Promise<void>)[];

  static async start(options: HarnessOptions = {}): Promise<Harness> {
    const cluster = await clusterOf(options);
    const pace = paceOf(options.speed ?? fast);
    const folder = mkdtempSync(path.join(tmpdir(), 'kubarium-real-'));
    const pacer = new Pacer(pacedAt(cluster, pace), wallClock, () => {});
    const kubeconfig = path.join(folder, 'kubeconfig');
    const server = await startServer(cluster, { kubeconfig }, pacer);
    const stop = async (): Promise<void> => {
      pacer.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    };
    const { url, streams } = server;
    const setSpeed = (speed: number): void => {
      pacer.catchUp();
      Object.assign(pace, paceOf(speed));
      pacer.plan();
    };
    const program = newest;
    return new Harness({ cluster, url, streams, folder, kubeconfig, program, setSpeed, stops: [stop] });
  }

  constructor({
    stops,
    ...rest
  }: Pick<Harness, Given> & {
    stops: (() => Promise<void>)[];
  }) {
    this.cluster = rest.cluster;
    this.url = rest.url;
    this.streams = rest.streams;
    this.folder = rest.folder;
    this.kubeconfig = rest.kubeconfig;
    this.program = rest.program;
    this.setSpeed = rest.setSpeed;
    this.#stops = stops;
  }

  /** The same with another kubectl. */
  with(program: Program): Harness {
    return new Harness({ ...this, program, stops: this.#stops });
  }

  /** The same in a namespace of its own, which is made for it. */
  in(namespace: string): Harness {
    this.cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const config = parse(readFileSync(this.kubeconfig, 'utf8'));
    config.contexts[0].context.namespace = namespace;
    const kubeconfig = path.join(this.folder, this.file(`kubeconfig-${namespace}`, stringify(config)));
    return new Harness({ ...this, kubeconfig, stops: this.#stops });
  }

  /** Ends what still runs, the server last. */
  async close(): Promise<void> {
    for (const stop of this.#stops.toReversed()) await stop();
  }

  run(line: string, options: RunOptions = {}): Promise<Printed> {
    const { child, printed } = this.start(line, options);
    child.stdin?.end(options.stdin ?? '');
    return printed;
  }

  /** What a line that succeeds prints. */
  async out(line: string, options: RunOptions = {}): Promise<string> {
    const { out, err, code } = await this.run(line, options);
    if (code !== 0) throw new Error(`kubectl ${line}: ${code}\n${err}${out}`);
    return out.trimEnd();
  }

  /** What a line that fails complains of. */
  async refused(line: string, options: RunOptions = {}): Promise<string> {
    const { out, err, code } = await this.run(line, options);
    if (code === 0) throw new Error(`kubectl ${line} was not refused:\n${out}`);
    return err.trimEnd();
  }

  /** A line that goes on until it is ended; its input stays open. */
  start(line: string, { env = {}, patience }: RunOptions = {}): Started {
    if (this.program === undefined) throw new Error('there is no kubectl');
    const words = splitWords(line).words.map(({ text }) => text);
    const child = spawn(this.program.file, words, {
      cwd: this.folder,
      env: { PATH: process.env.PATH, HOME: this.folder, KUBECONFIG: this.kubeconfig, ...env },
      ...(patience !== undefined && { timeout: patience }),
    });
    this.#stops.push(async () => void child.kill('SIGKILL'));
    return new Started(child);
  }

  /** A file in the folder; its name. */
  file(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o755 });
    return name;
  }

  /** Lets virtual time pass until something holds. */
  until(what: string, holds: () => boolean, within = 10 * minutes): void {
    const end = this.cluster.now + within;
    while (!holds()) {
      const { now, nextEventTime } = this.cluster;
      if (nextEventTime === undefined || now > end) throw new Error(`${what}: it never came to that`);
      this.cluster.advance(Math.max(1, nextEventTime - now));
    }
  }
}

async function clusterOf({ spec, manifests = [], fixtures = [] }: HarnessOptions): Promise<Cluster> {
  const files = fixtures.map((name) => path.join(root, name));
  const loaded = files.length === 0 ? undefined : await loadFixtures(files, nodeFiles);
  return createCluster({
    name: 'test',
    spec: { startTime: new Date(Date.now() - headStart).toISOString(), ...loaded?.cluster, ...spec },
    manifests: [...(loaded?.manifests ?? []).map(({ manifest }) => manifest), ...manifests],
  });
}

function paceOf(speed: number) {
  return { speed: Math.max(1, speed), paused: speed === 0 };
}
