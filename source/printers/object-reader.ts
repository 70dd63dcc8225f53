import type { Kind } from '../kubernetes/kinds.ts';
import type { ObjectOfKind, Pod } from '../kubernetes/objects.ts';

/** What printers ask of a cluster, besides the object itself. The store's reader is one. */
export interface ObjectReader {
  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOfKind[K] | undefined;
  list<K extends Kind>(kind: K, namespace?: string): readonly ObjectOfKind[K][];
  ownedBy<K extends Kind>(kind: K, ownerUid: string): readonly ObjectOfKind[K][];
  podsOnNode(nodeName: string): readonly Pod[];
  eventsAbout(uid: string): readonly ObjectOfKind['Event'][];
}
