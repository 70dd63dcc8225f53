import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, Manifest } from '../../kubernetes/objects.ts';
import { lastAppliedAnnotation } from '../../kubernetes/revisions.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import { toJson } from '../../printers/index.ts';
import type { Command, Invocation } from '../command.ts';
import { creationFlags, recorded, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy } from '../files.ts';
import { list, listFlag, unsupported } from '../flags.ts';
import { threeWayMerge } from '../three-way-merge.ts';

export const apply: Command = {
  flags: [
    ...creationFlags,
    list('filename', { short: 'f' }),
    ...unsupported('server-side', 'prune', 'force', 'force-conflicts', 'recursive', 'wait', 'overwrite'),
  ],
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const files = listFlag(flags, 'filename');
    if (operands.length > 0)
      throw new KubectlError(
        `Unexpected args: [${operands.join(' ')}]\nSee 'kubectl apply -h' for help and examples`,
      );
    if (files.length === 0) throw new KubectlError('must specify one of -f and -k');
    for (const { file, manifest } of manifestsOf(invocation, files)) {
      invocation.attempt(() => applyOne(invocation, manifest, file));
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
  const merged = mergedWith(invocation, present, manifest);
  if (semanticEqual(merged, present)) {
    tell(invocation, present, 'unchanged');
    return;
  }
  invocation.attempt(() => {
    tell(
      invocation,
      invocation.cluster.update(recorded(invocation, merged), writingOf(invocation)),
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

function mergedWith(invocation: Invocation, present: AnyObject, manifest: Manifest): Manifest {
  const configuration = present.metadata.annotations?.[lastAppliedAnnotation];
  if (configuration === undefined) {
    invocation.err(
      `Warning: resource ${kinds[present.kind].plural}/${present.metadata.name} is missing the ${lastAppliedAnnotation} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`,
    );
  }
  const { status: _, ...applied } = manifest;
  return threeWayMerge(lastOf(configuration), applied, present) as Manifest;
}

/** What was applied last; nothing where the annotation is missing or was tampered with. */
function lastOf(configuration: string | undefined): unknown {
  try {
    return JSON.parse(configuration ?? '{}');
  } catch {
    return {};
  }
}
