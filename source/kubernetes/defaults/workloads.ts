/** Defaults of the controllers that keep pods running (pkg/apis/apps/v1/defaults.go, core/v1 for the oldest). */
import { all, type Defaulter, eachOf, type Fields, fill, isFields, when, within } from './fill.ts';
import { podTemplate } from './pod.ts';

export const replicaSet: Defaulter = within('spec', fill({ replicas: 1 }), podTemplate);

/** The oldest controller takes its selector and its labels from its template. */
export const replicationController: Defaulter = all(
  within(
    'spec',
    fill((spec) => ({ replicas: 1, selector: templateLabels(spec) })),
    podTemplate,
  ),
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
    fill({ type: 'RollingUpdate' }),
    when(
      (strategy) => strategy.type === 'RollingUpdate',
      fill({ rollingUpdate: {} }),
      within('rollingUpdate', fill({ maxSurge: '25%', maxUnavailable: '25%' })),
    ),
  ),
  podTemplate,
);

export const daemonSet: Defaulter = within(
  'spec',
  fill({ updateStrategy: {}, revisionHistoryLimit: 10 }),
  within(
    'updateStrategy',
    fill({ type: 'RollingUpdate' }),
    when(
      (strategy) => strategy.type === 'RollingUpdate',
      fill({ rollingUpdate: {} }),
      within('rollingUpdate', fill({ maxSurge: 0, maxUnavailable: 1 })),
    ),
  ),
  podTemplate,
);

export const statefulSet: Defaulter = within(
  'spec',
  fill({
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  }),
  within(
    'updateStrategy',
    fill({ type: 'RollingUpdate' }),
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
    within('spec', fill({ volumeMode: 'Filesystem' })),
  ),
);

export function templateLabels(spec: Fields): Fields | undefined {
  const metadata = isFields(spec.template) ? spec.template.metadata : undefined;
  const labels = isFields(metadata) ? metadata.labels : undefined;
  return isFields(labels) && Object.keys(labels).length > 0 ? labels : undefined;
}
