/** Descriptions of hand-written objects. */
import type { Kind } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { describe } from '../../source/printers/index.ts';
import { epoch, world } from '../support/world.ts';

/** So many seconds before now. */
export const ago = (seconds: number) => timestamp(epoch - seconds * 1000);

/** The description of the first of some objects, as one text. */
export function described(first: Manifest, ...others: readonly Manifest[]): string {
  const read = world(first, ...others);
  const object = read.get(first.kind as Kind, first.metadata.namespace, first.metadata.name ?? '')!;
  return describe(object, read, epoch).join('\n');
}

export function manifest(kind: string, name: string, fields: object = {}, metadata: object = {}): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'foo', uid: name, ...metadata }, ...fields };
}

export function ownedBy(kind: string, name: string) {
  return { ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid: name, controller: true }] };
}

export const template = (image: string) => ({
  metadata: { labels: { app: 'bar' } },
  spec: { containers: [{ name: 'main', image, ports: [{ containerPort: 80, name: 'http' }] }] },
});
