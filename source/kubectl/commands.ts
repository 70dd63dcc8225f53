/**
 * Command lines for what keys and dialogs do, so that a key and a typed command are the same thing. `-n` appears
 * only where the object lives outside the current namespace.
 */
import { type Kind, kinds } from '../kubernetes/kinds.ts';
import { quote } from './words.ts';

/** The object that a command is about. */
export interface Target {
  readonly kind: Kind;
  /** Absent on cluster-wide kinds. */
  readonly namespace?: string;
  readonly name: string;
}

export type Cascade = 'background' | 'foreground' | 'orphan';

export interface DeleteChoices {
  readonly force?: boolean;
  /** Seconds; absent: the object's own. */
  readonly gracePeriod?: number;
  /** Absent: background, as kubectl itself has it. */
  readonly cascade?: Cascade;
}

export function deleteCommand(target: Target, choices: DeleteChoices, currentNamespace: string): string {
  const { force, gracePeriod, cascade = 'background' } = choices;
  return line('delete', spaced(target), currentNamespace, target, [
    ...(cascade === 'background' ? [] : [`--cascade=${cascade}`]),
    ...(gracePeriod === undefined && !force ? [] : [`--grace-period=${gracePeriod ?? 0}`]),
    ...(force ? ['--force'] : []),
  ]);
}

export function scaleCommand(target: Target, replicas: number, currentNamespace: string): string {
  return line('scale', spaced(target), currentNamespace, target, [`--replicas=${replicas}`]);
}

/** `images` by container name. */
export function setImageCommand(
  target: Target,
  images: Readonly<Record<string, string>>,
  currentNamespace: string,
): string {
  const assignments = Object.entries(images).map(([container, image]) => `${container}=${image}`);
  return line('set image', slashed(target), currentNamespace, target, assignments);
}

/** Without a revision: back to the previous one. */
export function undoCommand(target: Target, revision: number | undefined, currentNamespace: string): string {
  const flags = revision === undefined ? [] : [`--to-revision=${revision}`];
  return line('rollout undo', slashed(target), currentNamespace, target, flags);
}

export function pauseCommand(target: Target, currentNamespace: string): string {
  return line('rollout pause', slashed(target), currentNamespace, target);
}

export function resumeCommand(target: Target, currentNamespace: string): string {
  return line('rollout resume', slashed(target), currentNamespace, target);
}

export function restartCommand(target: Target, currentNamespace: string): string {
  return line('rollout restart', slashed(target), currentNamespace, target);
}

export function cordonCommand(node: string): string {
  return `kubectl cordon ${quote(node)}`;
}

export function uncordonCommand(node: string): string {
  return `kubectl uncordon ${quote(node)}`;
}

function spaced({ kind, name }: Target): readonly string[] {
  return [wordOf(kind), name];
}

function slashed({ kind, name }: Target): readonly string[] {
  return [`${wordOf(kind)}/${name}`];
}

function wordOf(kind: Kind): string {
  return kinds[kind].singular;
}

function line(
  verb: string,
  object: readonly string[],
  currentNamespace: string,
  { namespace }: Target,
  rest: readonly string[] = [],
): string {
  const elsewhere = namespace === undefined || namespace === currentNamespace ? [] : ['-n', namespace];
  return ['kubectl', verb, ...[...object, ...rest, ...elsewhere].map(quote)].join(' ');
}
