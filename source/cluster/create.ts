/** Builds a cluster: bootstrapped, some minutes old, with a fixture's objects just applied. */
import type { ClusterSpec } from '../kubernetes/cluster-document.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { Change, Reconciler, Settings } from '../store/reading.ts';
import { createStore } from '../store/store.ts';
import { bootstrapManifests, defaultNodes } from './bootstrap.ts';
import type { Cluster } from './cluster.ts';
import { decode } from './decoding.ts';
import { Engine, type EngineCheckpoint } from './engine.ts';
import { LocalCluster } from './local-cluster.ts';
import { reconcilers as allReconcilers } from './reconcilers.ts';

export interface ClusterOptions {
  /** Default `kubarium`. */
  readonly name?: string;
  readonly spec?: ClusterSpec;
  /** Applied in this order at the start of virtual time. */
  readonly manifests?: readonly Manifest[];
  /** Default: all of them. */
  readonly reconcilers?: readonly Reconciler[];
}

const defaultName = 'kubarium';
const defaultStartTime = Date.UTC(2026, 0, 1);
/** The machines have been up this long when a person first looks. */
const uptime = 10 * 60_000;

/** Throws the StatusError of the first manifest that the API server refuses. */
export function createCluster(options: ClusterOptions = {}): LocalCluster {
  const { spec = {}, manifests = [], reconcilers = allReconcilers } = options;
  const settings = settingsOf(spec);
  const store = createStore(settings);
  const bootTime = settings.startTime - uptime;
  const engine = new Engine(store, reconcilers, bootTime);
  const boot = { actor: 'kubeadm', reason: 'the cluster is set up' };
  for (const manifest of bootstrapManifests(spec.nodes ?? defaultNodes, bootTime)) {
    engine.request(boot, (door) => door.create(manifest, undefined, boot.reason));
  }
  engine.kernel.advanceTo(settings.startTime);
  for (const manifest of manifests) {
    const cause = { actor: 'fixture', reason: `the fixture has ${manifest.kind} ${manifest.metadata.name}` };
    const decoded = decode(manifest, {});
    engine.request(cause, (door) => door.create(decoded, undefined, cause.reason), 'kubectl-create');
  }
  engine.takeChanges();
  return new LocalCluster(options.name ?? defaultName, engine);
}

function settingsOf(spec: ClusterSpec): Settings {
  const startTime = spec.startTime === undefined ? defaultStartTime : Date.parse(spec.startTime);
  return { seed: spec.seed ?? 1, profile: spec.profile ?? 'realistic', startTime, images: spec.images ?? [] };
}

/** All of a cluster as plain data, its history included, so that it can be kept in a file and go on from there. */
export interface PreservedCluster {
  readonly name: string;
  readonly settings: Settings;
  readonly checkpoint: EngineCheckpoint;
  /** The feed, oldest first. Shares its objects with the checkpoint; a format that keeps that stays small. */
  readonly changes: readonly Change[];
}

export function preserveCluster(cluster: LocalCluster): PreservedCluster {
  const { name, read } = cluster;
  return { name, settings: read.settings, checkpoint: cluster.checkpoint(), changes: cluster.history };
}

/** The cluster that was preserved, at the very moment at which it was. */
export function reviveCluster({ name, settings, checkpoint, changes }: PreservedCluster): Cluster {
  const store = createStore(settings);
  const engine = new Engine(store, allReconcilers, checkpoint.time);
  engine.restore(checkpoint, changes);
  return new LocalCluster(name, engine);
}
