import type { ObjectOfKind } from './objects.ts';

type Classed = ObjectOfKind['PersistentVolumeClaim'] | ObjectOfKind['PersistentVolume'];

/** Name of a claim's or volume's class, by the older annotation first; empty where it has none. */
export function storageClassOf({ metadata, spec }: Classed): string {
  return metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec.storageClassName ?? '';
}
