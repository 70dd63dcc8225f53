import type { Pod } from '../../kubernetes/objects.ts';
import { isFields } from '../../lib/fields.ts';
import type { AdmissionPlugin } from './admission.ts';
import { refusedEarly } from './refusal.ts';

/** No runtime but the usual one is set up here, so a pod can neither name another nor bring the overhead of one. */
export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  kinds: ['Pod'],
  mutate(object, request) {
    const { spec } = object as Pod;
    if (request.verb !== 'create' || !isFields(spec)) return object;
    if (typeof spec.runtimeClassName === 'string') {
      throw refusedEarly(request, object, `pod rejected: RuntimeClass "${spec.runtimeClassName}" not found`);
    }
    if (Object.keys(spec.overhead ?? {}).length > 0) {
      const why = 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead';
      throw refusedEarly(request, object, why);
    }
    return object;
  },
};
