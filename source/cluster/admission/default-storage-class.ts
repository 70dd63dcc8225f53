import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { AdmissionPlugin } from './admission.ts';
import { defaultOf } from './default-class.ts';

const olderClassAnnotation = 'volume.beta.kubernetes.io/storage-class';

/** A new claim that names no class, not even the empty one, gets the default one. */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  kinds: ['PersistentVolumeClaim'],
  mutate(object, { verb, subresource }, { read }) {
    const { spec, metadata } = object as ObjectOfKind['PersistentVolumeClaim'];
    const isNamed = typeof spec.storageClassName === 'string';
    if (verb !== 'create' || subresource !== undefined || isNamed) return object;
    if (metadata.annotations?.[olderClassAnnotation] !== undefined) return object;
    const found = defaultOf(
      read.list('StorageClass'),
      'storageclass.kubernetes.io/is-default-class',
      'storageclass.beta.kubernetes.io/is-default-class',
    );
    return found === undefined
      ? object
      : { ...object, spec: { ...spec, storageClassName: found.metadata.name } };
  },
};
