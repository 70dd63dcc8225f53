import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { AdmissionPlugin } from './admission.ts';
import { defaultOf } from './default-class.ts';

const olderClassAnnotation = 'kubernetes.io/ingress.class';

/** A new ingress that names no class gets the default one. */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  kinds: ['Ingress'],
  mutate(object, { verb, subresource }, { read }) {
    const { spec, metadata } = object as ObjectOfKind['Ingress'];
    const isNamed = typeof spec.ingressClassName === 'string';
    if (verb !== 'create' || subresource !== undefined || isNamed) return object;
    if (metadata.annotations?.[olderClassAnnotation] !== undefined) return object;
    const found = defaultOf(read.list('IngressClass'), 'ingressclass.kubernetes.io/is-default-class');
    return found === undefined
      ? object
      : { ...object, spec: { ...spec, ingressClassName: found.metadata.name } };
  },
};
