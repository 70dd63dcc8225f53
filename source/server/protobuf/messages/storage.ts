/** Messages of the storage API (storage); see `message-table.ts` for the notation. */
export const storageMessages: Readonly<Record<string, string>> = {
  'storage.StorageClass':
    '1 metadata meta.ObjectMeta, 2 provisioner string!, 3 parameters string{}, 4 reclaimPolicy string?, 5 mountOptions string[], 6 allowVolumeExpansion bool?, 7 volumeBindingMode string?, 8 allowedTopologies core.TopologySelectorTerm[]',
};
