import type { ObjectOfKind, ReplicaSet } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, controlledBy, field, type Lines, labelsField } from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';
import { conditionsBlock, podsStatusLine } from './workload.ts';

type ReplicationController = ObjectOfKind['ReplicationController'];

export function describeReplicaSet(set: ReplicaSet, read: Reader, now: number): Lines {
  return describeReplicas(set, formatLabelSelector(set.spec.selector), read, now);
}

export function describeReplicationController(set: ReplicationController, read: Reader, now: number): Lines {
  return describeReplicas(set, formatLabels(set.spec.selector), read, now);
}

function describeReplicas(
  set: ReplicaSet | ReplicationController,
  selector: string,
  read: Reader,
  now: number,
): Lines {
  const { metadata, spec, status } = set;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('Selector', selector),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...controlledBy(set),
    field('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 0} desired`),
    podsStatusLine(set, read),
    ...podTemplateBlock(spec.template),
    ...conditionsBlock(status.conditions),
    ...eventsBlock(set, read, now),
  ];
}
