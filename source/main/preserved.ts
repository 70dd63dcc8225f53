/**
 * The workshop at its first moment, kept in a file beside the bundle when that is built: reading it takes a few
 * milliseconds, building it some hundred, and the first frame waits for it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Cluster } from '../cluster/cluster.ts';
import { type PreservedCluster, preserveCluster, reviveCluster } from '../cluster/create.ts';
import { bundledPath } from '../fixtures/bundled.ts';
import { nodeFiles } from '../fixtures/files.ts';
import { buildCluster, bundledFolder, type ClusterChoices } from './build-cluster.ts';

interface Preserved {
  /** Digest of the fixture that it was built from. */
  readonly fixture: string;
  readonly cluster: PreservedCluster;
}

const workshop = 'workshop';

/** Writes the file; part of building the program. */
export async function preserve(): Promise<void> {
  const cluster = preserveCluster(await buildCluster([workshop]));
  writeFileSync(file(), serialize({ fixture: fixtureDigest(), cluster } satisfies Preserved));
}

/** The preserved cluster where it is what is asked for, is there, fits this Node, and its fixture did not change. */
export function preserved(
  fixtures: readonly string[],
  { seed, profile, startTime }: ClusterChoices,
): Cluster | undefined {
  const isOwnFile = nodeFiles.stat(workshop) !== undefined;
  const isAsBuilt = seed === undefined && profile === undefined && startTime === undefined;
  if (fixtures.join() !== workshop || isOwnFile || !isAsBuilt) return undefined;
  const found = read();
  return found?.fixture === fixtureDigest() ? reviveCluster(found.cluster) : undefined;
}

function read(): Preserved | undefined {
  try {
    return deserialize(readFileSync(file()));
  } catch {
    // Whatever is wrong with the file, the cluster can be built without it.
    return undefined;
  }
}

function file(): string {
  return fileURLToPath(new URL('./workshop.cluster', import.meta.url));
}

function fixtureDigest(): string {
  const path = bundledPath(workshop, bundledFolder, nodeFiles);
  return path === undefined ? '' : createHash('sha256').update(readFileSync(path)).digest('hex');
}
