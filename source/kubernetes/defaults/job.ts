/** Defaults of Jobs and CronJobs (pkg/apis/batch/v1/defaults.go), and the identity that a new Job is given. */
import type { KubeObject, Manifest } from '../objects.ts';
import { all, type Defaulter, type Fields, fill, isAbsent, isFields, within } from './fill.ts';
import { podTemplate } from './pod.ts';
import { templateLabels } from './workloads.ts';

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
  fill({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  }),
  within('jobTemplate', within('spec', podTemplate)),
);

/**
 * Selector and template labels of a new Job, made from its uid, so that it never takes another's pods
 * (pkg/registry/batch/job/strategy.go: generateSelector). Jobs with `manualSelector: true` keep their own.
 */
export function applyJobIdentity(manifest: Manifest | KubeObject): Manifest {
  const { spec, metadata } = manifest;
  if (!isFields(spec) || spec.manualSelector === true) return manifest;
  const { uid, name } = metadata;
  if (uid === undefined || name === undefined) return manifest;
  const selected = { 'batch.kubernetes.io/controller-uid': uid };
  const identity = {
    ...selected,
    'controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'job-name': name,
  };
  const template = labelled(spec.template, identity);
  return labelledAsTemplate({
    ...manifest,
    spec: { ...spec, selector: selecting(spec.selector, selected), template },
  }) as Manifest;
}

function selecting(selector: unknown, labels: Fields): Fields {
  const given = isFields(selector) ? selector : {};
  const matchLabels = isFields(given.matchLabels) ? given.matchLabels : {};
  return { ...given, matchLabels: { ...matchLabels, ...labels } };
}

function labelled(template: unknown, labels: Fields): Fields {
  const given = isFields(template) ? template : {};
  const metadata = isFields(given.metadata) ? given.metadata : {};
  const own = isFields(metadata.labels) ? metadata.labels : {};
  return { ...given, metadata: { ...metadata, labels: { ...own, ...labels } } };
}
