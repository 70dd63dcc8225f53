import { expect } from 'vitest';
import { created } from './tables.ts';

const volumes = (...list: object[]) => ({
  'spec.volumes': list.map((volume, index) => ({ name: `v${index}`, ...volume })),
});
const at = 'spec.volumes[0]';
const mounts = (...list: object[]) => ({ 'spec.containers.0.volumeMounts': list });
const mounted = 'spec.containers[0].volumeMounts';
const devices = 'spec.containers[0].volumeDevices';
const claim = { persistentVolumeClaim: { claimName: 'c' } };

created('Pod', [
  ['with a volume that names nothing is valid', volumes({})],
  [
    'with a volume of two sorts',
    volumes({ emptyDir: {}, configMap: { name: 'c' } }),
    `${at}.configMap: Forbidden: may not specify more than 1 volume type`,
  ],
  [
    'with a volume that can not be mounted',
    { ...volumes({ secret: {} }), ...mounts({ name: 'v0', mountPath: '/s' }) },
    `${at}.secret.secretName: Required value`,
    `${mounted}[0].name: Not found: "v0"`,
  ],
  ['with a volume of no name', { 'spec.volumes': [{ emptyDir: {} }] }, `${at}.name: Required value`],
  [
    'with volumes that lack what they are made from',
    volumes({ configMap: {} }, { persistentVolumeClaim: {} }, { nfs: { path: 'data' } }),
    `${at}.configMap.name: Required value`,
    'spec.volumes[1].persistentVolumeClaim.claimName: Required value',
    'spec.volumes[2].nfs.server: Required value',
    'spec.volumes[2].nfs.path: Invalid value: "data": must be an absolute path',
  ],
  [
    'with a folder of the host above itself',
    volumes({ hostPath: { path: '/data/../etc', type: 'Odd' } }),
    `${at}.hostPath.path: Invalid value: "/data/../etc": must not contain '..'`,
    `${at}.hostPath.type: Unsupported value: "Odd": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"`,
  ],
  [
    'with files that lead away',
    volumes({
      secret: {
        secretName: 's',
        defaultMode: 512,
        items: [{ key: 'a', path: '/a' }, { key: 'b', path: '../b' }, { path: '..c' }],
      },
    }),
    `${at}.secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive`,
    `${at}.secret.items[0].path: Invalid value: "/a": must be a relative path`,
    `${at}.secret.items[1].path: Invalid value: "../b": must not contain '..'`,
    `${at}.secret.items[2].key: Required value`,
    `${at}.secret.items[2].path: Invalid value: "..c": must not start with '..'`,
  ],
  [
    'with files about itself',
    volumes({
      downwardAPI: { items: [{ path: 'a' }, { path: 'b', resourceFieldRef: { resource: 'limits.cpu' } }] },
    }),
    `${at}.downwardAPI: Required value: one of fieldRef and resourceFieldRef is required`,
    `${at}.downwardAPI.resourceFieldRef.containerName: Required value`,
  ],
  [
    'with one file from two sources',
    volumes({
      projected: {
        sources: [
          { secret: { name: 's', items: [{ key: 'k', path: 'a' }] } },
          { configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] } },
        ],
      },
    }),
    `${at}.projected: Invalid value: "c": conflicting duplicate paths`,
  ],
  [
    'with a token for a moment',
    {
      'spec.serviceAccountName': 'robot',
      ...volumes({ projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 5 } }] } }),
    },
    `${at}.projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes`,
  ],
  [
    'with a token of nobody',
    volumes({ projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }),
    `${at}.projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set`,
  ],
  [
    'with the claim of its own ephemeral volume',
    volumes(
      {
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      { persistentVolumeClaim: { claimName: 'web-v0' } },
    ),
    'spec.volumes[1].persistentVolumeClaim.claimName: Invalid value: "web-v0": must not reference a PVC that gets created for an ephemeral volume',
  ],
]);

created('Pod', [
  [
    'that mounts nothing nowhere',
    mounts({}),
    `${mounted}[0].name: Required value`,
    `${mounted}[0].name: Not found: ""`,
    `${mounted}[0].mountPath: Required value`,
  ],
  [
    'that mounts what lies above',
    { ...volumes({}), ...mounts({ name: 'v0', mountPath: '/a', subPath: '../b', subPathExpr: '/c' }) },
    `${mounted}.subPath: Invalid value: "../b": must not contain '..'`,
    `${mounted}[0].subPathExpr: Invalid value: "/c": subPathExpr and subPath are mutually exclusive`,
    `${mounted}.subPathExpr: Invalid value: "/c": must be a relative path`,
  ],
  [
    'that mounts both ways',
    { ...volumes({}), ...mounts({ name: 'v0', mountPath: '/a', mountPropagation: 'Bidirectional' }) },
    `${mounted}.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
  ],
  [
    'with a block device is valid',
    { ...volumes(claim), 'spec.containers.0.volumeDevices': [{ name: 'v0', devicePath: '/d' }] },
  ],
  [
    'with block devices that are none',
    {
      ...volumes({}, claim),
      'spec.containers.0.volumeDevices': [
        { name: 'v0', devicePath: '/d' },
        { name: 'gone', devicePath: '/d' },
        { name: 'v1', devicePath: '/e/../f' },
      ],
      ...mounts({ name: 'v1', mountPath: '/d' }),
    },
    `${mounted}[0].name: Invalid value: "v1": must not already exist in volumeDevices`,
    `${mounted}[0].mountPath: Invalid value: "/d": must not already exist as a path in volumeDevices`,
    `${devices}[0].name: Invalid value: "v0": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode`,
    `${devices}[0].devicePath: Invalid value: "/d": must not already exist as a path in volumeMounts`,
    `${devices}[1].name: Not found: "gone"`,
    `${devices}[1].devicePath: Invalid value: "/d": must be unique`,
    `${devices}[1].devicePath: Invalid value: "/d": must not already exist as a path in volumeMounts`,
    `${devices}[2].devicePath: Invalid value: "/e/../f": can not contain backsteps ('..')`,
    `${devices}[2].name: Invalid value: "v1": must not already exist in volumeMounts`,
  ],
  ['of a claim is valid', { ...volumes(claim), ...mounts({ name: 'v0', mountPath: '/data' }) }],
  [
    'with an empty folder of less than nothing',
    volumes({ emptyDir: { sizeLimit: '-1Gi' } }),
    expect.stringMatching(/^spec\.volumes\[0\]\.emptyDir\.sizeLimit: Forbidden: SizeLimit field must be/),
  ],
]);
