import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, field, type Lines, labelsField } from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';
import { podsStatusLine } from './workload.ts';

export function describeDaemonSet(set: ObjectOfKind['DaemonSet'], read: Reader, now: number): Lines {
  const { metadata, spec, status } = set;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('Selector', formatLabelSelector(spec.selector)),
    field('Node-Selector', formatLabels(spec.template.spec?.nodeSelector)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled ?? 0}`,
    `Current Number of Nodes Scheduled: ${status.currentNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`,
    `Number of Nodes Misscheduled: ${status.numberMisscheduled ?? 0}`,
    podsStatusLine(set, read),
    ...podTemplateBlock(spec.template),
    ...eventsBlock(set, read, now),
  ];
}
