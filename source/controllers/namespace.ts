/** The namespace controller: empties a namespace that is being deleted, then lets it go (pkg/controller/namespace). */
import { namespaceFinalizer } from '../kubernetes/finalizers.ts';
import { allKinds, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject, Namespace } from '../kubernetes/objects.ts';
import {
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
  type Write,
} from '../store/reading.ts';

const namespacedKinds = allKinds.filter((kind) => kinds[kind].namespaced);

export const namespace: Reconciler = {
  name: 'namespace-controller',
  // Objects leave in droves; one look every so often is enough.
  tables: allKinds,
  delay: 100,
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const own = subject(change, 'Namespace');
  if (own !== undefined) {
    if (isTerminating(own)) yield own.metadata.name;
    return;
  }
  const item = change.type === 'MODIFIED' ? undefined : (change.after ?? change.before);
  const place = item !== undefined && 'metadata' in item ? item.metadata.namespace : undefined;
  if (place !== undefined && isTerminating(read.get('Namespace', undefined, place))) yield place;
}

function reconcile({ read }: ReconcileContext, name: string): Outcome {
  const found = read.get('Namespace', undefined, name);
  if (found === undefined || !isTerminating(found)) return {};
  const content = namespacedKinds.flatMap((kind): readonly KubeObject[] => read.list(kind, name));
  if (content.length === 0) return { writes: [release(found)] };
  const reason = `Namespace ${name} is being deleted with all that is in it`;
  return {
    writes: content
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map((object) => ({ verb: 'delete', object, propagationPolicy: 'Background', reason })),
  };
}

function isTerminating(found: Namespace | undefined): boolean {
  return (
    found?.metadata.deletionTimestamp !== undefined &&
    found.spec.finalizers?.includes(namespaceFinalizer) === true
  );
}

function release(found: Namespace): Write {
  const finalizers = found.spec.finalizers?.filter((each) => each !== namespaceFinalizer);
  const object: Namespace = { ...found, spec: { ...found.spec, finalizers } };
  const reason = `Namespace ${found.metadata.name} is empty`;
  return { verb: 'update', subresource: 'finalize', object, reason };
}
