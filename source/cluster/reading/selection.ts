/** Which objects of a kind a list or a watch is about. */
import { matchesFields, parseFieldSelector } from '../../kubernetes/field-selectors.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import type { KubeObject } from '../../kubernetes/objects.ts';
import { matchesRequirements, parseLabelSelector } from '../../kubernetes/selectors.ts';
import type { ListOptions } from '../cluster.ts';

/** Whether an object is selected by its labels and fields; undefined: they all are. */
export type Selection = ((object: KubeObject) => boolean) | undefined;

/** Throws BadRequest for a selector that is none. */
export function selectionOf(
  kind: Kind,
  { labelSelector = '', fieldSelector = '', apiVersion }: ListOptions,
): Selection {
  const labels = parseLabelSelector(labelSelector);
  const fields = parseFieldSelector(kind, fieldSelector, apiVersion);
  if (labels.length === 0 && fields.length === 0) return undefined;
  return (object) => matchesRequirements(labels, object.metadata.labels) && matchesFields(fields, object);
}
