/** What the creating commands share: dry runs, output, and the word at the end. */
import type { WriteOptions } from '../cluster/cluster.ts';
import type { AnyObject, Manifest } from '../kubernetes/objects.ts';
import { changeCauseAnnotation } from '../kubernetes/revisions.ts';
import { toJson, toYaml } from '../printers/index.ts';
import { type Invocation, outputFlag } from './command.ts';
import { KubectlError } from './errors.ts';
import { boolean, booleanFlag, type Flag, text, textFlag, unsupported } from './flags.ts';
import { nameOf } from './resources.ts';

export const creationFlags: readonly Flag[] = [
  outputFlag,
  text('dry-run', { alone: 'unchanged', complete: ['none', 'client', 'server'] }),
  boolean('record'),
  boolean('save-config'),
  text('field-manager'),
  text('validate', { alone: 'strict', complete: ['strict', 'warn', 'ignore'] }),
];

const validations: Readonly<Record<string, NonNullable<WriteOptions['fieldValidation']>>> = {
  false: 'Ignore',
  ignore: 'Ignore',
  warn: 'Warn',
};

type DryRun = 'none' | 'client' | 'server';

function dryRunOf({ arguments: { flags } }: Invocation): DryRun {
  const value = textFlag(flags, 'dry-run') ?? 'none';
  if (value === 'none' || value === 'client' || value === 'server') return value;
  if (value === 'unchanged') throw new KubectlError('--dry-run must name a strategy, client or server');
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

/** Creates the object in the namespace of the run, and tells. */
export function createAndTell(invocation: Invocation, manifest: Manifest): void {
  const output = textFlag(invocation.arguments.flags, 'output');
  if (dryRunOf(invocation) === 'client' && (output === 'yaml' || output === 'json')) {
    printManifest(invocation, manifest);
  } else tell(invocation, send(invocation, manifest), 'created');
}

function send(invocation: Invocation, manifest: Manifest): AnyObject {
  const options = { ...writingOf(invocation), namespace: invocation.namespace };
  return invocation.cluster.create(recorded(invocation, manifest), options);
}

/** With `--record`, the command becomes the change's cause. */
export function recorded<T extends Manifest>(invocation: Invocation, manifest: T): T {
  if (!booleanFlag(invocation.arguments.flags, 'record')) return manifest;
  const annotations = { ...manifest.metadata.annotations, [changeCauseAnnotation]: invocation.cause.reason };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/** `deployment.apps/web created (dry run)`, or the object itself with `-o`. */
export function tell(invocation: Invocation, object: AnyObject, verb: string): void {
  const output = textFlag(invocation.arguments.flags, 'output');
  if (output === 'name') invocation.out(nameOf(object));
  else if (output !== undefined) printManifest(invocation, object);
  else {
    const suffix = { none: '', client: ' (dry run)', server: ' (server dry run)' }[dryRunOf(invocation)];
    invocation.out(`${nameOf(object)} ${verb}${suffix}`);
  }
}

function printManifest(invocation: Invocation, object: object): void {
  const output = textFlag(invocation.arguments.flags, 'output');
  if (output === 'yaml') invocation.out(...toYaml(object).split('\n'));
  else if (output === 'json') invocation.out(...toJson(object).split('\n'));
  else {
    throw new KubectlError(
      `unable to match a printer suitable for the output format "${output}", allowed formats are: json,name,yaml`,
    );
  }
}

export const interactiveFlags: readonly Flag[] = [
  boolean('stdin', { short: 'i', unsupported: true }),
  boolean('tty', { short: 't', unsupported: true }),
  ...unsupported('rm', 'attach', 'edit'),
];

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

export function requiredFlag({ arguments: { flags } }: Invocation, name: string): string {
  const value = textFlag(flags, name);
  if (value === undefined) throw new KubectlError(`required flag(s) "${name}" not set`);
  return value;
}
