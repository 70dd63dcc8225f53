/** What the rollout commands share. */
import { qualifiedResource } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { resourcesOfFiles } from './files.ts';
import { type Flag, list, listFlag, text } from './flags.ts';
import { parseResources, type Resources, visit } from './resources.ts';

export const rolloutFlags: readonly Flag[] = [
  text('selector', { short: 'l' }),
  list('filename', { short: 'f' }),
];

export function visitRollouts(invocation: Invocation, work: (object: AnyObject) => void): void {
  visit(invocation, resourcesOf(invocation), work);
}

function resourcesOf(invocation: Invocation): Resources {
  const { operands, flags } = invocation.arguments;
  const files = listFlag(flags, 'filename');
  if (files.length > 0) return resourcesOfFiles(invocation, files);
  if (operands.length === 0) throw new KubectlError('required resource not specified');
  return parseResources(operands);
}

/** `deployments.apps "web" WHAT` */
export function refusal({ kind, metadata }: AnyObject, what: string): KubectlError {
  return new KubectlError(`${qualifiedResource(kind)} "${metadata.name}" ${what}`);
}
