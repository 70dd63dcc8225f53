import { parseDocuments } from '../../fixtures/yaml.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import type { JsonPatchOperation } from '../../kubernetes/patches/json-patch.ts';
import type { Patch } from '../../kubernetes/patches/patch.ts';
import { isScalable } from '../../kubernetes/scale.ts';
import { isEqual } from '../../lib/equal.ts';
import { isFields } from '../../lib/fields.ts';
import type { Command, Invocation } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { reader, textAt } from '../data-sources.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, list, text, textFlag, unsupported } from '../flags.ts';
import { visit } from '../resources.ts';

export const patch: Command = {
  flags: [
    text('patch', { short: 'p' }),
    text('type', { complete: ['json', 'merge', 'strategic'] }),
    text('subresource', { complete: ['status', 'scale'] }),
    text('patch-file'),
    ...changeFlags,
    boolean('record'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    ...unsupported('local'),
  ],
  operands: 'resources',
  run(invocation) {
    const wanted = patchOf(invocation);
    visit(invocation, resourcesToChange(invocation), (object) => {
      const stored = send(invocation, object, wanted);
      const isSame = isEqual(stored, object);
      tell(invocation, stored, isSame ? 'patched (no change)' : 'patched');
    });
  },
};

function patchOf(invocation: Invocation): Patch {
  const { flags } = invocation.arguments;
  const file = textFlag(flags, 'patch-file');
  if (file !== undefined && flags.has('patch')) {
    throw new KubectlError('cannot specify --patch and --patch-file together');
  }
  const written = file === undefined ? textFlag(flags, 'patch') : textAt(reader(invocation), file);
  if (written === undefined)
    throw new KubectlError('must specify --patch or --patch-file containing the contents of the patch');
  const body = parsed(written);
  const type = textFlag(flags, 'type') ?? 'strategic';
  if (type === 'json') return { type, operations: body as readonly JsonPatchOperation[] };
  if (type !== 'merge' && type !== 'strategic') {
    throw new KubectlError(`--type must be one of [json merge strategic], not "${type}"`);
  }
  if (!isFields(body)) throw new KubectlError(`unable to parse "${written}": not a JSON object`);
  return { type, body };
}

/** JSON, or YAML as people type it: `spec: {replicas: 2}`. */
function parsed(written: string): unknown {
  try {
    return parseDocuments('--patch', written)[0]?.value;
  } catch (error) {
    throw new KubectlError(`unable to parse "${written}": ${error instanceof Error ? error.message : error}`);
  }
}

function send(invocation: Invocation, { kind, metadata }: AnyObject, wanted: Patch): AnyObject {
  const { namespace, name } = metadata;
  const subresource = textFlag(invocation.arguments.flags, 'subresource');
  const options = writingOf(invocation);
  const { cluster } = invocation;
  if (subresource === 'scale' && isScalable(kind)) {
    cluster.patchScale(kind, namespace ?? '', name, wanted, options);
    return cluster.get(kind, namespace, name);
  }
  if (subresource !== undefined && subresource !== 'status') {
    throw new KubectlError(
      `invalid subresource value: "${subresource}". Must be one of [status scale resize]`,
    );
  }
  return cluster.patch<Kind>(kind, namespace, name, wanted, {
    ...options,
    ...(subresource && { subresource }),
  });
}
