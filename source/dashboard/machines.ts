/** Whether a machine is unplugged: no API object says so, the machinery behind the kubelets knows. */
import type { InternalValue, Reader } from '../store/reading.ts';

interface Machine extends InternalValue {
  readonly kind: 'NodeRuntime';
  readonly silentSince?: number;
}

export function isUnplugged(node: string, read: Reader): boolean {
  return read.internal<Machine>('NodeRuntime', node)?.silentSince !== undefined;
}
