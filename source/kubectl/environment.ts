/** What kubectl works on, and what it answers. */
import type { Cluster } from '../cluster/cluster.ts';
import type { FileReader } from '../fixtures/files.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { SchemaSource } from '../kubernetes/openapi/definitions.ts';

export interface KubectlEnvironment {
  readonly cluster: Cluster;
  /** The current namespace, where the line names no other. */
  readonly namespace: string;
  /** Reads the manifests behind `-f FILE` or `-f DIRECTORY`; throws an error that says what is wrong with them. */
  readonly files?: (path: string) => readonly Manifest[];
  /** Files as they are: what `--from-file` reads. */
  readonly fileSystem?: FileReader;
  /** What `-f -` reads, where the line brings nothing (`<<EOF`). */
  readonly stdin?: string;
  /** What `explain` tells. */
  readonly schemas?: SchemaSource;
  /** Who types; default `you`. */
  readonly actor?: string;
}

/** Lines without line breaks and control characters. */
export interface KubectlResult {
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exitCode: number;
  /** The command waited for the cluster, and was left there. */
  readonly pending?: boolean;
  /** The current namespace from now on (`config set-context --current --namespace=team`). */
  readonly namespace?: string;
}
