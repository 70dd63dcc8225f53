import { readQuantity } from '../../kubernetes/exact-quantities.ts';
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { storageClassOf } from '../../kubernetes/storage-class-of.ts';
import type { AdmissionPlugin, AdmissionView } from './admission.ts';
import { refused } from './refusal.ts';

type Claim = ObjectOfKind['PersistentVolumeClaim'];

/** A claim grows only once it is bound, and only where its class says that volumes can grow. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  kinds: ['PersistentVolumeClaim'],
  validate(object, request, view) {
    if (request.verb !== 'update' || request.subresource !== undefined) return;
    const [next, previous] = [object as Claim, request.previous as Claim];
    if (sizeOf(next) <= sizeOf(previous)) return;
    if (previous.status.phase !== 'Bound') {
      throw refused(request, object, 'Only bound persistent volume claims can be expanded');
    }
    if (!mayGrow(next, previous, view)) {
      const why =
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
      throw refused(request, object, why);
    }
  },
};

function mayGrow(next: Claim, previous: Claim, view: AdmissionView): boolean {
  const name = storageClassOf(next);
  if (name === '' || name !== storageClassOf(previous)) return false;
  return view.get('StorageClass', name)?.allowVolumeExpansion === true;
}

function sizeOf({ spec }: Claim): bigint {
  return readQuantity(spec.resources?.requests?.storage ?? 0).nanos;
}
