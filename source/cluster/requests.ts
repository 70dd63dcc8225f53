/** What all requests of a client have in common: where they go, who asks and why, what is said beside the answer. */
import { type Kind, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { warningsOf } from '../kubernetes/warnings.ts';
import type { Cause, WriteOptions } from './cluster.ts';

/** Of clients that do not say who they are. */
export const defaultFieldManager = 'kubarium';

/** The namespace that a request is about. */
export function placeOf(kind: Kind, namespace: string | undefined): string | undefined {
  return kinds[kind].namespaced ? (namespace ?? 'default') : undefined;
}

/** The object that was written; the client hears what is odd about it. */
export function warned(
  stored: AnyObject,
  previous: AnyObject | undefined,
  { warn, subresource }: WriteOptions & { readonly subresource?: string },
): AnyObject {
  if (warn === undefined || subresource !== undefined || stored === previous) return stored;
  for (const warning of warningsOf(stored, previous)) warn(warning);
  return stored;
}

/** `reason`: for those who give none. */
export function causeOf(options: WriteOptions, reason: string): Cause {
  return options.cause ?? { actor: 'you', reason };
}
