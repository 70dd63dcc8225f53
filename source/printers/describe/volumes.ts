import type { Pod } from '../../kubernetes/objects.ts';
import { field, indent, type Lines, optionalField } from './lines.ts';

type Volume = NonNullable<Pod['spec']['volumes']>[number];

/** `margin` and `nameIndent` differ within a pod template. */
export function volumesBlock(volumes: readonly Volume[] = [], margin = '', nameIndent = '  '): Lines {
  if (volumes.length === 0) return [`${margin}Volumes:\t<none>`];
  return [
    `${margin}Volumes:`,
    ...volumes.flatMap((volume) => [`${nameIndent}${volume.name}:`, ...indent(2, volumeLines(volume))]),
  ];
}

function volumeLines(volume: Volume): Lines {
  const { emptyDir, hostPath, secret, configMap, persistentVolumeClaim, projected } = volume;
  if (emptyDir) {
    return [
      field('Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"),
      field('Medium', emptyDir.medium),
      field('SizeLimit', emptyDir.sizeLimit ?? '<unset>'),
    ];
  }
  if (hostPath) return hostPathLines(hostPath);
  if (secret) {
    return [
      field('Type', 'Secret (a volume populated by a Secret)'),
      field('SecretName', secret.secretName),
      field('Optional', secret.optional ?? false),
    ];
  }
  if (configMap) {
    return [
      field('Type', 'ConfigMap (a volume populated by a ConfigMap)'),
      field('Name', configMap.name),
      field('Optional', configMap.optional ?? false),
    ];
  }
  if (persistentVolumeClaim) {
    return [
      field('Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'),
      field('ClaimName', persistentVolumeClaim.claimName),
      field('ReadOnly', persistentVolumeClaim.readOnly ?? false),
    ];
  }
  return projected ? projectedLines(projected) : ['<unknown>'];
}

export function hostPathLines({ path, type }: NonNullable<Volume['hostPath']>): Lines {
  return [
    field('Type', 'HostPath (bare host directory volume)'),
    field('Path', path),
    field('HostPathType', type ?? '<none>'),
  ];
}

function projectedLines({ sources = [] }: NonNullable<Volume['projected']>): Lines {
  return [
    field('Type', 'Projected (a volume that contains injected data from multiple sources)'),
    ...sources.flatMap(({ secret, configMap, serviceAccountToken, downwardAPI }) => [
      ...(secret ? [field('SecretName', secret.name), field('Optional', secret.optional ?? false)] : []),
      ...(configMap
        ? [field('ConfigMapName', configMap.name), field('Optional', configMap.optional ?? false)]
        : []),
      ...optionalField('TokenExpirationSeconds', serviceAccountToken?.expirationSeconds),
      ...(downwardAPI ? [field('DownwardAPI', true)] : []),
    ]),
  ];
}
