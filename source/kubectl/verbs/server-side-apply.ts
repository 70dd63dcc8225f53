import { kinds } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import type { Invocation } from '../command.ts';
import { tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { namedBy } from '../files.ts';
import { booleanFlag, textFlag } from '../flags.ts';

/** `kubectl apply --server-side`: the server merges, and minds who owns what. */
export function applyOnServer(invocation: Invocation, manifest: Manifest, file: string): void {
  const { flags } = invocation.arguments;
  const { kind, name, namespace = invocation.namespace } = namedBy(manifest);
  const patch = { type: 'apply' as const, body: manifest, force: booleanFlag(flags, 'force-conflicts') };
  const place = kinds[kind].namespaced ? namespace : undefined;
  const fieldManager = textFlag(flags, 'field-manager') ?? 'kubectl';
  invocation.attempt(() => {
    try {
      const options = { ...writingOf(invocation), fieldManager };
      tell(invocation, invocation.cluster.patch(kind, place, name, patch, options), 'serverside-applied');
    } catch (error) {
      throw isOwnersConflict(error) ? new KubectlError(`${error.message}\n${advice}`) : error;
    }
  }, `applying patch to "${file}"`);
}

function isOwnersConflict(error: unknown): error is StatusError {
  return error instanceof StatusError && error.causes.some(({ reason }) => reason === 'FieldManagerConflict');
}

const advice = `These fields have other managers. To own them, run the command again with --force-conflicts;
to leave them to the others, take them out of the manifest; to share them, give them the value they have.`;
