import { created, updated } from './tables.ts';

const modes = 'supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"';
const storage = 'spec.resources.requests.storage';
const claimRule =
  'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

created('PersistentVolume', [
  ['says how it is mounted', { 'spec.accessModes': [] }, 'spec.accessModes: Required value'],
  [
    'is mounted in a known way',
    { 'spec.accessModes': ['ReadOften'] },
    `spec.accessModes: Unsupported value: "ReadOften": ${modes}`,
  ],
  [
    'is for one pod or for more',
    { 'spec.accessModes': ['ReadWriteOncePod', 'ReadOnlyMany'] },
    'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
  ],
  [
    'says how large it is',
    { 'spec.capacity': undefined },
    'spec.capacity: Required value',
    'spec.capacity: Unsupported value: null: supported values: "storage"',
  ],
  [
    'is larger than nothing',
    { 'spec.capacity': { storage: '0' } },
    'spec.capacity[storage]: Invalid value: "0": must be greater than zero',
  ],
  ['is somewhere', { 'spec.hostPath': undefined }, 'spec: Required value: must specify a volume type'],
  [
    'is in one place',
    { 'spec.nfs': { server: 'files', path: '/' } },
    'spec.nfs: Forbidden: may not specify more than 1 volume type',
  ],
  ['on a host has a path', { 'spec.hostPath': {} }, 'spec.hostPath.path: Required value'],
  [
    'on a host stays where it is',
    { 'spec.hostPath': { path: '/a/../b' } },
    'spec.hostPath.path: Invalid value: "/a/../b": must not contain \'..\'',
  ],
  [
    'on a node says on which',
    { 'spec.hostPath': undefined, 'spec.local': { path: '/data' } },
    'spec.nodeAffinity: Required value: Local volume requires node affinity',
  ],
  [
    'of a driver has a handle',
    { 'spec.hostPath': undefined, 'spec.csi': { driver: 'example.com' } },
    'spec.csi.volumeHandle: Required value',
  ],
  [
    'is left, deleted or emptied',
    { 'spec.persistentVolumeReclaimPolicy': 'Sell' },
    'spec.persistentVolumeReclaimPolicy: Unsupported value: "Sell": supported values: "Delete", "Recycle", "Retain"',
  ],
  [
    'does not empty the host',
    { 'spec.hostPath': { path: '/' }, 'spec.persistentVolumeReclaimPolicy': 'Recycle' },
    "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
  ],
  [
    'is a file system or a block device',
    { 'spec.volumeMode': 'Tape' },
    'spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"',
  ],
]);

updated('PersistentVolume', [
  ['may grow', {}, { 'spec.capacity': { storage: '2Gi' } }],
  ['may be claimed', {}, { 'spec.claimRef': { namespace: 'default', name: 'data' } }],
  [
    'stays in its place',
    {},
    { 'spec.hostPath': { path: '/other' } },
    'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
  ],
  [
    'stays what it is',
    {},
    { 'spec.volumeMode': 'Block' },
    'volumeMode: Invalid value: "Block": field is immutable',
  ],
]);

created('PersistentVolumeClaim', [
  [
    'says how it is mounted',
    { 'spec.accessModes': undefined },
    'spec.accessModes: Required value: at least 1 access mode is required',
  ],
  ['says how much it needs', { 'spec.resources': {} }, 'spec.resources[storage]: Required value'],
  [
    'needs something',
    { [storage]: '0' },
    'spec.resources[storage]: Invalid value: "0": must be greater than zero',
  ],
  [
    'has a class by a name that classes can have',
    { 'spec.storageClassName': 'a..b' },
    notSubdomain('spec.storageClassName', 'a..b'),
  ],
  ['may refuse every class', { 'spec.storageClassName': '' }],
]);

const bound = { status: { phase: 'Bound', capacity: { storage: '1Gi' } }, 'spec.storageClassName': 'fast' };

updated('PersistentVolumeClaim', [
  ['is given its volume', {}, { 'spec.volumeName': 'pv-1' }],
  ['keeps it', { 'spec.volumeName': 'pv-1' }, { 'spec.volumeName': 'pv-2' }, claimRule],
  ['may grow once it is bound', bound, { [storage]: '2Gi' }],
  ['does not grow before', {}, { [storage]: '2Gi' }, claimRule],
  [
    'does not shrink',
    bound,
    { [storage]: '512Mi' },
    'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
  ],
  ['takes back what was never given', { ...bound, [storage]: '3Gi' }, { [storage]: '2Gi' }],
  ['is of the class that it is', bound, { 'spec.storageClassName': 'slow' }, claimRule],
  ['is given a class if it had none', {}, { 'spec.storageClassName': 'fast' }],
  ['is mounted as it was', bound, { 'spec.accessModes': ['ReadOnlyMany'] }, claimRule],
]);

created('StorageClass', [
  ['has a provisioner', { provisioner: '' }, 'provisioner: Required value'],
  [
    'leaves or deletes',
    { reclaimPolicy: 'Recycle' },
    'reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"',
  ],
  [
    'binds now or later',
    { volumeBindingMode: 'Never' },
    'volumeBindingMode: Unsupported value: "Never": supported values: "Immediate", "WaitForFirstConsumer"',
  ],
]);

updated('StorageClass', [
  ['may let volumes grow', {}, { allowVolumeExpansion: true }],
  [
    'stays what its volumes were made by',
    {},
    { parameters: { disk: 'fast' }, provisioner: 'example.com/other', reclaimPolicy: 'Retain' },
    'parameters: Forbidden: updates to parameters are forbidden.',
    'provisioner: Forbidden: updates to provisioner are forbidden.',
    'reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.',
  ],
  [
    'binds as it did',
    {},
    { volumeBindingMode: 'WaitForFirstConsumer' },
    'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
  ],
]);

function notSubdomain(field: string, value: string): string {
  return `${field}: Invalid value: "${value}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
}
