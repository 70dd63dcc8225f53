/** What the creating commands share: dry runs, output, and the word at the end. */
import type { WriteOptions } from '../cluster/cluster.ts';
import { kindOfManifest, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject, Manifest } from '../kubernetes/objects.ts';
import { changeCauseAnnotation } from '../kubernetes/revisions.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { type Invocation, outputFlag } from './command.ts';
import { KubectlError } from './errors.ts';
import { boolean, booleanFlag, type Flag, text, textFlag } from './flags.ts';
import { withLastApplied } from './last-applied.ts';
import { formatOf, inFormat, templateFlags, unknownFormat } from './output.ts';
import { nameOf } from './resources.ts';

/** What every command takes that changes objects. */
export const changeFlags: readonly Flag[] = [
  outputFlag,
  ...templateFlags,
  text('dry-run', { alone: 'unchanged', complete: ['none', 'client', 'server'] }),
  text('field-manager'),
];

export const creationFlags: readonly Flag[] = [
  ...changeFlags,
  boolean('record'),
  boolean('save-config'),
  text('validate', { alone: 'strict', complete: ['strict', 'warn', 'ignore'] }),
];

const validations: Readonly<Record<string, NonNullable<WriteOptions['fieldValidation']>>> = {
  false: 'Ignore',
  ignore: 'Ignore',
  warn: 'Warn',
};

type DryRun = 'none' | 'client' | 'server';

export function dryRunOf({ arguments: { flags } }: Invocation): DryRun {
  const value = textFlag(flags, 'dry-run') ?? 'none';
  if (value === 'none' || value === 'client' || value === 'server') return value;
  if (value === 'unchanged') return 'client';
  throw new KubectlError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** Options of the writes of this run; a dry run on either side stores nothing. */
export function writingOf(invocation: Invocation): WriteOptions {
  const { flags } = invocation.arguments;
  return {
    ...invocation.writing,
    dryRun: dryRunOf(invocation) !== 'none',
    fieldValidation: validations[textFlag(flags, 'validate') ?? 'strict'] ?? 'Strict',
    warn: (warning) => invocation.err(`Warning: ${warning}`),
  };
}

/** Creates the object in the namespace of the run, and tells; a dry run on the client's side always says `created`. */
export function createAndTell(invocation: Invocation, given: Manifest, verb = 'created'): void {
  const { flags } = invocation.arguments;
  const manifest = recorded(invocation, given);
  const whole = booleanFlag(flags, 'save-config') ? withLastApplied(manifest) : manifest;
  if (dryRunOf(invocation) === 'client') tell(invocation, placed(invocation, whole), 'created');
  else {
    const options = { ...writingOf(invocation), namespace: invocation.namespace };
    tell(invocation, invocation.cluster.create(whole, options), verb);
  }
}

/** For most of the commands that make an object of their flags: they tell themselves what they failed at. */
export function generateAndTell(invocation: Invocation, manifest: Manifest): void {
  try {
    createAndTell(invocation, manifest);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new KubectlError(`failed to create ${wordFor(manifest)} ${error.message}`);
  }
}

/** kubectl's own words, and their colons. */
function wordFor({ kind, spec }: Manifest): string {
  switch (kind) {
    case 'Secret':
      return 'secret';
    case 'ResourceQuota':
      return 'quota:';
    case 'PodDisruptionBudget':
      return 'poddisruptionbudgets:';
    case 'Service':
      return `${isFields(spec) ? spec.type : ''} service:`;
    default:
      return `${kind.toLowerCase()}:`;
  }
}

/** A namespace that the line names is shown where the object is only shown. */
function placed({ arguments: { flags }, namespace }: Invocation, manifest: Manifest): Manifest {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  const isNamed = flags.has('namespace') && kind !== undefined && kinds[kind].namespaced;
  return isNamed ? { ...manifest, metadata: { namespace, ...manifest.metadata } } : manifest;
}

/** With `--record`, the command becomes the change's cause. */
export function recorded<T extends Manifest>(invocation: Invocation, manifest: T): T {
  if (!booleanFlag(invocation.arguments.flags, 'record')) return manifest;
  const annotations = { ...manifest.metadata.annotations, [changeCauseAnnotation]: invocation.cause.reason };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/** `deployment.apps/web created (dry run)`, or the object itself with `-o`. */
export function tell(invocation: Invocation, object: AnyObject | Manifest, verb: string): void {
  const { flags } = invocation.arguments;
  const format = formatOf(flags);
  if (format === undefined) invocation.out(`${nameOf(object)} ${verb}${dryRunWords[dryRunOf(invocation)]}`);
  else if (format.name === 'name') invocation.out(nameOf(object));
  else {
    const lines = inFormat(format, object, flags);
    if (lines === undefined) throw unknownFormat(format);
    invocation.out(...lines);
  }
}

/** What follows the word that tells of a change that was not made. */
export const dryRunWords: Readonly<Record<DryRun, string>> = {
  none: '',
  client: ' (dry run)',
  server: ' (server dry run)',
};

/** The one name that a command takes. */
export function oneName({ arguments: { operands } }: Invocation, path: string): string {
  const [name] = operands;
  if (name === undefined || operands.length > 1) {
    throw new KubectlError(
      `exactly one NAME is required, got ${operands.length}\nSee 'kubectl ${path} -h' for help and examples`,
    );
  }
  return name;
}

/** The values of flags that must be there. */
export function requiredFlags<const N extends readonly string[]>(
  { arguments: { flags } }: Invocation,
  ...names: N
): { readonly [I in keyof N]: string } {
  const missing = names.filter((name) => !flags.has(name));
  if (missing.length > 0) {
    throw new KubectlError(`required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`);
  }
  return names.map((name) => textFlag(flags, name) ?? '') as { readonly [I in keyof N]: string };
}
