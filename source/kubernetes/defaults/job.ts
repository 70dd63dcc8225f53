/** Defaults of Jobs and CronJobs (pkg/apis/batch/v1/defaults.go), and the identity that a new Job is given. */

import { controllerUidLabels, jobNameLabels } from '../jobs.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import {
  all,
  type Defaulter,
  eachOf,
  type Fields,
  fill,
  fillEmpty,
  isAbsent,
  isFields,
  within,
} from './fill.ts';
import { podTemplate } from './pod.ts';
import { templateLabels } from './workloads.ts';

/** A rule about a condition is about one that holds. */
const failureConditions = within(
  'podFailurePolicy',
  eachOf('rules', eachOf('onPodConditions', fillEmpty({ status: 'True' }))),
);

export const job: Defaulter = all(
  within(
    'spec',
    fill((spec) => (isAbsent(spec.parallelism) ? { parallelism: 1, completions: 1 } : {})),
    fill((spec) => ({
      backoffLimit: isAbsent(spec.backoffLimitPerIndex) ? 6 : 2_147_483_647,
      completionMode: 'NonIndexed',
      suspend: false,
      manualSelector: false,
      podReplacementPolicy: isAbsent(spec.podFailurePolicy) ? 'TerminatingOrFailed' : 'Failed',
    })),
    failureConditions,
    podTemplate,
  ),
  labelledAsTemplate,
);

/** A Job without labels has those of its pods; also the ones that it is given with its identity, since the API server
 * fills in defaults again whenever it reads an object. */
function labelledAsTemplate(object: Fields): Fields {
  const labels = isFields(object.spec) ? templateLabels(object.spec) : undefined;
  return within('metadata', fill({ labels }))(object);
}

export const cronJob: Defaulter = within(
  'spec',
  fillEmpty({ concurrencyPolicy: 'Allow' }),
  fill({ suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 }),
  within('jobTemplate', fill({ metadata: {}, spec: {} }), within('spec', failureConditions, podTemplate)),
);

/**
 * Selector and template labels of a new Job, made from its uid, so that it never takes another's pods
 * (pkg/registry/batch/job/strategy.go: generateSelector). Jobs with `manualSelector: true` keep their own, and so do
 * labels that are there already, for the validation to judge.
 */
export function applyJobIdentity(manifest: Manifest | KubeObject): Manifest {
  const { spec, metadata } = manifest;
  if (!isFields(spec) || spec.manualSelector === true) return manifest;
  const { uid, name } = metadata;
  if (uid === undefined || name === undefined) return manifest;
  const selected = { [controllerUidLabels[0]]: uid };
  const identity = Object.fromEntries([
    ...controllerUidLabels.map((label) => [label, uid]),
    ...jobNameLabels.map((label) => [label, name]),
  ]);
  const identified = all(
    fill({ selector: {}, template: {} }),
    within('selector', fill({ matchLabels: {} }), within('matchLabels', fill(selected))),
    within('template', fill({ metadata: {} }), within('metadata', labelled(identity))),
  );
  return labelledAsTemplate({ ...manifest, spec: identified(spec) }) as Manifest;
}

function labelled(labels: Fields): Defaulter {
  return all(fill({ labels: {} }), within('labels', fill(labels)));
}
