import type { DeleteOptions } from '../../cluster/cluster.ts';
import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { own } from '../../lib/fields.ts';
import type { PropagationPolicy } from '../../store/reading.ts';
import { type Command, type Invocation, type Ongoing, outputFlag, selectorFlags } from '../command.ts';
import { dryRunOf, dryRunWords, writingOf } from '../creation.ts';
import { deletionMessage } from '../deletion-message.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import {
  boolean,
  booleanFlag,
  duration,
  type Flags,
  integer,
  integerFlag,
  list,
  text,
  textFlag,
  unsupported,
} from '../flags.ts';
import { deadlineOf, timedOut, waitsUntil } from '../following.ts';
import { mustNameOne } from '../messages.ts';
import { nameOf, type Resources, visit } from '../resources.ts';

export const deleteVerb: Command = {
  flags: [
    ...selectorFlags,
    outputFlag,
    boolean('all'),
    text('field-selector'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    text('dry-run', { alone: 'unchanged', complete: ['none', 'client', 'server'] }),
    text('kustomize', { short: 'k', unsupported: true }),
    boolean('interactive', { short: 'i', unsupported: true }),
    ...unsupported('raw'),
    integer('grace-period'),
    boolean('force'),
    boolean('now'),
    boolean('wait'),
    duration('timeout'),
    boolean('ignore-not-found'),
    text('cascade', { alone: 'background', complete: ['background', 'foreground', 'orphan'] }),
  ],
  operands: 'resources',
  run(invocation) {
    const { flags } = invocation.arguments;
    const resources = resourcesOf(invocation);
    const options = optionsOf(invocation);
    const dryRun = dryRunOf(invocation);
    const output = textFlag(flags, 'output') ?? '';
    if (output !== '' && output !== 'name') {
      throw new KubectlError(`unexpected -o output mode: ${output}. We only support '-o name'`);
    }
    const forced = booleanFlag(flags, 'force');
    if (forced) {
      invocation.err(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.',
      );
    }
    const found: AnyObject[] = [];
    visit(invocation, resources, (object) => {
      found.push(object);
      const { kind, metadata } = object;
      if (dryRun !== 'client') invocation.cluster.delete(kind, metadata.namespace, metadata.name, options);
      const done = `${forced ? 'force deleted' : 'deleted'}${dryRunWords[dryRun]}`;
      invocation.out(output === 'name' ? nameOf(object) : deletionMessage(object, done));
    });
    if (found.length === 0 && invocation.exitCode === 0 && resources.type === 'kinds')
      invocation.out('No resources found');
    if (textFlag(flags, 'wait') !== 'false' && dryRun === 'none')
      invocation.goOn(untilGone(invocation, found));
  },
};

/** Graceful ends and finalizers take their time. */
function* untilGone(invocation: Invocation, objects: readonly AnyObject[]): Ongoing {
  const deadline = deadlineOf(invocation);
  for (const { kind, metadata } of objects) {
    const { cluster } = invocation;
    const isThere = () =>
      cluster.read.get(kind, metadata.namespace, metadata.name)?.metadata.uid === metadata.uid;
    while (isThere()) {
      if (deadline !== undefined && cluster.now >= deadline) {
        throw new KubectlError(`${timedOut} on ${kinds[kind].plural}/${metadata.name}`);
      }
      yield { ...waitsUntil(deadline), isQuiet: true };
    }
  }
}

function resourcesOf(invocation: Invocation): Resources {
  const { flags } = invocation.arguments;
  const resources = resourcesMeant(invocation, mustNameOne);
  if (flags.has('filename')) return resources;
  const all = booleanFlag(flags, 'all');
  const selecting = ['selector', 'field-selector'].some((flag) => flags.has(flag));
  if (all && flags.has('selector')) {
    throw new KubectlError("setting 'all' parameter but found a non empty selector. ");
  }
  if (resources.type === 'kinds' && !all && !selecting) {
    throw new KubectlError('resource(s) were provided, but no name was specified');
  }
  if (resources.type === 'named' && all) {
    throw new KubectlError('name cannot be provided when a selector is specified');
  }
  return resources;
}

function optionsOf(invocation: Invocation): DeleteOptions {
  const gracePeriodSeconds = gracePeriod(invocation.arguments.flags);
  return {
    ...writingOf(invocation),
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    propagationPolicy: propagation(invocation),
  };
}

/** Zero is only taken together with `--force`; alone it means the shortest there is, one second. */
function gracePeriod(flags: Flags): number | undefined {
  const asked = integerFlag(flags, 'grace-period');
  const force = booleanFlag(flags, 'force');
  if (booleanFlag(flags, 'now')) {
    if (asked !== undefined) throw new KubectlError('--now and --grace-period cannot be specified together');
    return 1;
  }
  if (asked === undefined || asked < 0) return force ? 0 : undefined;
  if (force && asked > 0)
    throw new KubectlError('--force and --grace-period greater than 0 cannot be specified together');
  return asked === 0 && !force ? 1 : asked;
}

const policies: Readonly<Record<string, PropagationPolicy>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
};

/** `true` and `false` are the words of old; kubectl says so. */
function propagation(invocation: Invocation): PropagationPolicy {
  const value = textFlag(invocation.arguments.flags, 'cascade') ?? 'background';
  const word = value === 'true' ? 'background' : value === 'false' ? 'orphan' : value;
  if (word !== value) {
    invocation.err(
      `warning: --cascade=${value} is deprecated (boolean value) and can be replaced with --cascade=${word}.`,
    );
  }
  const policy = own(policies, word);
  if (policy === undefined) {
    throw new KubectlError(
      `invalid cascade value (${value}). Must be "background", "foreground", or "orphan"`,
    );
  }
  return policy;
}
