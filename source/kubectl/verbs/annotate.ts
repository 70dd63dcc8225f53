import type { Command } from '../command.ts';
import { tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, booleanFlag } from '../flags.ts';
import { checkVersion, metadataFlags, overwritten, parseChanges, patchOf } from '../metadata-changes.ts';
import { visit } from '../resources.ts';

export const annotate: Command = {
  flags: [...metadataFlags, boolean('list')],
  operands: 'resources',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const changes = parseChanges(operands, 'annotation', flags.has('filename'));
    const isListing = booleanFlag(flags, 'list');
    if (!isListing && Object.keys(changes.set).length + changes.removed.length === 0) {
      throw new KubectlError('at least one annotation update is required');
    }
    visit(invocation, resourcesToChange(invocation, changes.resources), (object) => {
      const { kind, metadata } = object;
      if (isListing) {
        invocation.out(...Object.entries(metadata.annotations ?? {}).map((pair) => pair.join('=')));
        return;
      }
      checkVersion(invocation, object);
      const clashes = booleanFlag(flags, 'overwrite') ? [] : overwritten(metadata.annotations, changes);
      if (clashes.length > 0) {
        throw new KubectlError(
          `--overwrite is false but found the following declared annotation(s): ${clashes.join('; ')}`,
        );
      }
      const body = { metadata: { annotations: patchOf(metadata.annotations, changes) } };
      const patch = { type: 'merge' as const, body };
      const options = writingOf(invocation);
      tell(
        invocation,
        invocation.cluster.patch(kind, metadata.namespace, metadata.name, patch, options),
        'annotated',
      );
    });
  },
};
