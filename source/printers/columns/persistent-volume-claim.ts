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

type Claim = ObjectOfKind['PersistentVolumeClaim'];

export const persistentVolumeClaimColumns: readonly Column<Claim>[] = [
  nameColumn,
  column('Status', (claim) => text(phase(claim), toneOfHealth[rowHealth('PersistentVolumeClaim', claim)])),
  textColumn('Volume', ({ spec }) => spec.volumeName),
  column('Capacity', (claim) => quantity(claimCapacity(claim)), 'right'),
  textColumn('Access Modes', claimAccessModes),
  textColumn('StorageClass', storageClassOf),
  textColumn('VolumeAttributesClass', ({ spec }) => spec.volumeAttributesClassName ?? '<unset>'),
  ageColumn,
  wideTextColumn('VolumeMode', ({ spec }) => spec.volumeMode ?? '<unset>'),
];

function phase({ metadata, status }: Claim): string {
  return metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating';
}

/** Empty before it is bound, as its access modes are. */
export function claimCapacity({ spec, status }: Claim): string {
  return spec.volumeName ? storageText(status.capacity) : '';
}

export function claimAccessModes({ spec, status }: Claim): string {
  return spec.volumeName ? accessModesText(status.accessModes) : '';
}
