import type { Pod } from '../../kubernetes/objects.ts';
import { qosClass } from '../../kubernetes/pod-resources.ts';
import { isPodTerminal, podCondition } from '../../kubernetes/pods.ts';
import type { Reader } from '../../store/reading.ts';
import { age } from '../cell.ts';
import { containersBlock } from './containers.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  controlledBy,
  field,
  type Lines,
  labelsField,
  longTime,
  optionalField,
  section,
} from './lines.ts';
import { placement, spreadLines } from './pod-placement.ts';
import { volumesBlock } from './volumes.ts';

export function describePod(pod: Pod, read: Reader, now: number): Lines {
  const { metadata, spec, status } = pod;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    ...optionalField('Priority', spec.priority),
    ...optionalField('Priority Class Name', spec.priorityClassName),
    ...optionalField('Runtime Class Name', spec.runtimeClassName),
    ...optionalField('Service Account', spec.serviceAccountName),
    field('Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'),
    ...(status.startTime ? [field('Start Time', longTime(status.startTime))] : []),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...statusLines(pod, now),
    ...optionalField('Reason', status.reason),
    ...optionalField('Message', status.message),
    ...optionalField('SeccompProfile', spec.securityContext?.seccompProfile?.type),
    ...addressLines(pod),
    ...controlledBy(pod),
    ...optionalField('NominatedNodeName', status.nominatedNodeName),
    ...(spec.initContainers?.length
      ? containersBlock('Init Containers', spec.initContainers, status.initContainerStatuses)
      : []),
    ...containersBlock('Containers', spec.containers, status.containerStatuses),
    ...conditionLines(pod),
    ...volumesBlock(spec.volumes),
    field('QoS Class', status.qosClass ?? qosClass(pod)),
    ...placement(spec),
    ...spreadLines(spec),
    ...eventsBlock(pod, read, now),
  ];
}

function statusLines(pod: Pod, now: number): Lines {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  if (deletionTimestamp === undefined || isPodTerminal(pod)) return [field('Status', pod.status.phase)];
  return [
    field('Status', `Terminating (lasts ${age(deletionTimestamp, now).text})`),
    field('Termination Grace Period', `${deletionGracePeriodSeconds}s`),
  ];
}

function addressLines({ status }: Pod): Lines {
  const addresses = status.podIPs ?? [];
  return [
    field('IP', status.podIP),
    ...(addresses.length === 0
      ? [field('IPs', '<none>')]
      : section(
          'IPs',
          addresses.map(({ ip }) => field('IP', ip)),
        )),
  ];
}

function conditionLines(pod: Pod): Lines {
  const gates = (pod.spec.readinessGates ?? []).map(({ conditionType }) => {
    const status = podCondition(pod, conditionType)?.status ?? '<none>';
    return `${conditionType} \t${status} `;
  });
  const conditions = (pod.status.conditions ?? []).map(({ type, status }) => `${type} \t${status} `);
  return [
    ...(gates.length > 0 ? section('Readiness Gates', ['Type\tStatus', ...gates]) : []),
    ...(conditions.length > 0 ? section('Conditions', ['Type\tStatus', ...conditions]) : []),
  ];
}
