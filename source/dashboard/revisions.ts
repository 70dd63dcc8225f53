/** The revisions of a Deployment, as a person chooses among them. */
import type { Deployment, PodTemplateSpec } from '../kubernetes/objects.ts';
import { changeCauseAnnotation, revisionOf } from '../kubernetes/revisions.ts';
import { cleanText } from '../lib/clean-text.ts';
import { revisionsOf } from '../printers/index.ts';
import type { Reader } from '../store/reading.ts';

export interface Revision {
  readonly number: number;
  readonly images: string;
  readonly pods: number;
  readonly changeCause: string;
  readonly current: boolean;
}

/** Newest first. */
export function revisionList(deployment: Deployment, read: Reader): readonly Revision[] {
  const { all, current } = revisionsOf(deployment, read);
  return all.toReversed().map((set) => ({
    number: revisionOf(set),
    images: imagesOf(set.spec.template),
    pods: set.status.replicas ?? 0,
    changeCause: cleanText(set.metadata.annotations?.[changeCauseAnnotation] ?? '<none>'),
    current: set === current,
  }));
}

export function imagesOf(template: PodTemplateSpec | undefined): string {
  return (template?.spec?.containers ?? []).map(({ image }) => cleanText(image ?? '')).join(', ');
}
