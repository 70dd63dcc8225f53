/** How plugins refuse: Forbidden, with the name as far as it is known (apiserver, admission: NewForbidden). */
import type { KubeObject } from '../../kubernetes/objects.ts';
import { forbidden, type StatusError } from '../../kubernetes/status-error.ts';
import type { AdmissionRequest } from './admission.ts';

/** Before validation. */
export function refusedEarly(request: AdmissionRequest, object: KubeObject, why: string): StatusError {
  return forbidden(request.kind, nameSoFar(request, object), why);
}

/** After validation, when every object has its name. */
export function refused({ kind }: AdmissionRequest, { metadata }: KubeObject, why: string): StatusError {
  return forbidden(kind, metadata.name, why);
}

/** Before validation a name that is to be made up is no name yet: only its beginning is told. */
export function nameSoFar({ name }: AdmissionRequest, { metadata }: KubeObject): string {
  return name || metadata.generateName || 'Unknown';
}
