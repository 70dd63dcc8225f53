/** The revisions of what is rolled out: a Deployment's ReplicaSets, or the ControllerRevisions of the other kinds. */
import type { AnyObject, KubeObject, PodTemplateSpec } from '../kubernetes/objects.ts';
import { isControlledBy } from '../kubernetes/owners.ts';
import { applyStrategicMergePatch } from '../kubernetes/patches/strategic-merge-patch.ts';
import { changeCauseAnnotation, revisionOf } from '../kubernetes/revisions.ts';
import { structureOf } from '../kubernetes/structure/structure.ts';
import { type Fields, isFields } from '../lib/fields.ts';
import { revisionsOf } from '../printers/index.ts';
import type { Reader } from '../store/reading.ts';

export interface Revision {
  readonly number: number;
  /** Empty where nobody said why. */
  readonly changeCause: string;
  readonly template: PodTemplateSpec | undefined;
  /** What brings a StatefulSet or DaemonSet back to it. */
  readonly patch?: Fields;
}

/** Oldest first; undefined where the kind has no history. */
export function historyOf(object: AnyObject, read: Reader): readonly Revision[] | undefined {
  if (object.kind === 'Deployment') {
    return revisionsOf(object, read).all.map((set) => ({
      number: revisionOf(set),
      changeCause: changeCauseOf(set),
      template: set.spec.template,
    }));
  }
  if (object.kind !== 'DaemonSet' && object.kind !== 'StatefulSet') return undefined;
  return read
    .ownedBy('ControllerRevision', object.metadata.uid)
    .filter((revision) => isControlledBy(revision, object))
    .map((revision): Revision => {
      const patch = isFields(revision.data) ? revision.data : {};
      const { spec } = applyStrategicMergePatch(object as KubeObject, patch, structureOf(object.kind));
      return {
        number: Number(revision.revision),
        changeCause: changeCauseOf(revision),
        template: isFields(spec) ? (spec.template as PodTemplateSpec) : undefined,
        patch,
      };
    })
    .sort((one, other) => one.number - other.number);
}

function changeCauseOf({ metadata }: AnyObject): string {
  return metadata.annotations?.[changeCauseAnnotation] ?? '';
}
