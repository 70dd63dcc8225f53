import type { AnyObject, Deployment, PodTemplateSpec, ReplicaSet } from '../../kubernetes/objects.ts';
import { changeCauseAnnotation, revisionOf } from '../../kubernetes/revisions.ts';
import { alignRows, describeLayout, describePodTemplate, revisionsOf } from '../../printers/index.ts';
import type { Reader } from '../../store/reading.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { integer, integerFlag } from '../flags.ts';
import { nameOf } from '../resources.ts';
import { rolloutFlags, visitRollouts } from '../rollout.ts';

export const rolloutHistory: Command = {
  flags: [...rolloutFlags, integer('revision')],
  operands: 'resources',
  run(invocation) {
    const revision = integerFlag(invocation.arguments.flags, 'revision') ?? 0;
    if (revision < 0) throw new KubectlError(`revision must be a positive integer: ${revision}`);
    const { read } = invocation.cluster;
    visitRollouts(invocation, (object) => {
      const deployment = withHistory(object);
      if (revision === 0) invocation.out(`${nameOf(object)} `, ...overview(deployment, read), '');
      else
        invocation.out(
          `${nameOf(object)} with revision #${revision}`,
          ...oneRevision(deployment, read, revision),
          '',
        );
    });
  },
};

/** The other kinds with a history keep it in ControllerRevisions. */
function withHistory(object: AnyObject): Deployment {
  if (object.kind === 'Deployment') return object;
  if (object.kind === 'DaemonSet' || object.kind === 'StatefulSet') {
    throw new KubectlError(`the rollout history of a ${object.kind} is not supported here yet`);
  }
  throw new KubectlError(`no history viewer has been implemented for "${object.kind}"`);
}

/** The table of revisions, oldest first. */
function overview(deployment: Deployment, read: Reader): string[] {
  const { all } = revisionsOf(deployment, read);
  if (all.length === 0) return ['No rollout history found.'];
  const rows = all.map((set) => [`${revisionOf(set)}`, changeCause(set) || '<none>']);
  return alignRows([['REVISION', 'CHANGE-CAUSE'], ...rows], describeLayout);
}

function oneRevision(deployment: Deployment, read: Reader, revision: number): string[] {
  const set = revisionsOf(deployment, read).all.find((each) => revisionOf(each) === revision);
  if (set === undefined) throw new KubectlError('unable to find the specified revision');
  return describePodTemplate(withChangeCause(set));
}

function changeCause({ metadata }: ReplicaSet): string {
  return metadata.annotations?.[changeCauseAnnotation] ?? '';
}

function withChangeCause(set: ReplicaSet): PodTemplateSpec | undefined {
  const { template } = set.spec;
  const cause = changeCause(set);
  if (cause === '' || template === undefined) return template;
  const annotations = { ...template.metadata?.annotations, [changeCauseAnnotation]: cause };
  return { ...template, metadata: { ...template.metadata, annotations } };
}
