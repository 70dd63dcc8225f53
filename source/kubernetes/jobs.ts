import type { Job } from './objects.ts';

/** Labels of a Job's pods that tell its uid, the older name last. */
export const controllerUidLabels = ['batch.kubernetes.io/controller-uid', 'controller-uid'] as const;
/** Labels of a Job's pods that tell its name, the older name last. */
export const jobNameLabels = ['batch.kubernetes.io/job-name', 'job-name'] as const;

export type JobCondition = NonNullable<Job['status']['conditions']>[number];

/** The condition that says that a Job is over, Complete or Failed; undefined while it is not. */
export function finishedCondition({ status }: Job): JobCondition | undefined {
  return status.conditions?.find(
    ({ type, status: value }) => (type === 'Complete' || type === 'Failed') && value === 'True',
  );
}
