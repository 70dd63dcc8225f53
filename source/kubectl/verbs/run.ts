import type { Command, Invocation } from '../command.ts';
import { createAndTell, creationFlags, dryRunOf, requiredFlags, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, list, text, textFlag } from '../flags.ts';
import { formatOf } from '../output.ts';
import { overridden, overrideFlags } from '../overrides.ts';
import { attachFlags, attachToNew, checkAttachFlags, isAttached } from '../run-attached.ts';
import { podManifest, portOf, serviceOf } from '../run-pod.ts';

/** One bare pod. */
export const run: Command = {
  flags: [
    ...creationFlags,
    ...attachFlags,
    text('image'),
    text('image-pull-policy', { complete: ['Always', 'IfNotPresent', 'Never'] }),
    text('restart', { complete: ['Always', 'OnFailure', 'Never'] }),
    text('port'),
    list('env'),
    list('labels', { short: 'l' }),
    list('annotations'),
    boolean('command'),
    boolean('expose'),
    boolean('privileged'),
    boolean('leave-stdin-open'),
    ...overrideFlags,
  ],
  operands: 'words',
  run(invocation) {
    const [name] = invocation.arguments.operands;
    if (name === undefined) throw new KubectlError('NAME is required for run');
    requiredFlags(invocation, 'image');
    checkAttachFlags(invocation);
    checkRun(invocation);
    const manifest = overridden(invocation, podManifest(invocation, name));
    if (booleanFlag(invocation.arguments.flags, 'expose')) {
      invocation.attempt(() => createAndTell(invocation, serviceOf(invocation, manifest)));
      if (formatOf(invocation.arguments.flags)?.name === 'yaml') invocation.out('---');
    }
    if (!isAttached(invocation)) {
      createAndTell(invocation, manifest);
      return;
    }
    const { cluster, namespace } = invocation;
    invocation.goOn(
      attachToNew(invocation, cluster.create(manifest, { ...writingOf(invocation), namespace })),
    );
  },
};

const helpAt = "See 'kubectl run -h' for help and examples";
const restartPolicies = ['Always', 'OnFailure', 'Never'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];

function checkRun(invocation: Invocation): void {
  const { flags } = invocation.arguments;
  const image = textFlag(flags, 'image') ?? '';
  const restart = textFlag(flags, 'restart') ?? '';
  const pull = textFlag(flags, 'image-pull-policy') ?? '';
  if (!/^[\w][\w.\-/:@]*$/.test(image)) {
    throw new KubectlError(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  }
  if (restart !== '' && !restartPolicies.includes(restart)) {
    throw new KubectlError(`invalid restart policy: ${restart}\n${helpAt}`);
  }
  if (pull !== '' && !pullPolicies.includes(pull)) {
    throw new KubectlError(`invalid image pull policy: ${pull}\n${helpAt}`);
  }
  if (booleanFlag(flags, 'expose') && portOf(invocation) === undefined) {
    throw new KubectlError(`--port must be set when exposing a service\n${helpAt}`);
  }
  if (isAttached(invocation) && dryRunOf(invocation) !== 'none') {
    throw new KubectlError(
      `--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)\n${helpAt}`,
    );
  }
}
