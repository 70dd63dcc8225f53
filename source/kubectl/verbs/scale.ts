import { kindCan } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { type Command, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, integer, integerFlag, list } from '../flags.ts';
import { nameOf, visit } from '../resources.ts';

export const scale: Command = {
  flags: [
    ...selectorFlags,
    integer('replicas'),
    integer('current-replicas'),
    boolean('all'),
    list('filename', { short: 'f' }),
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
      requireSize(object, expected);
      const { kind, metadata } = object;
      invocation.cluster.patch(
        kind,
        metadata.namespace,
        metadata.name,
        { type: 'merge', body: { spec: { replicas } } },
        invocation.writing,
      );
      invocation.out(`${nameOf(object)} scaled`);
    });
    if (count === 0 && invocation.exitCode === 0) throw new KubectlError('no objects passed to scale');
  },
};

function requireSize(object: AnyObject, expected: number | undefined): void {
  if (!kindCan(object.kind, 'scale') || !('spec' in object) || !('replicas' in object.spec)) {
    throw new StatusError('NotFound', 'the server could not find the requested resource');
  }
  const size = object.spec.replicas ?? 1;
  if (expected !== undefined && expected >= 0 && size !== expected) {
    throw new KubectlError(`Expected replicas to be ${expected}, was ${size}`);
  }
}
