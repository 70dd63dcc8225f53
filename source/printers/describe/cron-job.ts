import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, type Lines, longTime, truth } from './lines.ts';
import { podTemplateBlock } from './pod-template.ts';

const unset = '<unset>';

export function describeCronJob(cronJob: ObjectOfKind['CronJob'], read: Reader, now: number): Lines {
  const { spec, status } = cronJob;
  const { startingDeadlineSeconds, suspend } = spec;
  const job = spec.jobTemplate.spec;
  return [
    ...headLines(cronJob),
    field('Schedule', spec.schedule),
    field('Concurrency Policy', spec.concurrencyPolicy),
    field('Suspend', suspend === undefined ? unset : truth(suspend)),
    field('Time Zone', spec.timeZone ?? unset),
    field('Successful Job History Limit', spec.successfulJobsHistoryLimit ?? unset),
    field('Failed Job History Limit', spec.failedJobsHistoryLimit ?? unset),
    field(
      'Starting Deadline Seconds',
      startingDeadlineSeconds === undefined ? unset : `${startingDeadlineSeconds}s`,
    ),
    field('Selector', job?.selector === undefined ? unset : formatLabelSelector(job.selector)),
    field('Parallelism', job?.parallelism ?? unset),
    field('Completions', job?.completions ?? unset),
    ...(job?.activeDeadlineSeconds === undefined
      ? []
      : [field('Active Deadline Seconds', `${job.activeDeadlineSeconds}s`)]),
    ...podTemplateBlock(job?.template),
    field('Last Schedule Time', longTime(status.lastScheduleTime)),
    field('Active Jobs', (status.active ?? []).map(({ name }) => name ?? '').join(', ') || '<none>'),
    ...eventsBlock(cronJob, read, now),
  ];
}
