import { holds } from '../../kubernetes/conditions.ts';
import { finishedCondition } from '../../kubernetes/jobs.ts';
import type { Job } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { humanDuration } from '../../lib/human-duration.ts';
import { ageColumn, type Cell, type CellContext, type Column, column, nameColumn, text } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { containerColumns, selectorColumn } from './workload.ts';

export const jobColumns: readonly Column<Job>[] = [
  nameColumn,
  column('Status', (job) => text(jobStatus(job), toneOfHealth[rowHealth('Job', job)])),
  column('Completions', completionsCell, 'right'),
  column('Duration', durationCell, 'right'),
  ageColumn,
  ...containerColumns<Job>(({ spec }) => spec.template.spec?.containers),
  selectorColumn<Job>(({ spec }) => spec.selector),
];

function jobStatus(job: Job): string {
  const finished = finishedCondition(job);
  if (finished !== undefined) return finished.type;
  if (job.metadata.deletionTimestamp !== undefined) return 'Terminating';
  const ending = ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'];
  return ending.find((type) => holds(job.status.conditions, type)) ?? 'Running';
}

function completionsCell({ spec, status }: Job): Cell {
  const done = status.succeeded ?? 0;
  const parallelism = spec.parallelism ?? 0;
  const wanted = spec.completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
  return { text: `${done}/${wanted}`, sort: done };
}

function durationCell({ status }: Job, { now }: CellContext): Cell {
  const start = parseTimestamp(status.startTime);
  if (start === undefined) return { text: '', sort: -1 };
  const duration = (parseTimestamp(status.completionTime) ?? now) - start;
  return { text: humanDuration(duration), sort: duration };
}
