/** Namespaces as the number keys and the command line know them. */
import type { Reader } from '../store/reading.ts';

/** `default` first, then the person's own by name, the cluster's own at the end: the keys 1 to 9. */
export function namespaceNames(read: Reader): readonly string[] {
  const names = read.list('Namespace').map(({ metadata }) => metadata.name);
  return [0, 1, 2].flatMap((rank) => names.filter((name) => rankOf(name) === rank).sort());
}

function rankOf(name: string): number {
  if (name === 'default') return 0;
  return name.startsWith('kube-') ? 2 : 1;
}
