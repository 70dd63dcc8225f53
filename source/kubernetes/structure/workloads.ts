/** Of the kinds that make pods (apps/v1, batch/v1, core/v1 ReplicationController), and those that watch over them. */

import { atomic, conditions, type Structure } from './form.ts';
import { metadata } from './metadata.ts';
import { podTemplate } from './pods.ts';

const status: Structure = { fields: { conditions } };

/** Everything that a workload with a label selector says of itself and its pods. */
const spec = { fields: { selector: atomic, template: podTemplate } };

/** Also of DaemonSets and StatefulSets, whose claim templates are replaced as a whole. */
export const replicaSet: Structure = { fields: { metadata, spec, status } };

export const replicationController: Structure = replicaSet;

export const deployment: Structure = {
  fields: { metadata, spec: { fields: { ...spec.fields, strategy: { retainKeys: true } } }, status },
};

/** Conditions merge by type in strategic patches only. */
export const job: Structure = {
  fields: {
    metadata,
    spec,
    status: {
      fields: {
        conditions: { mergeKey: 'type', list: 'atomic' },
        uncountedTerminatedPods: { fields: { failed: { list: 'set' }, succeeded: { list: 'set' } } },
      },
    },
  },
};

export const cronJob: Structure = {
  fields: { metadata, spec: { fields: { jobTemplate: { fields: { metadata, spec } } } } },
};

/** A patch that names the selector of a budget replaces all of it. */
export const podDisruptionBudget: Structure = {
  fields: { metadata, spec: { fields: { selector: { atomic: true, replace: true } } }, status },
};

export const horizontalPodAutoscaler: Structure = { fields: { metadata, status } };
