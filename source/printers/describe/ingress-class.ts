import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, type Lines, optionalField, section } from './lines.ts';

export function describeIngressClass(
  ingressClass: ObjectOfKind['IngressClass'],
  read: Reader,
  now: number,
): Lines {
  const { controller, parameters } = ingressClass.spec;
  return [
    ...headLines(ingressClass),
    field('Controller', controller),
    ...(parameters === undefined
      ? []
      : section('Parameters', [
          ...optionalField('APIGroup', parameters.apiGroup),
          field('Kind', parameters.kind),
          field('Name', parameters.name),
        ])),
    ...eventsBlock(ingressClass, read, now),
  ];
}
