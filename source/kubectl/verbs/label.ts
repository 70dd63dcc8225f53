import type { AnyObject } from '../../kubernetes/objects.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text } from '../flags.ts';
import { type MetadataChanges, overwritten, parseChanges, patchOf } from '../metadata-changes.ts';
import { nameOf, parseResources, requireNames, visit } from '../resources.ts';

export const label: Command = {
  flags: [...selectorFlags, text('field-selector'), boolean('overwrite'), boolean('all'), boolean('list')],
  operands: 'resources',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const changes = parseChanges(operands, 'label');
    const listing = booleanFlag(flags, 'list');
    if (!listing && Object.keys(changes.set).length + changes.removed.length === 0) {
      throw new KubectlError('at least one label update is required');
    }
    visit(invocation, requireNames(parseResources(changes.resources), invocation), (object) => {
      if (listing)
        invocation.out(...Object.entries(object.metadata.labels ?? {}).map((pair) => pair.join('=')));
      else change(invocation, object, changes);
    });
  },
};

function change(invocation: Invocation, object: AnyObject, changes: MetadataChanges): void {
  const { kind, metadata } = object;
  const clashes = booleanFlag(invocation.arguments.flags, 'overwrite')
    ? []
    : overwritten(metadata.labels, changes);
  if (clashes.length > 0)
    throw new KubectlError(clashes.map((each) => `${each}, and --overwrite is false`).join('\n'));
  const missing = changes.removed.filter((key) => metadata.labels?.[key] === undefined);
  invocation.out(...missing.map((key) => `label "${key}" not found.`));
  const labels = patchOf(metadata.labels, changes);
  const values = Object.values(labels);
  if (values.length > 0) {
    invocation.cluster.patch(
      kind,
      metadata.namespace,
      metadata.name,
      { type: 'merge', body: { metadata: { labels } } },
      invocation.writing,
    );
  }
  const verb =
    values.length === 0 ? 'not labeled' : values.every((value) => value === null) ? 'unlabeled' : 'labeled';
  invocation.out(`${nameOf(object)} ${verb}`);
}
