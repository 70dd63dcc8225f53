import type { AnyObject } from '../../kubernetes/objects.ts';
import type { Command, Invocation } from '../command.ts';
import { tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, booleanFlag } from '../flags.ts';
import {
  checkVersion,
  type MetadataChanges,
  metadataFlags,
  overwritten,
  parseChanges,
  patchOf,
} from '../metadata-changes.ts';
import { visit } from '../resources.ts';

export const label: Command = {
  flags: [...metadataFlags, boolean('list')],
  operands: 'resources',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const changes = parseChanges(operands, 'label', flags.has('filename'));
    const isListing = booleanFlag(flags, 'list');
    if (!isListing && Object.keys(changes.set).length + changes.removed.length === 0) {
      throw new KubectlError('at least one label update is required');
    }
    visit(invocation, resourcesToChange(invocation, changes.resources), (object) => {
      if (isListing) invocation.out(...listing(invocation, object));
      else change(invocation, object, changes);
    });
  },
};

/** Under the name of the object, where there may be several. */
function listing(invocation: Invocation, object: AnyObject): string[] {
  const { operands, flags } = invocation.arguments;
  const isOne = !['all', 'selector', 'field-selector', 'filename'].some((flag) => flags.has(flag));
  const isSingle = isOne && operands.length <= (operands[0]?.includes('/') ? 1 : 2);
  const lines = Object.entries(object.metadata.labels ?? {}).map((pair) => pair.join('='));
  if (isSingle) return lines;
  return [
    `Listing labels for ${object.kind}.${object.apiVersion}/${object.metadata.name}:`,
    ...lines.map((line) => ` ${line}`),
  ];
}

function change(invocation: Invocation, object: AnyObject, changes: MetadataChanges): void {
  checkVersion(invocation, object);
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
  const verb =
    values.length === 0 ? 'not labeled' : values.every((value) => value === null) ? 'unlabeled' : 'labeled';
  const patch = { type: 'merge' as const, body: { metadata: { labels } } };
  const stored =
    values.length === 0
      ? object
      : invocation.cluster.patch(kind, metadata.namespace, metadata.name, patch, writingOf(invocation));
  tell(invocation, stored, verb);
}
