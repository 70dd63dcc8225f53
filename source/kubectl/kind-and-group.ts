import { kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';

/** `Deployment.apps`, as kubectl names a kind that it has no way with. */
export function kindAndGroup({ kind }: AnyObject): string {
  const { group } = kinds[kind];
  return group === '' ? kind : `${kind}.${group}`;
}
