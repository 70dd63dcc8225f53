import { claimProtectionFinalizer, volumeProtectionFinalizer } from '../../kubernetes/finalizers.ts';
import type { AdmissionPlugin } from './admission.ts';

/** A claim does not vanish under the pods that use it, nor a volume under its claim. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  kinds: ['PersistentVolumeClaim', 'PersistentVolume'],
  mutate(object, { verb, kind, subresource }) {
    if (verb !== 'create' || subresource !== undefined) return object;
    const finalizer = kind === 'PersistentVolume' ? volumeProtectionFinalizer : claimProtectionFinalizer;
    const { finalizers = [] } = object.metadata;
    if (!Array.isArray(finalizers) || finalizers.includes(finalizer)) return object;
    return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
  },
};
