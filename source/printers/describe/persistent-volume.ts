import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { storageClassOf } from '../../kubernetes/storage-class-of.ts';
import type { Reader } from '../../store/reading.ts';
import { age } from '../cell.ts';
import { accessModesText, storageText } from '../storage.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  bracketed,
  field,
  indent,
  type Lines,
  labelsField,
  listField,
  optionalField,
  sortedEntries,
} from './lines.ts';
import { hostPathLines } from './volumes.ts';

type Volume = ObjectOfKind['PersistentVolume'];

export function describePersistentVolume(volume: Volume, read: Reader, now: number): Lines {
  const { metadata, spec, status } = volume;
  const { claimRef } = spec;
  return [
    field('Name', metadata.name),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('Finalizers', bracketed(metadata.finalizers)),
    field('StorageClass', storageClassOf(volume)),
    phaseLine(volume, now),
    field('Claim', claimRef && `${claimRef.namespace}/${claimRef.name}`),
    field('Reclaim Policy', spec.persistentVolumeReclaimPolicy),
    field('Access Modes', accessModesText(spec.accessModes)),
    ...optionalField('VolumeMode', spec.volumeMode),
    field('Capacity', storageText(spec.capacity)),
    ...affinityLines(volume),
    field('Message', status.message),
    'Source:',
    ...indent(2, sourceLines(volume)),
    ...eventsBlock(volume, read, now),
  ];
}

/** Of a volume or a claim. */
export function phaseLine(
  { metadata, status }: Volume | ObjectOfKind['PersistentVolumeClaim'],
  now: number,
): string {
  const { deletionTimestamp } = metadata;
  if (deletionTimestamp === undefined) return field('Status', status.phase);
  return field('Status', `Terminating (lasts ${age(deletionTimestamp, now).text})`);
}

function affinityLines({ spec }: Volume): Lines {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms;
  if (terms === undefined) return [field('Node Affinity', '<none>')];
  if (terms.length === 0) return [field('Node Affinity', ''), '  Required Terms:\t<none>'];
  const lines = terms.flatMap(({ matchExpressions = [] }, index) =>
    listField(
      `Term ${index}`,
      matchExpressions.map(({ key, operator, values }) =>
        [key, operator.toLowerCase(), ...(values?.length ? [`[${values.join(', ')}]`] : [])].join(' '),
      ),
    ),
  );
  return [field('Node Affinity', ''), field('  Required Terms', ''), ...indent(2, lines)];
}

function sourceLines({ spec: { hostPath, local, nfs, csi } }: Volume): Lines {
  if (hostPath) return hostPathLines(hostPath);
  if (local) {
    return [
      field('Type', 'LocalVolume (a persistent volume backed by local storage on a node)'),
      field('Path', local.path),
    ];
  }
  if (nfs) {
    return [
      field('Type', 'NFS (an NFS mount that lasts the lifetime of a pod)'),
      field('Server', nfs.server),
      field('Path', nfs.path),
      field('ReadOnly', nfs.readOnly ?? false),
    ];
  }
  if (csi === undefined) return ['<unknown>'];
  const attributes = sortedEntries(csi.volumeAttributes).map(([key, value]) => `${key}=${value}`);
  return [
    field('Type', 'CSI (a Container Storage Interface (CSI) volume source)'),
    field('Driver', csi.driver),
    field('FSType', csi.fsType),
    field('VolumeHandle', csi.volumeHandle),
    field('ReadOnly', csi.readOnly ?? false),
    ...listField('VolumeAttributes', attributes),
  ];
}
