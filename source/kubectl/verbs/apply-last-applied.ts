/** What `kubectl apply` remembers on an object: shown, and written anew. */
import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { lastAppliedAnnotation } from '../../kubernetes/revisions.ts';
import { isFields } from '../../lib/fields.ts';
import { toJson, toYaml } from '../../printers/index.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy, resourcesToChange } from '../files.ts';
import { boolean, booleanFlag, list, listFlag, text, textFlag } from '../flags.ts';
import { withLastApplied } from '../last-applied.ts';
import { mustNameFiles } from '../messages.ts';
import { visit } from '../resources.ts';

export const viewLastApplied: Command = {
  flags: [
    text('output', { short: 'o', complete: ['yaml', 'json'] }),
    ...selectorFlags.filter(({ name }) => name === 'selector'),
    boolean('all'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
  ],
  operands: 'resources',
  run(invocation) {
    const output = textFlag(invocation.arguments.flags, 'output') ?? 'yaml';
    if (output !== 'yaml' && output !== 'json') {
      throw new KubectlError(
        `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json\nSee 'view-last-applied -h' for help and examples`,
      );
    }
    visit(invocation, resourcesToChange(invocation), (object) => {
      const last = lastAppliedOf(object);
      if (last === undefined) {
        throw new KubectlError(
          `no last-applied-configuration annotation found on resource: ${object.metadata.name}`,
        );
      }
      invocation.out(...(output === 'json' ? toJson(last) : toYaml(last)).split('\n'));
    });
  },
};

function lastAppliedOf({ metadata }: AnyObject): object | undefined {
  try {
    const last: unknown = JSON.parse(metadata.annotations?.[lastAppliedAnnotation] ?? '');
    return isFields(last) ? last : undefined;
  } catch {
    return undefined;
  }
}

export const setLastApplied: Command = {
  flags: [...changeFlags, boolean('create-annotation'), list('filename', { short: 'f' })],
  run(invocation) {
    const files = listFlag(invocation.arguments.flags, 'filename');
    if (files.length === 0) throw new KubectlError(mustNameFiles);
    for (const { manifest } of manifestsOf(invocation, files)) {
      invocation.attempt(() => {
        const { kind, name, namespace = invocation.namespace } = namedBy(manifest);
        const place = kinds[kind].namespaced ? namespace : undefined;
        remember(invocation, invocation.cluster.get(kind, place, name), withLastApplied(manifest));
      });
    }
  },
};

function remember(
  invocation: Invocation,
  object: AnyObject,
  manifest: ReturnType<typeof withLastApplied>,
): void {
  const { kind, metadata } = object;
  const isNew = metadata.annotations?.[lastAppliedAnnotation] === undefined;
  if (isNew && !booleanFlag(invocation.arguments.flags, 'create-annotation')) {
    throw new KubectlError(
      `no last-applied-configuration annotation found on resource: ${metadata.name}, to create the annotation, run the command with --create-annotation`,
    );
  }
  const annotations = { [lastAppliedAnnotation]: manifest.metadata.annotations?.[lastAppliedAnnotation] };
  const patch = { type: 'merge' as const, body: { metadata: { annotations } } };
  const options = writingOf(invocation);
  tell(
    invocation,
    invocation.cluster.patch(kind, metadata.namespace, metadata.name, patch, options),
    'configured',
  );
}
