import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { notFound } from '../../kubernetes/status-error.ts';
import { type Command, type Invocation, type Ongoing, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, duration, durationFlag, list, text, textFlag } from '../flags.ts';
import { attemptedAll, followOne, timedOut, waitsUntil } from '../following.ts';
import { listed, type NamedResource, nameOf, namespaceFor, requireNames } from '../resources.ts';
import { type Goal, goalOf, isMet } from '../wait-goal.ts';

const defaultTimeout = 30_000;
/** What a negative timeout means. */
const week = 7 * 24 * 3_600_000;

export const wait: Command = {
  flags: [
    text('for'),
    duration('timeout'),
    ...selectorFlags,
    text('field-selector'),
    boolean('all'),
    list('filename', { short: 'f' }),
  ],
  operands: 'resources',
  run(invocation) {
    const goal = goalOf(textFlag(invocation.arguments.flags, 'for') ?? '');
    const names = namesOf(invocation);
    if (names.length === 0 && goal.type !== 'delete') throw new KubectlError('no matching resources found');
    const timeout = durationFlag(invocation.arguments.flags, 'timeout') ?? defaultTimeout;
    const deadline = invocation.cluster.now + (timeout < 0 ? week : timeout);
    const each = { goal, deadline, isPatient: timeout !== 0 };
    const waits = names.map((name) => waitForOne(invocation, name, each));
    invocation.goOn(attemptedAll(invocation, waits));
  },
};

interface Wait {
  readonly goal: Goal;
  readonly deadline: number;
  /** Else it looks once. */
  readonly isPatient: boolean;
}

/** What is not there is only waited for where that is the goal. */
function* waitForOne(invocation: Invocation, name: NamedResource, wait: Wait): Ongoing {
  const { cluster } = invocation;
  const place = name.namespace ?? namespaceFor(name.kind, invocation);
  const { goal, deadline, isPatient } = wait;
  let known = cluster.read.get(name.kind, place, name.name);
  if (known === undefined && goal.type === 'delete') return;
  if (known === undefined && goal.type !== 'create') throw notFound(name.kind, name.name);
  const resource = `${kinds[name.kind].plural}/${name.name}`;
  const watch = followOne(cluster, name.kind, place, name.name);
  const first = known?.metadata.uid;
  for (;;) {
    for (const { type, object } of watch.take()) {
      if (type === 'BOOKMARK') continue;
      known = type === 'DELETED' ? undefined : object;
      const isGone = type === 'DELETED' || object.metadata.uid !== first;
      if (goal.type === 'delete' ? !isGone : known === undefined || !isMet(goal, known)) continue;
      invocation.out(`${nameOf(object)} condition met`);
      return;
    }
    if (!isPatient) throw new KubectlError(`condition not met for ${resource}`);
    if (cluster.now >= deadline) {
      throw new KubectlError(goal.type === 'create' ? timedOut : `${timedOut} on ${resource}`);
    }
    yield waitsUntil(deadline);
  }
}

function namesOf(invocation: Invocation): readonly NamedResource[] {
  const meant = resourcesMeant(invocation, 'resource(s) were provided, but no name was specified');
  const resources = requireNames(meant, invocation);
  if (resources.type === 'named') return resources.names;
  return resources.kinds.flatMap((kind) => listed(invocation, kind).map(named));
}

function named({ kind, metadata: { name, namespace } }: AnyObject): NamedResource {
  return { kind, name, ...(namespace !== undefined && { namespace }) };
}
