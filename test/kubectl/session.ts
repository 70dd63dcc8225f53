/** A cluster without controllers, so that only kubectl changes it, and a line to type at. */
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { FileReader } from '../../source/fixtures/files.ts';
import type { KubectlEnvironment, KubectlResult } from '../../source/kubectl/environment.ts';
import { runKubectl } from '../../source/kubectl/run.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { own } from '../../source/lib/fields.ts';
import type { Reconciler } from '../../source/store/reading.ts';

export interface Session {
  readonly cluster: Cluster;
  readonly environment: KubectlEnvironment;
  run(line: string): KubectlResult;
  /** What a command that succeeds prints. */
  out(line: string): string;
  /** What a command that fails complains of. */
  refused(line: string): string;
}

export interface SessionOptions {
  readonly manifests?: readonly Manifest[];
  readonly files?: Readonly<Record<string, readonly Manifest[]>>;
  /** Files as they are, by their paths. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Default: none. */
  readonly reconcilers?: readonly Reconciler[] | 'all';
}

export function session(options: SessionOptions = {}): Session {
  const { manifests = [], files = {}, texts = {}, reconcilers = [] } = options;
  const cluster = createCluster({
    spec: { seed: 1, profile: 'instant' },
    manifests,
    ...(reconcilers !== 'all' && { reconcilers }),
  });
  const environment: KubectlEnvironment = {
    cluster,
    namespace: 'default',
    fileSystem: filesOf(texts),
    files: (path) => {
      const found = own(files, path);
      if (found === undefined) throw new Error(`the path "${path}" does not exist`);
      return found;
    },
  };
  const run = (line: string) => runKubectl(line, environment);
  return {
    cluster,
    environment,
    run,
    out(line) {
      const { stdout, stderr, exitCode } = run(line);
      if (exitCode !== 0) throw new Error(`${line}: ${stderr.join('\n')}`);
      return stdout.join('\n');
    },
    refused(line) {
      const { stderr, exitCode } = run(line);
      if (exitCode === 0) throw new Error(`${line} was not refused`);
      return stderr.join('\n');
    },
  };
}

/** A file system of these texts; a path that others start with is a folder. */
function filesOf(texts: Readonly<Record<string, string>>): FileReader {
  const below = (folder: string) =>
    Object.keys(texts)
      .filter((path) => path.startsWith(`${folder.replace(/\/+$/, '')}/`))
      .map((path) => path.slice(folder.replace(/\/+$/, '').length + 1));
  return {
    readFile: (path) => new TextEncoder().encode(own(texts, path) ?? ''),
    stat: (path) => {
      const text = own(texts, path);
      if (text !== undefined) return { kind: 'file', size: text.length };
      return below(path).length > 0 ? { kind: 'directory', size: 0 } : undefined;
    },
    list: (path) => below(path),
  };
}
