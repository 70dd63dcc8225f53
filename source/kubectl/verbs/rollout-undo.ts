import type { AnyObject, Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { revisionOf, unsharedAnnotations } from '../../kubernetes/revisions.ts';
import { sameTemplate, withoutHash } from '../../kubernetes/template-hash.ts';
import { templateOf } from '../../kubernetes/workloads.ts';
import { isEqual } from '../../lib/equal.ts';
import { revisionsOf } from '../../printers/index.ts';
import type { Reader } from '../../store/reading.ts';
import type { Command, Invocation } from '../command.ts';
import { changeFlags, dryRunOf, dryRunWords, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { integer, integerFlag } from '../flags.ts';
import { nameOf } from '../resources.ts';
import { historyOf, type Revision } from '../revision-history.ts';
import { rolloutFlags, visitRollouts } from '../rollout.ts';

export const rolloutUndo: Command = {
  flags: [...rolloutFlags, ...changeFlags, integer('to-revision')],
  operands: 'resources',
  run(invocation) {
    const revision = integerFlag(invocation.arguments.flags, 'to-revision') ?? 0;
    if (revision < 0) throw new KubectlError(`revision must be a positive integer: ${revision}`);
    visitRollouts(invocation, (object) => {
      const word = dryRunWords[dryRunOf(invocation)];
      invocation.out(`${nameOf(object)} ${undo(invocation, object, revision)}${word}`);
    });
  },
};

function undo(invocation: Invocation, object: AnyObject, revision: number): string {
  if (object.kind === 'Deployment') return rollBack(invocation, object, revision);
  const history = historyOf(object, invocation.cluster.read);
  if (history === undefined) {
    throw new KubectlError(`no rollbacker has been implemented for "${object.kind}"`);
  }
  return rollBackTo(invocation, object, chosen(history, revision));
}

/** Revision 0 means the one before the newest. */
function chosen(history: readonly Revision[], revision: number): Revision {
  if (revision > 0) {
    const wanted = history.find(({ number }) => number === revision);
    if (wanted !== undefined) return wanted;
    throw new KubectlError(`unable to find specified revision ${revision} in history`);
  }
  const previous = history.at(-2);
  if (previous === undefined) throw new KubectlError('no last revision to roll back to');
  return previous;
}

/** StatefulSets and DaemonSets keep what brings them back. */
function rollBackTo(
  invocation: Invocation,
  object: AnyObject,
  { number, template, patch }: Revision,
): string {
  if (isEqual(template, templateOf(object))) {
    return `skipped rollback (current template already matches revision ${number})`;
  }
  const { kind, metadata } = object;
  const body = { type: 'strategic' as const, body: patch ?? {} };
  invocation.cluster.patch(kind, metadata.namespace, metadata.name, body, writingOf(invocation));
  return 'rolled back';
}

/** Puts the revision's template back, as its author wrote it (polymorphichelpers, rollback). */
function rollBack(invocation: Invocation, deployment: Deployment, revision: number): string {
  const target = targetOf(deployment, invocation.cluster.read, revision);
  if (deployment.spec.paused) {
    throw new KubectlError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  }
  if (sameTemplate(target.spec.template, deployment.spec.template)) {
    return `skipped rollback (current template already matches revision ${revisionOf(target)})`;
  }
  const { metadata, spec } = deployment;
  invocation.cluster.update(
    {
      ...deployment,
      metadata: { ...metadata, annotations: annotationsAfter(deployment, target) },
      spec: { ...spec, template: withoutHash(target.spec.template) },
    },
    writingOf(invocation),
  );
  return 'rolled back';
}

/** Revision 0 means the one before the newest. */
function targetOf(deployment: Deployment, read: Reader, revision: number): ReplicaSet {
  const { all } = revisionsOf(deployment, read);
  if (revision > 0) {
    const wanted = all.find((set) => revisionOf(set) === revision);
    if (wanted === undefined)
      throw new KubectlError(`unable to find specified revision ${revision} in history`);
    return wanted;
  }
  const previous = all.at(-2);
  if (previous === undefined) {
    throw new KubectlError(`no rollout history found for deployment "${deployment.metadata.name}"`);
  }
  return previous;
}

/** Those of the deployment's own stay; all others come back with the revision. */
function annotationsAfter(deployment: Deployment, target: ReplicaSet): Record<string, string> {
  const only = (object: AnyObject, wanted: (key: string) => boolean) =>
    Object.entries(object.metadata.annotations ?? {}).filter(([key]) => wanted(key));
  const isKept = (key: string) => unsharedAnnotations.includes(key);
  return Object.fromEntries([...only(target, (key) => !isKept(key)), ...only(deployment, isKept)]);
}
