/** The controllers alone, over kubelets that start and stop pods at once: for tests of whole rollouts. */

import type { Cause } from '../../../source/cluster/cluster.ts';
import { Engine } from '../../../source/cluster/engine.ts';
import { controllers } from '../../../source/controllers/index.ts';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import {
  type KubeObject,
  keyOf,
  type Manifest,
  type ObjectOfKind,
  type Pod,
} from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import {
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../../../source/store/reading.ts';
import { createStore } from '../../../source/store/store.ts';
import { epoch } from '../../support/world.ts';

export interface Rig {
  readonly read: Reader;
  readonly now: number;
  create(manifest: Manifest): KubeObject;
  /** Replaces an object by what the function makes of it. */
  edit<K extends Kind>(kind: K, name: string, change: (object: ObjectOfKind[K]) => object): void;
  editStatus<K extends Kind>(kind: K, name: string, change: (object: ObjectOfKind[K]) => object): void;
  delete(kind: Kind, name: string, propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'): void;
  /** Lets virtual milliseconds pass. */
  advance(milliseconds: number): void;
  /** Every event so far, `REASON: MESSAGE`, in order of their first time. */
  events(about?: string): string[];
}

const you: Cause = { actor: 'you', reason: 'a test' };

export interface RigOptions {
  /** What becomes of a pod that is not deleted: its next status; default Running and Ready. */
  readonly statusOf?: (pod: Pod, now: number) => object | undefined;
  /** Node of new pods. */
  readonly nodeName?: string;
}

export function rig({ statusOf = running, nodeName = 'node-1' }: RigOptions = {}): Rig {
  const store = createStore({ seed: 1, profile: 'instant', startTime: epoch, images: [] });
  const engine = new Engine(store, [...controllers, kubelets(statusOf, nodeName)], epoch);
  const place = (kind: Kind) => (kind === 'Node' || kind === 'Namespace' ? undefined : 'default');
  const stored = <K extends Kind>(kind: K, name: string) => store.read.get(kind, place(kind), name)!;
  const made: Rig = {
    read: store.read,
    get now() {
      return engine.kernel.now;
    },
    create: (manifest) =>
      engine.request(you, (door) => door.create(manifest, undefined, 'a test')) as KubeObject,
    edit: (kind, name, change) => {
      const object = change(stored(kind, name)) as KubeObject;
      engine.request(you, (door) => door.update(object, 'a test'));
    },
    editStatus: (kind, name, change) => {
      const object = change(stored(kind, name)) as KubeObject;
      engine.request(you, (door) => door.update(object, 'a test', { subresource: 'status' }));
    },
    delete: (kind, name, propagationPolicy) => {
      engine.request(you, (door) => door.delete(kind, place(kind), name, { propagationPolicy }, 'a test'));
    },
    advance: (milliseconds) => {
      engine.kernel.advanceTo(engine.kernel.now + milliseconds);
    },
    events: (about) =>
      [...store.read.list('Event')]
        .filter((event) => about === undefined || event.involvedObject.name === about)
        .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
        .map((event) => `${event.reason}: ${event.message}`),
  };
  for (const name of ['default', 'kube-node-lease']) {
    made.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  for (const name of new Set(['node-1', nodeName])) made.create(node(name));
  return made;
}

/** A node whose kubelet is heard: it says Ready, and no lease says otherwise. */
export function node(name: string, fields: { readonly labels?: Record<string, string> } = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, ...fields },
    spec: {},
    status: { conditions: [condition('Ready', 'True', epoch)] },
  };
}

export function condition(type: string, status: string, now: number): object {
  return { type, status, lastTransitionTime: timestamp(now) };
}

function running(_pod: Pod, now: number): object {
  return { phase: 'Running', conditions: [condition('Ready', 'True', now)] };
}

/** Gives pods their node and status, and lets deleted ones go. */
function kubelets(statusOf: (pod: Pod, now: number) => object | undefined, nodeName: string): Reconciler {
  return {
    name: 'kubelet',
    *watch(change) {
      const pod = change.type === 'DELETED' ? undefined : subject(change, 'Pod');
      if (pod !== undefined && change.actor !== 'kubelet') yield keyOf(pod);
    },
    reconcile: ({ read, now }: ReconcileContext, key): Outcome => {
      const pod = read.getByKey('Pod', key);
      if (pod === undefined) return {};
      const reason = 'the kubelet works';
      if (pod.metadata.deletionTimestamp !== undefined) {
        return { writes: [{ verb: 'delete', object: pod, gracePeriodSeconds: 0, reason }] };
      }
      if (pod.spec.nodeName === undefined) {
        return {
          writes: [{ verb: 'bind', object: pod, nodeName, reason }],
          settle: () => {
            const bound = read.getByKey('Pod', key)!;
            const next = statusOf(bound, now);
            if (next === undefined) return {};
            const status = { ...bound.status, ...next };
            return {
              writes: [
                { verb: 'update', subresource: 'status', object: { ...bound, status } as Pod, reason },
              ],
            };
          },
        };
      }
      return {};
    },
  };
}
