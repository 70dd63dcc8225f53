import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest } from '../../kubernetes/objects.ts';
import { createStrategicMergePatch } from '../../kubernetes/patches/create-strategic-merge-patch.ts';
import { lastAppliedAnnotation } from '../../kubernetes/revisions.ts';
import { structureOf } from '../../kubernetes/structure/structure.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { toJson } from '../../printers/index.ts';
import type { Command, Invocation } from '../command.ts';
import { creationFlags, recorded, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy } from '../files.ts';
import { boolean, booleanFlag, list, listFlag, unsupported } from '../flags.ts';
import { applyOnServer } from './server-side-apply.ts';

export const apply: Command = {
  flags: [
    ...creationFlags,
    list('filename', { short: 'f' }),
    boolean('server-side'),
    boolean('force-conflicts'),
    ...unsupported('prune', 'force', 'recursive', 'wait', 'overwrite'),
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
    for (const { file, manifest } of manifestsOf(invocation, files)) {
      invocation.attempt(() => work(invocation, manifest, file));
    }
  },
};

function applyOne(invocation: Invocation, given: Manifest, file: string): void {
  const { kind, name, namespace = invocation.namespace } = namedBy(given);
  const place = kinds[kind].namespaced ? namespace : undefined;
  if (name === '')
    throw new KubectlError(
      `error when retrieving current configuration from "${file}": resource name may not be empty`,
    );
  const manifest = annotated(place === undefined ? given : withNamespace(given, place));
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

/** The manifest with itself, as one line of JSON, in its annotation. */
function annotated(manifest: Manifest): Manifest {
  const { [lastAppliedAnnotation]: _, ...annotations } = manifest.metadata.annotations ?? {};
  const bare = { ...manifest, metadata: { ...manifest.metadata, annotations } };
  const configuration = `${JSON.stringify(JSON.parse(toJson(bare)))}\n`;
  return {
    ...bare,
    metadata: { ...bare.metadata, annotations: { ...annotations, [lastAppliedAnnotation]: configuration } },
  };
}

/** From what was applied last, what is applied now and what stands in the cluster; empty where nothing is to do. */
function patchFor(invocation: Invocation, present: AnyObject, manifest: Manifest): Fields {
  const configuration = present.metadata.annotations?.[lastAppliedAnnotation];
  if (configuration === undefined) {
    invocation.err(
      `Warning: resource ${kinds[present.kind].plural}/${present.metadata.name} is missing the ${lastAppliedAnnotation} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`,
    );
  }
  const { status: _, ...applied } = manifest;
  return createStrategicMergePatch(
    lastOf(configuration),
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
