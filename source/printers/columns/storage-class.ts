import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, text, textColumn, truth } from '../cell.ts';
import { isDefaultClass } from '../storage.ts';

export const storageClassColumns: readonly Column<ObjectOfKind['StorageClass']>[] = [
  {
    ...nameColumn,
    value: ({ metadata }) => text(metadata.name + (isDefaultClass(metadata.annotations) ? ' (default)' : '')),
  },
  textColumn('Provisioner', ({ provisioner }) => provisioner),
  textColumn('ReclaimPolicy', ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete'),
  textColumn('VolumeBindingMode', ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate'),
  column('AllowVolumeExpansion', ({ allowVolumeExpansion }) => truth(allowVolumeExpansion ?? false)),
  ageColumn,
];
