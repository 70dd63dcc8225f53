/** Defaults of the controllers that keep pods running (pkg/apis/apps/v1/defaults.go, core/v1 for the oldest). */
import { all, type Defaulter, eachOf, type Fields, fill, fillEmpty, isFields, when, within } from './fill.ts';
import { podTemplate } from './pod.ts';
import { textQuantities } from './quantities.ts';

export const replicaSet: Defaulter = all(
  within('spec', fill({ replicas: 1 }), podTemplate),
  figures('replicas'),
);

/** The oldest controller takes its selector and its labels from its template. */
export const replicationController: Defaulter = all(
  within(
    'spec',
    fill((spec) => ({ replicas: 1, selector: templateLabels(spec) })),
    podTemplate,
  ),
  figures('replicas'),
  (object) => {
    const labels = isFields(object.spec) ? templateLabels(object.spec) : undefined;
    return within('metadata', fill({ labels }))(object);
  },
);

export const deployment: Defaulter = within(
  'spec',
  fill({ replicas: 1, strategy: {}, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }),
  within(
    'strategy',
    fillEmpty({ type: 'RollingUpdate' }),
    when(
      (strategy) => strategy.type === 'RollingUpdate',
      fill({ rollingUpdate: {} }),
      within('rollingUpdate', fill({ maxSurge: '25%', maxUnavailable: '25%' })),
    ),
  ),
  podTemplate,
);

const daemonSetSpec = within(
  'spec',
  fill({ updateStrategy: {}, revisionHistoryLimit: 10 }),
  within(
    'updateStrategy',
    fillEmpty({ type: 'RollingUpdate' }),
    when(
      (strategy) => strategy.type === 'RollingUpdate',
      fill({ rollingUpdate: {} }),
      within('rollingUpdate', fill({ maxSurge: 0, maxUnavailable: 1 })),
    ),
  ),
  podTemplate,
);

const statefulSetSpec = within(
  'spec',
  fill({
    replicas: 1,
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  }),
  fillEmpty({ podManagementPolicy: 'OrderedReady' }),
  within('persistentVolumeClaimRetentionPolicy', fillEmpty({ whenDeleted: 'Retain', whenScaled: 'Retain' })),
  within(
    'updateStrategy',
    fillEmpty({ type: 'RollingUpdate' }),
    when(
      (strategy) => strategy.type === 'RollingUpdate',
      fill({ rollingUpdate: {} }),
      within('rollingUpdate', fill({ partition: 0 })),
    ),
  ),
  podTemplate,
  eachOf(
    'volumeClaimTemplates',
    fill({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } }),
    within(
      'spec',
      fill({ volumeMode: 'Filesystem', resources: {} }),
      within('resources', within('requests', textQuantities)),
    ),
  ),
);

export const daemonSet: Defaulter = all(
  daemonSetSpec,
  figures('currentNumberScheduled', 'desiredNumberScheduled', 'numberMisscheduled', 'numberReady'),
);

export const statefulSet: Defaulter = all(statefulSetSpec, figures('availableReplicas', 'replicas'));

/** Counts that a status always tells, also where nobody has counted yet. */
function figures(...names: readonly string[]): Defaulter {
  return within('status', fill(Object.fromEntries(names.map((name) => [name, 0]))));
}

export function templateLabels(spec: Fields): Fields | undefined {
  const metadata = isFields(spec.template) ? spec.template.metadata : undefined;
  const labels = isFields(metadata) ? metadata.labels : undefined;
  return isFields(labels) && Object.keys(labels).length > 0 ? labels : undefined;
}
