import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { storageClassOf } from '../../kubernetes/storage-class-of.ts';
import type { Reader } from '../../store/reading.ts';
import { claimAccessModes, claimCapacity } from '../columns/persistent-volume-claim.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  bracketed,
  field,
  type Lines,
  labelsField,
  listField,
  longTime,
  optionalField,
  section,
} from './lines.ts';
import { phaseLine } from './persistent-volume.ts';

type Claim = ObjectOfKind['PersistentVolumeClaim'];

export function describePersistentVolumeClaim(claim: Claim, read: Reader, now: number): Lines {
  const { metadata, spec } = claim;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('StorageClass', storageClassOf(claim)),
    phaseLine(claim, now),
    field('Volume', spec.volumeName),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('Finalizers', bracketed(metadata.finalizers)),
    field('Capacity', claimCapacity(claim)),
    field('Access Modes', claimAccessModes(claim)),
    ...optionalField('VolumeMode', spec.volumeMode),
    ...dataSourceLines(claim),
    ...listField('Used By', usersOf(claim, read)),
    ...conditionLines(claim),
    ...eventsBlock(claim, read, now),
  ];
}

function dataSourceLines({ spec: { dataSource } }: Claim): Lines {
  if (dataSource === undefined) return [];
  return section('DataSource', [
    ...optionalField('APIGroup', dataSource.apiGroup),
    field('Kind', dataSource.kind),
    field('Name', dataSource.name),
  ]);
}

/** Names of the pods that mount it, sorted. */
function usersOf({ metadata }: Claim, read: Reader): Lines {
  return read
    .list('Pod', metadata.namespace)
    .filter(({ spec }) =>
      spec.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata.name),
    )
    .map((pod) => pod.metadata.name)
    .sort();
}

function conditionLines({ status: { conditions = [] } }: Claim): Lines {
  if (conditions.length === 0) return [];
  const rows = conditions.map((condition) =>
    [
      condition.type,
      condition.status,
      longTime(condition.lastProbeTime),
      longTime(condition.lastTransitionTime),
      condition.reason ?? '',
      condition.message ?? '',
    ].join(' \t'),
  );
  return section('Conditions', [
    'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage',
    '----\t------\t-----------------\t------------------\t------\t-------',
    ...rows,
  ]);
}
