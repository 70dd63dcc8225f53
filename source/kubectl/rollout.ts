/** What the rollout commands share. */
import { qualifiedResource } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { resourcesMeant } from './files.ts';
import { boolean, type Flag, list, text } from './flags.ts';
import { visit } from './resources.ts';

export const rolloutFlags: readonly Flag[] = [
  text('selector', { short: 'l' }),
  list('filename', { short: 'f' }),
  boolean('recursive', { short: 'R' }),
];

export function visitRollouts(invocation: Invocation, work: (object: AnyObject) => void): void {
  visit(invocation, resourcesMeant(invocation, 'required resource not specified'), work);
}

/** `deployments.apps "web" WHAT` */
export function refusal({ kind, metadata }: AnyObject, what: string): KubectlError {
  return new KubectlError(`${qualifiedResource(kind)} "${metadata.name}" ${what}`);
}
