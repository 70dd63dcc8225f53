import { kinds } from '../../kubernetes/kinds.ts';
import type { Namespace } from '../../kubernetes/objects.ts';
import { forbidden, notFound } from '../../kubernetes/status-error.ts';
import type { AdmissionPlugin } from './admission.ts';

const protectedNamespaces = ['default', 'kube-system', 'kube-public'];

/** Nothing is created in a namespace that is not there or is going away, and three of them never go. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  mutate(object, { verb, kind, namespace, name }, view) {
    if (verb === 'delete' && kind === 'Namespace' && protectedNamespaces.includes(name)) {
      throw forbidden(kind, name, 'this namespace may not be deleted');
    }
    if (verb !== 'create' || namespace === undefined || !kinds[kind].namespaced) return object;
    const found = view.get('Namespace', namespace) as Namespace | undefined;
    if (found === undefined) throw notFound('Namespace', namespace);
    if (found.status.phase === 'Terminating' && kind !== 'Event') {
      const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
      throw forbidden(kind, name || (object.metadata.generateName ?? ''), why);
    }
    return object;
  },
};
