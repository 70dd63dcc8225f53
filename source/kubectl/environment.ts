/** What kubectl works on, and what it answers. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Manifest } from '../kubernetes/objects.ts';

export interface KubectlEnvironment {
  readonly cluster: Cluster;
  /** The current namespace, where the line names no other. */
  readonly namespace: string;
  /** Reads the manifests behind `-f FILE` or `-f DIRECTORY`; throws an error that says what is wrong with them. */
  readonly files?: (path: string) => readonly Manifest[];
  /** Who types; default `you`. */
  readonly actor?: string;
}

/** Lines without line breaks and control characters. */
export interface KubectlResult {
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exitCode: number;
  /** The command still waits for the cluster: run it again when something has changed. */
  readonly pending?: boolean;
}
