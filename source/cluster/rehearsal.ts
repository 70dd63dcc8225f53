/** What a dry run answers. */
import { kinds } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { isFields } from '../lib/fields.ts';
import type { Reader } from '../store/reading.ts';

/** It stores nothing, so that its answer has the version of what is stored, or none. */
export function asRehearsed<T>(answer: T, read: Reader): T {
  if (!isObject(answer)) return answer;
  const { resourceVersion: _never, ...metadata } = answer.metadata;
  const stored = read.get(answer.kind, metadata.namespace, metadata.name);
  const version = stored?.metadata.resourceVersion;
  return { ...answer, metadata: { ...metadata, ...(version !== undefined && { resourceVersion: version }) } };
}

function isObject(answer: unknown): answer is AnyObject {
  return isFields(answer) && typeof answer.kind === 'string' && answer.kind in kinds;
}
