import { isScalable, type Scale } from '../../kubernetes/scale.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { type Command, selectorFlags } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, duration, integer, integerFlag, list, text } from '../flags.ts';
import { checkVersion } from '../metadata-changes.ts';
import { visit } from '../resources.ts';

export const scale: Command = {
  flags: [
    ...changeFlags,
    ...selectorFlags,
    integer('replicas'),
    integer('current-replicas'),
    boolean('all'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    boolean('record'),
    text('resource-version'),
    duration('timeout'),
  ],
  operands: 'resources',
  run(invocation) {
    const { flags } = invocation.arguments;
    const replicas = integerFlag(flags, 'replicas');
    if (replicas === undefined || replicas < 0) {
      throw new KubectlError(
        'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
      );
    }
    const expected = integerFlag(flags, 'current-replicas');
    let count = 0;
    visit(invocation, resourcesToChange(invocation), (object) => {
      count += 1;
      const { kind, metadata } = object;
      if (!isScalable(kind)) throw noScale();
      const { namespace = '', name } = metadata;
      requireSize(invocation.cluster.scale(kind, namespace, name), expected);
      const patch = { type: 'merge' as const, body: { spec: { replicas } } };
      checkVersion(invocation, object);
      invocation.cluster.patchScale(kind, namespace, name, patch, writingOf(invocation));
      tell(invocation, invocation.cluster.get(kind, namespace, name), 'scaled');
    });
    if (count === 0 && invocation.exitCode === 0) throw new KubectlError('no objects passed to scale');
  },
};

function noScale(): StatusError {
  return new StatusError('NotFound', 'the server could not find the requested resource');
}

function requireSize({ spec: { replicas = 0 } }: Scale, expected: number | undefined): void {
  if (expected !== undefined && expected >= 0 && replicas !== expected) {
    throw new KubectlError(`Expected replicas to be ${expected}, was ${replicas}`);
  }
}
