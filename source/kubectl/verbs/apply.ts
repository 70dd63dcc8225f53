import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest } from '../../kubernetes/objects.ts';
import { createStrategicMergePatch } from '../../kubernetes/patches/create-strategic-merge-patch.ts';
import { lastAppliedAnnotation } from '../../kubernetes/revisions.ts';
import { matchesRequirements, parseLabelSelector } from '../../kubernetes/selectors.ts';
import { structureOf } from '../../kubernetes/structure/structure.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import type { Command, CommandGroup, Invocation } from '../command.ts';
import { creationFlags, recorded, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy } from '../files.ts';
import { boolean, booleanFlag, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { withLastApplied } from '../last-applied.ts';
import { refused } from '../refusals.ts';
import { setLastApplied, viewLastApplied } from './apply-last-applied.ts';
import { applyOnServer } from './server-side-apply.ts';

const applyFiles: Command = {
  flags: [
    ...creationFlags,
    list('filename', { short: 'f' }),
    boolean('server-side'),
    boolean('force-conflicts'),
    boolean('recursive', { short: 'R' }),
    boolean('overwrite'),
    text('selector', { short: 'l' }),
    text('kustomize', { short: 'k', unsupported: true }),
    ...unsupported('prune', 'prune-allowlist', 'all', 'force', 'wait'),
  ],
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const files = listFlag(flags, 'filename');
    if (operands.length > 0)
      throw new KubectlError(
        `Unexpected args: [${operands.join(' ')}]\nSee 'kubectl apply -h' for help and examples`,
      );
    if (files.length === 0) throw new KubectlError('must specify one of -f and -k');
    const isServerSide = booleanFlag(flags, 'server-side');
    if (booleanFlag(flags, 'force-conflicts') && !isServerSide) {
      throw new KubectlError('--force-conflicts only works with --server-side');
    }
    const work = isServerSide ? applyOnServer : applyOne;
    const requirements = parseLabelSelector(textFlag(flags, 'selector') ?? '');
    const manifests = manifestsOf(invocation, files).filter(({ manifest }) =>
      matchesRequirements(requirements, manifest.metadata.labels),
    );
    if (manifests.length === 0) throw new KubectlError('no objects passed to apply');
    for (const { file, manifest } of manifests) {
      invocation.attempt(() => work(invocation, manifest, file));
    }
  },
};

export const apply: CommandGroup = {
  itself: applyFiles,
  commands: {
    'view-last-applied': viewLastApplied,
    'set-last-applied': setLastApplied,
    'edit-last-applied': refused(
      'kubectl apply edit-last-applied is not supported here, there is no editor in this line: use kubectl apply set-last-applied -f',
    ),
  },
};

function applyOne(invocation: Invocation, given: Manifest, file: string): void {
  const { kind, name, namespace = invocation.namespace } = namedBy(given);
  const place = kinds[kind].namespaced ? namespace : undefined;
  if (name === '')
    throw new KubectlError(
      `error when retrieving current configuration from "${file}": resource name may not be empty`,
    );
  const manifest = withLastApplied(place === undefined ? given : withNamespace(given, place));
  const present = invocation.cluster.read.get(kind, place, name);
  if (present === undefined) {
    invocation.attempt(() => {
      const created = invocation.cluster.create(recorded(invocation, manifest), writingOf(invocation));
      tell(invocation, created, 'created');
    }, `creating "${file}"`);
    return;
  }
  const patch = patchFor(invocation, present, recorded(invocation, manifest));
  if (Object.keys(patch).length === 0) {
    tell(invocation, present, 'unchanged');
    return;
  }
  invocation.attempt(() => {
    const { cluster } = invocation;
    const options = writingOf(invocation);
    tell(
      invocation,
      cluster.patch(kind, place, name, { type: 'strategic', body: patch }, options),
      'configured',
    );
  }, `applying patch to "${file}"`);
}

function withNamespace(manifest: Manifest, namespace: string): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

/** As `appliedPatch`; says where the object was not made by apply. */
function patchFor(invocation: Invocation, present: AnyObject, manifest: Manifest): Fields {
  if (present.metadata.annotations?.[lastAppliedAnnotation] === undefined) {
    invocation.err(
      `Warning: resource ${kinds[present.kind].plural}/${present.metadata.name} is missing the ${lastAppliedAnnotation} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`,
    );
  }
  return appliedPatch(present, manifest);
}

/** From what was applied last, what is applied now and what stands in the cluster; empty where nothing is to do. */
export function appliedPatch(present: AnyObject, manifest: Manifest): Fields {
  const { status: _, ...applied } = manifest;
  return createStrategicMergePatch(
    lastOf(present.metadata.annotations?.[lastAppliedAnnotation]),
    applied,
    present as KubeObject,
    structureOf(present.kind),
  );
}

/** What was applied last; nothing where the annotation is missing or was tampered with. */
function lastOf(configuration: string | undefined): Fields {
  try {
    const last: unknown = JSON.parse(configuration ?? '{}');
    return isFields(last) ? last : {};
  } catch {
    return {};
  }
}
