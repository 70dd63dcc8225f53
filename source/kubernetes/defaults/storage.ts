/** Defaults of volumes, claims and storage classes (pkg/apis/core/v1 and storage/v1: defaults.go). */
import { all, type Defaulter, type Fields, fill, isFields, when, within } from './fill.ts';
import { textQuantities } from './quantities.ts';

export const persistentVolume: Defaulter = all(
  within(
    'spec',
    within('capacity', textQuantities),
    fill({ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
    within('hostPath', fill({ type: '' })),
    within('claimRef', fill({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' })),
  ),
  within('status', fill({ phase: 'Pending' })),
);

export const persistentVolumeClaim: Defaulter = all(
  fill({ status: {} }),
  within(
    'spec',
    fill({ volumeMode: 'Filesystem' }),
    within('resources', within('requests', textQuantities), within('limits', textQuantities)),
    sameSource,
  ),
  within('status', fill({ phase: 'Pending' })),
);

/** `dataSource` is an older name of `dataSourceRef` (NormalizeDataSources). */
function sameSource(spec: Fields): Fields {
  const { dataSource } = spec;
  if (isFields(dataSource)) return fill({ dataSourceRef: dataSource })(spec);
  const isLocal = (fields: Fields) => isFields(fields.dataSourceRef) && !fields.dataSourceRef.namespace;
  return when(isLocal, fill({ dataSource: spec.dataSourceRef }))(spec);
}

export const storageClass: Defaulter = fill({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
