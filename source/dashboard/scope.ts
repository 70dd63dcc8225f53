/** Which objects belong into a list. */
import { kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import type { Reader } from '../store/reading.ts';
import type { ListSpec } from './list-view.ts';

type Place = Pick<ListSpec, 'kind' | 'namespace' | 'scope'>;

/** All that belong into the list now, found by the reader's indexes. */
export function objectsIn(place: Place, read: Reader): readonly AnyObject[] {
  return candidates(place, read).filter((object) => inScope(place, object));
}

export function inScope({ kind, namespace, scope }: Place, object: AnyObject): boolean {
  const inNamespace =
    namespace === undefined || !kinds[kind].namespaced || object.metadata.namespace === namespace;
  switch (scope.type) {
    case 'all':
      return inNamespace;
    case 'owner':
      return object.metadata.ownerReferences?.some(({ uid }) => uid === scope.uid) ?? false;
    case 'node':
      return inNamespace && object.kind === 'Pod' && object.spec.nodeName === scope.name;
    case 'selector':
      return object.metadata.namespace === scope.namespace && carries(object, scope.labels);
  }
}

function candidates({ kind, namespace, scope }: Place, read: Reader): readonly AnyObject[] {
  switch (scope.type) {
    case 'all':
      return read.list(kind, kinds[kind].namespaced ? namespace : undefined);
    case 'owner':
      return read.ownedBy(kind, scope.uid);
    case 'node':
      return read.podsOnNode(scope.name);
    case 'selector':
      return read.podsWithLabels(scope.namespace, scope.labels);
  }
}

function carries(object: AnyObject, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(([name, value]) => object.metadata.labels?.[name] === value);
}
