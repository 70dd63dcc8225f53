/** What the kinds that make pods have in common: a pod template, and a selector of the pods they count. */
import type { AnyObject, Pod, PodTemplateSpec } from './objects.ts';
import type { LabelSelector } from './selectors.ts';

/** Undefined for kinds that make no pods. */
export function templateOf(object: AnyObject): PodTemplateSpec | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
    case 'ReplicationController':
      return object.spec.template;
    case 'CronJob':
      return object.spec.jobTemplate.spec?.template;
    default:
      return undefined;
  }
}

/** A pod's own spec, or that of the pods that the object makes. */
export function podSpecOf(object: AnyObject): Pod['spec'] | undefined {
  return object.kind === 'Pod' ? object.spec : templateOf(object)?.spec;
}

/** Which pods are the object's; the oldest kind writes its selector as plain labels. */
export function selectorOf(object: AnyObject): LabelSelector | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return object.spec.selector;
    case 'ReplicationController':
      return object.spec.selector && { matchLabels: object.spec.selector };
    default:
      return undefined;
  }
}
