/** Which fields have owners: not what the server alone writes, and of a part that is written by itself only its own. */
import { isFields } from '../../lib/fields.ts';
import type { Kind } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { structureOf } from '../structure/structure.ts';
import { type Comparison, compareValues } from './compare.ts';
import { difference, type FieldSet, leaf } from './field-set.ts';

/** managedfields, stripMetaManager. */
const serversOwn: FieldSet = {
  'f:apiVersion': leaf,
  'f:kind': leaf,
  'f:metadata': {
    '.': leaf,
    'f:name': leaf,
    'f:namespace': leaf,
    'f:creationTimestamp': leaf,
    'f:selfLink': leaf,
    'f:uid': leaf,
    'f:generation': leaf,
    'f:managedFields': leaf,
    'f:resourceVersion': leaf,
  },
};

export function withoutServersOwn(fields: FieldSet): FieldSet {
  return difference(fields, serversOwn);
}

/**
 * What a write of the object, or of the part of it that `subresource` names, changed; `before` undefined where there
 * was none. All else is undone by the kind's strategy (registry/rest, ResetFieldsStrategy).
 */
export function compareObjects(
  before: KubeObject | undefined,
  after: KubeObject,
  subresource: string | undefined,
): Comparison {
  const structure = structureOf(after.kind as Kind);
  const { changed, removed } = compareValues(
    before === undefined ? {} : written(before, subresource),
    written(after, subresource),
    structure,
  );
  return { changed: withoutServersOwn(changed), removed };
}

/** Of what a manager wants: that which it can have by writing the object, or the part. */
export function intentOf(wanted: Manifest, subresource: string | undefined): Manifest {
  const { apiVersion, kind, metadata } = wanted;
  if (subresource === undefined) {
    const { status: _status, ...rest } = wanted;
    return { ...rest, metadata: withoutMarks(metadata) };
  }
  const { name, namespace, uid, resourceVersion } = metadata;
  const identity = { name, namespace, uid, resourceVersion } as Manifest['metadata'];
  return { apiVersion, kind, metadata: identity, ...partOf(wanted, subresource) };
}

/** What the server keeps to itself, whatever a client says. */
function withoutMarks(metadata: Manifest['metadata']): Manifest['metadata'] {
  const {
    generation: _generation,
    creationTimestamp: _created,
    selfLink: _link,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    managedFields: _owners,
    ...rest
  } = metadata;
  return rest;
}

function partOf({ status, spec }: Manifest, subresource: string): object {
  if (subresource === 'status') return { status };
  const { replicas, ephemeralContainers } = isFields(spec) ? spec : {};
  return { spec: subresource === 'scale' ? { replicas } : { ephemeralContainers } };
}

function written(object: KubeObject, subresource: string | undefined): object {
  const { status, ...rest } = object;
  return subresource === 'status' ? { status } : rest;
}
