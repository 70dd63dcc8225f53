/** What may change of a Job (pkg/apis/batch/validation: ValidateJobSpecUpdate). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { immutable, invalidValue } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent } from '../fields.ts';
import { nodeAffinityOf, withNodeAffinity } from '../pods/node-affinity-update.ts';
import { specOf } from '../rules.ts';
import { validateJobSelector } from './job-selector.ts';
import { validateJobSpec } from './job-spec.ts';

/** Both are whole objects. */
export function jobUpdate(object: Fields, before: Fields): FieldError[] {
  const next = specOf(object);
  const previous = specOf(before);
  return [
    ...validateJobSpec(next, 'spec'),
    ...validateJobSelector(next, 'spec'),
    ...completionsUpdate(next, previous),
    ...unchanged(next, previous, 'selector'),
    ...templateUpdate(next, previous, isWaiting(before)),
    ...unchanged(
      next,
      previous,
      'completionMode',
      'podFailurePolicy',
      'backoffLimitPerIndex',
      'managedBy',
      'successPolicy',
    ),
  ];
}

/** An indexed job may grow and shrink, if its parallelism follows. */
function completionsUpdate(next: Fields, previous: Fields): FieldError[] {
  if (next.completionMode !== 'Indexed') return unchanged(next, previous, 'completions');
  const { completions, parallelism } = next;
  if (isAbsent(completions) || completions === previous.completions || completions === parallelism) return [];
  const rule = 'can only be modified in tandem with spec.parallelism';
  return [invalidValue('spec.completions', completions, rule)];
}

/** Suspended before it ever started. */
function isWaiting(job: Fields): boolean {
  return specOf(job).suspend === true && isAbsent(fieldsAt(job, 'status')?.startTime);
}

/** While a Job waits for its turn, a queue may still say where its pods are to run. */
function templateUpdate(next: Fields, previous: Fields, isWaiting: boolean): FieldError[] {
  const template = fieldsAt(next, 'template') ?? {};
  const before = fieldsAt(previous, 'template') ?? {};
  const expected = isWaiting ? withDirectivesOf(template, before) : before;
  return immutable(next.template, 'spec.template', isEqual(template, expected));
}

/** The earlier template with what the later one says about scheduling. */
function withDirectivesOf(next: Fields, previous: Fields): Fields {
  const spec = fieldsAt(next, 'spec') ?? {};
  const metadata = fieldsAt(next, 'metadata') ?? {};
  const before = {
    ...fieldsAt(previous, 'spec'),
    nodeSelector: spec.nodeSelector,
    tolerations: spec.tolerations,
    schedulingGates: spec.schedulingGates,
  };
  return {
    ...previous,
    metadata: {
      ...fieldsAt(previous, 'metadata'),
      labels: metadata.labels,
      annotations: metadata.annotations,
    },
    spec: withNodeAffinity(before, nodeAffinityOf(spec)),
  };
}

function unchanged(next: Fields, previous: Fields, ...names: readonly string[]): FieldError[] {
  return names.flatMap((name) =>
    immutable(next[name], `spec.${name}`, isEqual(next[name] ?? undefined, previous[name] ?? undefined)),
  );
}
