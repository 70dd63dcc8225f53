import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, text, textColumn, wideTextColumn } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';

type Claim = ObjectOfKind['PersistentVolumeClaim'];

const accessModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

export const persistentVolumeClaimColumns: readonly Column<Claim>[] = [
  nameColumn,
  column('Status', (claim) => text(phase(claim), toneOfHealth[rowHealth('PersistentVolumeClaim', claim)])),
  textColumn('Volume', ({ spec }) => spec.volumeName),
  textColumn('Capacity', (claim) => (isBound(claim) ? `${claim.status.capacity?.storage ?? ''}` : '')),
  textColumn('Access Modes', (claim) =>
    isBound(claim) ? (claim.status.accessModes ?? []).map((mode) => accessModes[mode] ?? mode).join(',') : '',
  ),
  textColumn('StorageClass', ({ spec }) => spec.storageClassName),
  textColumn('VolumeAttributesClass', ({ spec }) => spec.volumeAttributesClassName ?? '<unset>'),
  ageColumn,
  wideTextColumn('VolumeMode', ({ spec }) => spec.volumeMode ?? '<unset>'),
];

function phase({ metadata, status }: Claim): string {
  return metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating';
}

function isBound({ spec }: Claim): boolean {
  return spec.volumeName !== undefined && spec.volumeName !== '';
}
