/** Defaults of a pod's volumes (pkg/apis/core/v1/defaults.go: SetDefaults_Volume and those of its sources). */
import { defaultPullPolicy, reference } from './container.ts';
import { all, type Defaulter, eachOf, fill, fillEmpty, isAbsent, when, within } from './fill.ts';
import { textQuantities } from './quantities.ts';

const mode = fill({ defaultMode: 0o644 });

const downwardFiles = eachOf('items', reference);

const claimTemplate = all(
  fill({ metadata: {}, spec: {} }),
  within(
    'spec',
    fill({ volumeMode: 'Filesystem', resources: {} }),
    within('resources', within('requests', textQuantities)),
  ),
);

/** Of an empty directory; its medium is no quantity. */
const size: Defaulter = (source) =>
  isAbsent(source.sizeLimit) ? source : { ...source, ...textQuantities({ sizeLimit: source.sizeLimit }) };

const projectedSource = all(
  within('serviceAccountToken', fill({ expirationSeconds: 3600 })),
  within('downwardAPI', downwardFiles),
);

export const volume: Defaulter = all(
  // A volume that names no source is an empty directory.
  when(
    (fields) => Object.keys(fields).every((name) => name === 'name' || isAbsent(fields[name])),
    fill({ emptyDir: {} }),
  ),
  within('secret', mode),
  within('configMap', mode),
  within('downwardAPI', mode, downwardFiles),
  within('projected', mode, eachOf('sources', projectedSource)),
  within('hostPath', fill({ type: '' })),
  within('emptyDir', size),
  within('ephemeral', within('volumeClaimTemplate', claimTemplate)),
  within('iscsi', fillEmpty({ iscsiInterface: 'default' })),
  within('rbd', fillEmpty({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' })),
  within('azureDisk', fill({ cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false })),
  within('scaleIO', fillEmpty({ fsType: 'xfs', storageMode: 'ThinProvisioned' })),
  within(
    'image',
    when(
      ({ pullPolicy, reference: image }) => !pullPolicy && typeof image === 'string',
      (source) => ({ ...source, pullPolicy: defaultPullPolicy(String(source.reference)) }),
    ),
  ),
);
