/** The scale subresource (registry/apps, ScaleREST). */
import type { AnyObject, ObjectOfKind } from '../../kubernetes/objects.ts';
import type { ScalableKind, Scale } from '../../kubernetes/scale.ts';
import { typeOf } from '../../kubernetes/schema-validator.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import {
  badRequest,
  type FieldError,
  invalidForm,
  type StatusError,
  subresourceConflict,
} from '../../kubernetes/status-error.ts';
import { invalidValue } from '../../kubernetes/validation/field-errors.ts';
import { selectorOf } from '../../kubernetes/workloads.ts';
import { isFields } from '../../lib/fields.ts';

type Scalable = ObjectOfKind[ScalableKind];

/** A size of 0 is not written out, as in all of Kubernetes' JSON. */
export function scaleOf(object: Scalable): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const { replicas } = object.spec;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      uid,
      resourceVersion,
      creationTimestamp,
    },
    spec: replicas ? { replicas } : {},
    status: { replicas: object.status.replicas ?? 0, ...selectorText(object) },
  };
}

function selectorText(object: Scalable): { selector?: string } {
  const selector = selectorOf(object);
  const text = formatLabelSelector(selector);
  return selector === undefined || text === '<none>' ? {} : { selector: text };
}

/** What a client sent as a scale, of the object with this name. Throws BadRequest where it is of another form. */
export function decodedScale(value: unknown, name?: string): Scale {
  if (!isFields(value) || value.kind !== 'Scale' || !isFields(value.metadata)) {
    throw badRequest('expected input object type to be Scale');
  }
  const { metadata } = value;
  const spec = value.spec ?? {};
  if (name !== undefined && metadata.name !== name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (!isFields(spec)) throw undecodable(spec, 'Scale.spec', 'v1.ScaleSpec');
  const { replicas } = spec;
  const isCount = replicas === undefined || replicas === null || isInt32(replicas);
  if (!isCount) throw undecodable(replicas, 'ScaleSpec.spec.replicas', 'int32');
  return { ...value, spec } as unknown as Scale;
}

/** The object that runs as many as the scale asks for. Throws Invalid where that is no number of pods, and Conflict. */
export function scaled(object: Scalable, scale: Scale): AnyObject {
  const { kind, metadata } = object;
  const { name, uid } = metadata;
  const replicas = scale.spec.replicas ?? 0;
  if (replicas < 0) throw invalidForm('Scale', 'autoscaling', name, [negative(replicas)]);
  const asked = scale.metadata.uid;
  if (asked !== undefined && asked !== uid) {
    const why = `Precondition failed: UID in precondition: ${asked}, UID in object meta: ${uid}`;
    throw subresourceConflict(kind, 'scale', name, why);
  }
  return { ...object, spec: { ...object.spec, replicas } } as AnyObject;
}

function negative(replicas: number): FieldError {
  return invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0');
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function undecodable(value: unknown, field: string, type: string): StatusError {
  const shown = typeof value === 'number' ? `number ${value}` : typeOf(value);
  return badRequest(
    `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${shown} into Go struct field ${field} of type ${type}`,
  );
}
