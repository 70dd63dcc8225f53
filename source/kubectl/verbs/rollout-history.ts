import type { PodTemplateSpec } from '../../kubernetes/objects.ts';
import { changeCauseAnnotation } from '../../kubernetes/revisions.ts';
import { alignRows, describeLayout, describePodTemplate } from '../../printers/index.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { integer, integerFlag } from '../flags.ts';
import { nameOf } from '../resources.ts';
import { historyOf, type Revision } from '../revision-history.ts';
import { rolloutFlags, visitRollouts } from '../rollout.ts';

export const rolloutHistory: Command = {
  flags: [...rolloutFlags, integer('revision')],
  operands: 'resources',
  run(invocation) {
    const revision = integerFlag(invocation.arguments.flags, 'revision') ?? 0;
    if (revision < 0) throw new KubectlError(`revision must be a positive integer: ${revision}`);
    visitRollouts(invocation, (object) => {
      const history = historyOf(object, invocation.cluster.read);
      if (history === undefined) {
        throw new KubectlError(`no history viewer has been implemented for "${object.kind}"`);
      }
      if (revision === 0) invocation.out(`${nameOf(object)} `, ...overview(history), '');
      else
        invocation.out(`${nameOf(object)} with revision #${revision}`, ...oneRevision(history, revision), '');
    });
  },
};

/** The table of revisions, oldest first. */
function overview(history: readonly Revision[]): string[] {
  if (history.length === 0) return ['No rollout history found.'];
  const rows = history.map(({ number, changeCause }) => [`${number}`, changeCause || '<none>']);
  return alignRows([['REVISION', 'CHANGE-CAUSE'], ...rows], describeLayout);
}

function oneRevision(history: readonly Revision[], revision: number): string[] {
  const found = history.find(({ number }) => number === revision);
  if (found === undefined) throw new KubectlError('unable to find the specified revision');
  return describePodTemplate(withChangeCause(found));
}

function withChangeCause({ changeCause, template }: Revision): PodTemplateSpec | undefined {
  if (changeCause === '' || template === undefined) return template;
  const annotations = { ...template.metadata?.annotations, [changeCauseAnnotation]: changeCause };
  return { ...template, metadata: { ...template.metadata, annotations } };
}
