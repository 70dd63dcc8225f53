import { kinds, qualifiedSingular } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';

/** `pod "web" deleted from shop namespace` */
export function deletionMessage({ kind, metadata }: AnyObject, done = 'deleted'): string {
  const what = `${qualifiedSingular(kind)} "${metadata.name}" ${done}`;
  return kinds[kind].namespaced ? `${what} from ${metadata.namespace} namespace` : what;
}
