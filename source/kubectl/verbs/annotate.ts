import { type Command, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text } from '../flags.ts';
import { overwritten, parseChanges, patchOf } from '../metadata-changes.ts';
import { nameOf, parseResources, requireNames, visit } from '../resources.ts';

export const annotate: Command = {
  flags: [...selectorFlags, text('field-selector'), boolean('overwrite'), boolean('all')],
  operands: 'resources',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const changes = parseChanges(operands, 'annotation');
    if (Object.keys(changes.set).length + changes.removed.length === 0) {
      throw new KubectlError('at least one annotation update is required');
    }
    visit(invocation, requireNames(parseResources(changes.resources), invocation), (object) => {
      const { kind, metadata } = object;
      const clashes = booleanFlag(flags, 'overwrite') ? [] : overwritten(metadata.annotations, changes);
      if (clashes.length > 0) {
        throw new KubectlError(
          `--overwrite is false but found the following declared annotation(s): ${clashes.join('; ')}`,
        );
      }
      const patch = { metadata: { annotations: patchOf(metadata.annotations, changes) } };
      invocation.cluster.patch(
        kind,
        metadata.namespace,
        metadata.name,
        { type: 'merge', body: patch },
        invocation.writing,
      );
      invocation.out(`${nameOf(object)} annotated`);
    });
  },
};
