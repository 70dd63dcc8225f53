import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, Manifest } from '../../kubernetes/objects.ts';
import { isFields } from '../../lib/fields.ts';
import { toYaml } from '../../printers/index.ts';
import type { Command, Invocation } from '../command.ts';
import { writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf, namedBy } from '../files.ts';
import { boolean, booleanFlag, integer, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { mustNameFiles } from '../messages.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { appliedPatch } from './apply.ts';

const differs = 1;
const failed = 2;

/** What `apply` would change. */
export const diff: Command = {
  flags: [
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    text('selector', { short: 'l' }),
    boolean('server-side'),
    boolean('force-conflicts'),
    text('field-manager'),
    boolean('show-managed-fields'),
    integer('concurrency'),
    text('kustomize', { short: 'k', unsupported: true }),
    ...unsupported('prune', 'prune-allowlist'),
  ],
  run(invocation) {
    const { operands, flags } = invocation.arguments;
    invocation.attempt(() => {
      if (operands.length > 0) {
        throw new KubectlError(
          `Unexpected args: [${operands.join(' ')}]\nSee 'kubectl diff -h' for help and examples`,
        );
      }
      const files = listFlag(flags, 'filename');
      if (files.length === 0) throw new KubectlError(mustNameFiles);
      const manifests = manifestsOf(invocation, files);
      const isAny = manifests.filter(({ manifest }) => printed(invocation, manifest)).length > 0;
      if (isAny) invocation.exitCode = differs;
    });
    // Only a difference is told by 1.
    const hasFailed = invocation.printed.some(({ stream, text: line }) => stream === 'stderr' && line !== '');
    if (invocation.exitCode !== 0 && hasFailed) invocation.exitCode = failed;
  },
};

/** Whether there was a difference to print. */
function printed(invocation: Invocation, manifest: Manifest): boolean {
  const { kind, name, namespace = invocation.namespace } = namedBy(manifest);
  const place = kinds[kind].namespaced ? namespace : undefined;
  const live = invocation.cluster.read.get(kind, place, name);
  const merged = mergedWith(invocation, live, manifest, place);
  const [before, after] = masked(live, merged).map((object) => linesOf(invocation, object));
  const hunks = unifiedDiff(before ?? [], after ?? []);
  if (hunks.length === 0) return false;
  const version = manifest.apiVersion.replace('/', '.');
  const file = [version, kind, ...(place === undefined ? [''] : [place]), name].join('.');
  invocation.out(
    `diff -u -N LIVE/${file} MERGED/${file}`,
    `--- LIVE/${file}`,
    `+++ MERGED/${file}`,
    ...hunks,
  );
  return true;
}

function mergedWith(
  invocation: Invocation,
  live: AnyObject | undefined,
  manifest: Manifest,
  place: string | undefined,
): AnyObject {
  const { cluster } = invocation;
  const { flags } = invocation.arguments;
  const options = { ...writingOf(invocation), dryRun: true };
  const { kind, name } = namedBy(manifest);
  if (booleanFlag(flags, 'server-side')) {
    const patch = { type: 'apply' as const, body: manifest, force: booleanFlag(flags, 'force-conflicts') };
    return cluster.patch(kind, place, name, patch, {
      ...options,
      fieldManager: textFlag(flags, 'field-manager') ?? 'kubectl',
    });
  }
  if (live === undefined) return cluster.create(manifest, { ...options, ...(place && { namespace: place }) });
  // What was applied last has annotations, and be they none.
  const { annotations = {}, ...metadata } = manifest.metadata;
  const body = appliedPatch(live, { ...manifest, metadata: { ...metadata, annotations } });
  return Object.keys(body).length === 0
    ? live
    : cluster.patch(kind, place, name, { type: 'strategic', body }, options);
}

function linesOf({ arguments: { flags } }: Invocation, object: AnyObject | undefined): string[] {
  if (object === undefined) return [];
  return toYaml(object, { managedFields: booleanFlag(flags, 'show-managed-fields') }).split('\n');
}

/** Nobody shall read what is in a secret; only that it differs. */
function masked(live: AnyObject | undefined, merged: AnyObject): readonly (AnyObject | undefined)[] {
  if (merged.kind !== 'Secret') return [live, merged];
  const before = live?.kind === 'Secret' ? (live.data ?? {}) : {};
  const after = merged.data ?? {};
  const hide = (object: AnyObject | undefined, mark: string): AnyObject | undefined => {
    if (object?.kind !== 'Secret' || !isFields(object.data)) return object;
    const data = Object.keys(object.data).map((key) => {
      const isChanged = Object.hasOwn(before, key) && Object.hasOwn(after, key) && before[key] !== after[key];
      return [key, isChanged ? `*** (${mark})` : '***'] as const;
    });
    return { ...object, data: Object.fromEntries(data) };
  };
  return [hide(live, 'before'), hide(merged, 'after')];
}
