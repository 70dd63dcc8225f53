import type { Job } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { humanDuration } from '../../lib/human-duration.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import {
  annotationsField,
  controlledBy,
  field,
  type Lines,
  labelsField,
  longTime,
  optionalField,
} from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';

const longestIndexes = 50;

export function describeJob(job: Job, read: Reader, now: number): Lines {
  const { metadata, spec } = job;
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('Selector', formatLabelSelector(spec.selector)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...controlledBy(job),
    ...optionalField('Parallelism', spec.parallelism),
    field('Completions', spec.completions ?? '<unset>'),
    ...optionalField('Completion Mode', spec.completionMode),
    ...optionalField('Suspend', spec.suspend),
    ...optionalField('Backoff Limit', spec.backoffLimit),
    ...optionalField('TTL Seconds After Finished', spec.ttlSecondsAfterFinished),
    ...timeLines(job),
    ...(spec.activeDeadlineSeconds === undefined
      ? []
      : [field('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`)]),
    ...podLines(job),
    ...podTemplateBlock(spec.template),
    ...eventsBlock(job, read, now),
  ];
}

function timeLines({ status: { startTime, completionTime } }: Job): Lines {
  const start = parseTimestamp(startTime);
  const completion = parseTimestamp(completionTime);
  return [
    ...(start === undefined ? [] : [field('Start Time', longTime(startTime))]),
    ...(completion === undefined ? [] : [field('Completed At', longTime(completionTime))]),
    ...(start === undefined || completion === undefined
      ? []
      : [field('Duration', humanDuration(completion - start))]),
  ];
}

function podLines({ spec, status }: Job): Lines {
  const { active = 0, succeeded = 0, failed = 0, ready } = status;
  const readiness = ready === undefined ? '' : ` (${ready} Ready)`;
  return [
    field('Pods Statuses', `${active} Active${readiness} / ${succeeded} Succeeded / ${failed} Failed`),
    ...(spec.completionMode === 'Indexed'
      ? [field('Completed Indexes', indexesText(status.completedIndexes))]
      : []),
  ];
}

/** Cut after the first comma past the fiftieth character. */
export function indexesText(indexes: string | undefined): string {
  if (!indexes) return '<none>';
  const comma = indexes.indexOf(',', longestIndexes);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}
