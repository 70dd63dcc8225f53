import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { storageClassOf } from '../../kubernetes/storage-class-of.ts';
import {
  ageColumn,
  type Column,
  column,
  nameColumn,
  quantity,
  text,
  textColumn,
  wideTextColumn,
} from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { accessModesText, storageText } from '../storage.ts';

type Volume = ObjectOfKind['PersistentVolume'];

export const persistentVolumeColumns: readonly Column<Volume>[] = [
  nameColumn,
  column('Capacity', ({ spec }) => quantity(storageText(spec.capacity)), 'right'),
  textColumn('Access Modes', ({ spec }) => accessModesText(spec.accessModes)),
  textColumn('Reclaim Policy', ({ spec }) => spec.persistentVolumeReclaimPolicy),
  column('Status', (volume) => text(phase(volume), toneOfHealth[rowHealth('PersistentVolume', volume)])),
  textColumn('Claim', ({ spec: { claimRef } }) =>
    claimRef === undefined ? '' : `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}`,
  ),
  textColumn('StorageClass', storageClassOf),
  textColumn('VolumeAttributesClass', ({ spec }) => spec.volumeAttributesClassName ?? '<unset>'),
  textColumn('Reason', ({ status }) => status.reason),
  ageColumn,
  wideTextColumn('VolumeMode', ({ spec }) => spec.volumeMode ?? '<unset>'),
];

function phase({ metadata, status }: Volume): string {
  return metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating';
}
