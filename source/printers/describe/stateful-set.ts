import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  bracketed,
  field,
  type Lines,
  labelsField,
  longTime,
  optionalField,
  section,
} from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';
import { podsStatusLine } from './workload.ts';

type StatefulSet = ObjectOfKind['StatefulSet'];

export function describeStatefulSet(set: StatefulSet, read: Reader, now: number): Lines {
  const { metadata, spec, status } = set;
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('CreationTimestamp', longTime(metadata.creationTimestamp)),
    field('Selector', formatLabelSelector(spec.selector)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...optionalField('Service Name', spec.serviceName),
    ...optionalField('Pod Management Policy', spec.podManagementPolicy),
    field('Replicas', `${spec.replicas ?? 0} desired | ${status.replicas ?? 0} total`),
    field('Update Strategy', spec.updateStrategy?.type),
    ...partitionLines(set),
    ...section('Persistent Volume Claim Retention Policy', [
      ...optionalField('WhenDeleted', retention?.whenDeleted),
      ...optionalField('WhenScaled', retention?.whenScaled),
    ]),
    podsStatusLine(set, read),
    ...podTemplateBlock(spec.template),
    ...claimLines(set),
    ...eventsBlock(set, read, now),
  ];
}

function partitionLines({ spec }: StatefulSet): Lines {
  const { partition, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {};
  if (partition === undefined) return [];
  return [field('  Partition', partition), ...optionalField('  MaxUnavailable', maxUnavailable)];
}

function claimLines({ spec }: StatefulSet): Lines {
  const claims = spec.volumeClaimTemplates ?? [];
  if (claims.length === 0) return [field('Volume Claims', '<none>')];
  return section(
    'Volume Claims',
    claims.flatMap((claim) => [
      field('Name', claim.metadata?.name),
      field('StorageClass', claim.spec?.storageClassName),
      ...labelsField('Labels', claim.metadata?.labels),
      ...annotationsField('Annotations', claim.metadata?.annotations),
      field('Capacity', claim.spec?.resources?.requests?.storage),
      field('Access Modes', bracketed(claim.spec?.accessModes)),
    ]),
  );
}
