/** Where a kind keeps its containers. */
import type { AnyObject, Container, PodTemplateSpec } from '../kubernetes/objects.ts';
import { podSpecOf, templateOf } from '../kubernetes/workloads.ts';

interface Containers {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
}

/** A pod's own containers, or those of the template; undefined where the kind has none. */
export function containersOf(object: AnyObject): Containers | undefined {
  const spec = podSpecOf(object);
  return spec === undefined
    ? undefined
    : { containers: spec.containers, initContainers: spec.initContainers ?? [] };
}

/** The object with these fields of its pod spec, or of the spec of the pods that it makes. */
export function withPodSpec(object: AnyObject, fields: object): AnyObject {
  if (object.kind === 'Pod') return { ...object, spec: { ...object.spec, ...fields } };
  if (object.kind === 'CronJob') {
    const { jobTemplate } = object.spec;
    const job = { ...jobTemplate.spec, template: withFields(jobTemplate.spec?.template, fields) };
    return { ...object, spec: { ...object.spec, jobTemplate: { ...jobTemplate, spec: job } } };
  }
  const template = withFields(templateOf(object), fields);
  return { ...object, spec: { ...('spec' in object && object.spec), template } } as AnyObject;
}

function withFields(template: PodTemplateSpec | undefined, fields: object): PodTemplateSpec {
  return { ...template, spec: { containers: [], ...template?.spec, ...fields } };
}
