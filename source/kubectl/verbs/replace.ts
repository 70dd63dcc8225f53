import { kinds } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';
import { notFound } from '../../kubernetes/status-error.ts';
import type { Command, Invocation, Ongoing } from '../command.ts';
import { createAndTell, creationFlags, dryRunOf, recorded, tell, writingOf } from '../creation.ts';
import { deletionMessage } from '../deletion-message.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy } from '../files.ts';
import {
  boolean,
  booleanFlag,
  duration,
  integer,
  integerFlag,
  list,
  listFlag,
  text,
  textFlag,
  unsupported,
} from '../flags.ts';
import { attempted } from '../following.ts';
import { withLastApplied } from '../last-applied.ts';
import { mustNameFiles } from '../messages.ts';

export const replace: Command = {
  flags: [
    ...creationFlags,
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    boolean('force'),
    integer('grace-period'),
    duration('timeout'),
    boolean('wait'),
    text('cascade', { alone: 'background', complete: ['background', 'foreground', 'orphan'] }),
    text('kustomize', { short: 'k', unsupported: true }),
    ...unsupported('raw', 'subresource'),
  ],
  run(invocation) {
    const { flags } = invocation.arguments;
    const files = listFlag(flags, 'filename');
    const forces = booleanFlag(flags, 'force');
    if (files.length === 0) throw new KubectlError(mustNameFiles);
    if ((integerFlag(flags, 'grace-period') ?? -1) >= 0 && !forces) {
      throw new KubectlError('--grace-period must have --force specified');
    }
    if (textFlag(flags, 'timeout') !== undefined && !forces) {
      throw new KubectlError('--timeout must have --force specified');
    }
    const manifests = manifestsOf(invocation, files);
    if (manifests.length === 0) throw new KubectlError('no objects passed to replace');
    if (forces)
      invocation.goOn(
        recreateAll(
          invocation,
          manifests.map(({ manifest }) => manifest),
        ),
      );
    else {
      for (const { file, manifest } of manifests) {
        invocation.attempt(() => replaceOne(invocation, manifest), `replacing "${file}"`);
      }
    }
  },
};

function placeOf(invocation: Invocation, manifest: Manifest) {
  const { kind, name, namespace = invocation.namespace } = namedBy(manifest);
  return { kind, name, place: kinds[kind].namespaced ? namespace : undefined };
}

function replaceOne(invocation: Invocation, given: Manifest): void {
  const { cluster } = invocation;
  const { kind, name, place } = placeOf(invocation, given);
  if (cluster.read.get(kind, place, name) === undefined) throw notFound(kind, name);
  const saves = booleanFlag(invocation.arguments.flags, 'save-config');
  const manifest = recorded(invocation, saves ? withLastApplied(given) : given);
  const placed = { ...manifest, metadata: { ...manifest.metadata, ...(place && { namespace: place }) } };
  tell(invocation, cluster.update(placed, writingOf(invocation)), 'replaced');
}

/** Deletes what is there, waits until it is gone, and creates it anew. */
function* recreateAll(invocation: Invocation, manifests: readonly Manifest[]): Ongoing {
  for (const manifest of manifests) yield* attempted(invocation, recreate(invocation, manifest));
}

function* recreate(invocation: Invocation, manifest: Manifest): Ongoing {
  const { cluster } = invocation;
  const { kind, name, place } = placeOf(invocation, manifest);
  const present = cluster.read.get(kind, place, name);
  if (present !== undefined && dryRunOf(invocation) === 'none') {
    const asked = integerFlag(invocation.arguments.flags, 'grace-period') ?? -1;
    const grace = asked === 0 ? 1 : asked;
    cluster.delete(kind, place, name, {
      ...writingOf(invocation),
      ...(grace > 0 && { gracePeriodSeconds: grace }),
    });
    invocation.out(deletionMessage(present));
    const isThere = () => cluster.read.get(kind, place, name)?.metadata.uid === present.metadata.uid;
    while (isThere()) yield {};
  }
  createAndTell(invocation, manifest, 'replaced');
}
