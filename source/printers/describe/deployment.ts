import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { revisionsOf } from '../revisions.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, field, type Lines, labelsField, longTime } from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';
import { conditionsBlock } from './workload.ts';

export function describeDeployment(deployment: Deployment, read: Reader, now: number): Lines {
  const { metadata, spec, status } = deployment;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('CreationTimestamp', longTime(metadata.creationTimestamp)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('Selector', formatLabelSelector(spec.selector)),
    field(
      'Replicas',
      `${spec.replicas ?? 0} desired | ${status.updatedReplicas ?? 0} updated | ${status.replicas ?? 0} total | ` +
        `${status.availableReplicas ?? 0} available | ${status.unavailableReplicas ?? 0} unavailable`,
    ),
    field('StrategyType', spec.strategy?.type),
    field('MinReadySeconds', spec.minReadySeconds ?? 0),
    ...rollingUpdateLine(deployment),
    ...podTemplateBlock(spec.template),
    ...conditionsBlock(status.conditions),
    ...replicaSetLines(deployment, read),
    ...eventsBlock(deployment, read, now),
  ];
}

function rollingUpdateLine({ spec }: Deployment): Lines {
  const limits = spec.strategy?.rollingUpdate;
  if (limits === undefined) return [];
  const text = `${limits.maxUnavailable ?? '25%'} max unavailable, ${limits.maxSurge ?? '25%'} max surge`;
  return [field('RollingUpdateStrategy', text)];
}

function replicaSetLines(deployment: Deployment, read: Reader): Lines {
  const { current, old } = revisionsOf(deployment, read);
  return [
    field('OldReplicaSets', old.map(replicaSetText).join(', ') || '<none>'),
    field('NewReplicaSet', current === undefined ? '<none>' : replicaSetText(current)),
  ];
}

function replicaSetText({ metadata, spec, status }: ReplicaSet): string {
  return `${metadata.name} (${status.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`;
}
