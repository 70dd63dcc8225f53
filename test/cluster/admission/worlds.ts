/** A cluster in which nothing happens by itself, and short ways to fill it. */
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';

export type Quiet = ReturnType<typeof quiet>;

export function quiet(...manifests: readonly Manifest[]) {
  return createCluster({ reconcilers: [], manifests });
}

interface Resources {
  readonly requests?: Readonly<Record<string, string>>;
  readonly limits?: Readonly<Record<string, string>>;
}

export function container(name = 'app', resources?: Resources): object {
  return { name, image: 'nginx:1.27', ...(resources && { resources }) };
}

/** A pod with one container, unless the spec has others. */
export function pod(name: string, spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...metadata },
    spec: { containers: [container()], ...spec },
  };
}

export function quota(name: string, hard: Readonly<Record<string, string | number>>, spec = {}): Manifest {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec: { hard, ...spec } };
}

export function limitRange(name: string, ...limits: readonly object[]): Manifest {
  return { apiVersion: 'v1', kind: 'LimitRange', metadata: { name }, spec: { limits } };
}

export function claim(name: string, storage: string, spec: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...spec },
  };
}

/** A class, with its default annotation where `isDefault`. */
export function storageClass(name: string, isDefault = false, fields: object = {}): Manifest {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': `${isDefault}` };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations },
    provisioner: 'example.com/disk',
    ...fields,
  };
}
