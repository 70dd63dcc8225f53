import type { Job } from './objects.ts';

export type JobCondition = NonNullable<Job['status']['conditions']>[number];

/** The condition that says that a Job is over, Complete or Failed; undefined while it is not. */
export function finishedCondition({ status }: Job): JobCondition | undefined {
  return status.conditions?.find(
    ({ type, status: value }) => (type === 'Complete' || type === 'Failed') && value === 'True',
  );
}
