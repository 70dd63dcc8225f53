/** The API server's refusals, made in one place and worded as it words them (apimachinery, api/errors). */
import { type Kind, kinds, qualifiedResource } from './kinds.ts';

export interface StatusCause {
  /** `FieldValueRequired`, `FieldValueInvalid`, ... (metav1.CauseType). */
  readonly reason: string;
  /** Absent where it is about the whole request. */
  readonly field?: string;
  readonly message: string;
}

export type StatusReason =
  | 'Unauthorized'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'BadRequest'
  | 'Forbidden'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'UnsupportedMediaType'
  | 'RequestEntityTooLarge'
  | 'TooManyRequests'
  | 'Expired'
  | 'Timeout'
  | 'ServiceUnavailable'
  | 'InternalError'
  /** An error that the server has no answer for; on the wire there is no reason at all. */
  | 'Unknown';

const codes: Record<StatusReason, number> = {
  Unauthorized: 401,
  NotFound: 404,
  AlreadyExists: 409,
  Conflict: 409,
  Invalid: 422,
  BadRequest: 400,
  Forbidden: 403,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  UnsupportedMediaType: 415,
  RequestEntityTooLarge: 413,
  TooManyRequests: 429,
  Expired: 410,
  Timeout: 504,
  ServiceUnavailable: 503,
  InternalError: 500,
  Unknown: 500,
};

/** What a refusal is about (metav1.StatusDetails). `kind` is the resource, `pods`; of an invalid object its kind. */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** A refused request. `message` is the API server's own sentence; kubectl prints `Error from server (REASON): MESSAGE`. */
export class StatusError extends Error {
  readonly reason: StatusReason;
  readonly code: number;
  readonly details: StatusDetails | undefined;
  /** The mark with which a list that expired can go on all the same (metav1.ListMeta of the Status). */
  readonly continue: string | undefined;

  constructor(reason: StatusReason, message: string, details?: StatusDetails, mark?: string) {
    super(message);
    this.name = 'StatusError';
    this.reason = reason;
    this.code = codes[reason];
    this.details = details;
    this.continue = mark;
  }

  get causes(): readonly StatusCause[] {
    return this.details?.causes ?? [];
  }
}

/** The `Status` object with which the API server answers (metav1.Status). */
export function statusOf({ message, reason, details, code, continue: mark }: StatusError): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: { ...(mark !== undefined && { continue: mark }) },
    status: 'Failure',
    message,
    ...(reason !== 'Unknown' && { reason }),
    ...(details !== undefined && { details }),
    code,
  };
}

export function notFound(kind: Kind, name: string): StatusError {
  return new StatusError(
    'NotFound',
    `${qualifiedResource(kind)} "${name}" not found`,
    resourceDetails(kind, name),
  );
}

export function alreadyExists(kind: Kind, name: string): StatusError {
  return new StatusError(
    'AlreadyExists',
    `${qualifiedResource(kind)} "${name}" already exists`,
    resourceDetails(kind, name),
  );
}

const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

/** The object changed since it was read (optimistic concurrency), or something else stands against the request. */
export function conflict(kind: Kind, name: string, why = modified): StatusError {
  return new StatusError(
    'Conflict',
    `Operation cannot be fulfilled on ${qualifiedResource(kind)} "${name}": ${why}`,
    resourceDetails(kind, name),
  );
}

/** The same of a part that is written by itself: `deployments/scale.apps "web"`. */
export function subresourceConflict(kind: Kind, part: string, name: string, why: string): StatusError {
  const { group, plural } = kinds[kind];
  const resource = `${plural}/${part}`;
  const qualified = group === '' ? resource : `${resource}.${group}`;
  return new StatusError('Conflict', `Operation cannot be fulfilled on ${qualified} "${name}": ${why}`, {
    name,
    ...(group !== '' && { group }),
    kind: resource,
  });
}

/** A resource that the API server does not have at all. */
export function noSuchResource(): StatusError {
  return new StatusError('NotFound', 'the server could not find the requested resource');
}

export function forbidden(
  kind: Kind,
  name: string,
  why: string,
  causes?: readonly StatusCause[],
): StatusError {
  return new StatusError('Forbidden', `${qualifiedResource(kind)} "${name}" is forbidden: ${why}`, {
    ...resourceDetails(kind, name),
    ...(causes !== undefined && { causes }),
  });
}

/** Changes after `revision` are no longer all kept; `oldest` is the first revision from which they are. */
export function tooOld(revision: number, oldest: number): StatusError {
  return new StatusError('Expired', `too old resource version: ${revision} (${oldest})`);
}

/** A list that is to be no older than a moment yet to come (storage.NewTooLargeResourceVersionError). */
export function tooLarge(revision: number, current: number): StatusError {
  const message = `Timeout: Too large resource version: ${revision}, current: ${current}`;
  const cause = { reason: 'ResourceVersionTooLarge', message: 'Too large resource version' };
  return new StatusError('Timeout', message, { causes: [cause], retryAfterSeconds: 1 });
}

export function badRequest(message: string): StatusError {
  return new StatusError('BadRequest', message);
}

/** The verb is not one of this resource. */
export function methodNotAllowed(verb: string, kind: Kind): StatusError {
  const { plural } = kinds[kind];
  return new StatusError('MethodNotAllowed', `${verb} is not supported on resources of kind "${plural}"`, {
    ...resourceDetails(kind, ''),
  });
}

function resourceDetails(kind: Kind, name: string): StatusDetails {
  const { group, plural } = kinds[kind];
  return { ...(name !== '' && { name }), ...(group !== '' && { group }), kind: plural };
}

/** One field's complaint, before it is put into an `Invalid` error. */
export interface FieldError {
  readonly type:
    | 'Required'
    | 'Invalid'
    | 'NotFound'
    | 'NotSupported'
    | 'Forbidden'
    | 'Duplicate'
    | 'TooLong'
    | 'TooMany'
    | 'TypeInvalid';
  readonly field: string;
  /** Whole text after `field: `, for example `Required value: name or generateName is required`. */
  readonly message: string;
}

const causeReasons: Record<FieldError['type'], string> = {
  Required: 'FieldValueRequired',
  Invalid: 'FieldValueInvalid',
  NotFound: 'FieldValueNotFound',
  NotSupported: 'FieldValueNotSupported',
  Forbidden: 'FieldValueForbidden',
  Duplicate: 'FieldValueDuplicate',
  TooLong: 'FieldValueTooLong',
  TooMany: 'FieldValueTooMany',
  TypeInvalid: 'FieldValueTypeInvalid',
};

/** 422: one error as it is, several in brackets, joined by commas (field.ErrorList.ToAggregate). */
export function invalid(kind: Kind, name: string, errors: readonly FieldError[]): StatusError {
  return invalidForm(kind, kinds[kind].group, name, errors);
}

/** An update that does not say which version it is of, where that is needed; named by the resource. */
export function unversioned(kind: Kind, name: string): StatusError {
  const { group, plural } = kinds[kind];
  const message = 'Invalid value: 0: must be specified for an update';
  return invalidForm(plural, group, name, [{ type: 'Invalid', field: 'metadata.resourceVersion', message }]);
}

/** The same of what is sent and never stored: `Scale.autoscaling "web" is invalid: ...`. */
export function invalidForm(
  kind: string,
  group: string,
  name: string,
  errors: readonly FieldError[],
): StatusError {
  const texts = errors.map((error) => `${error.field}: ${error.message}`);
  const detail = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const qualified = group === '' ? kind : `${kind}.${group}`;
  return new StatusError('Invalid', `${qualified} "${name}" is invalid: ${detail}`, {
    ...(name !== '' && { name }),
    ...(group !== '' && { group }),
    kind,
    causes: errors.map(({ type, field, message }) => ({ reason: causeReasons[type], field, message })),
  });
}

const namespaceTerminatingCause = 'NamespaceTerminating';

export function namespaceTerminating(kind: Kind, name: string, namespace: string): StatusError {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const message = `namespace ${namespace} is being terminated`;
  return forbidden(kind, name, why, [
    { reason: namespaceTerminatingCause, field: 'metadata.namespace', message },
  ]);
}

/** 422: what the patch makes is no object that can be read. `patch` is the patch or the patched object, as text. */
export function invalidPatch(patch: string, why: string): StatusError {
  const message = `Invalid value: ${JSON.stringify(patch)}: ${why}`;
  return new StatusError('Invalid', ` "" is invalid: patch: ${message}`, {
    causes: [{ reason: causeReasons.Invalid, field: 'patch', message }],
  });
}

/** Refused only because the namespace is going away; controllers keep quiet about it. */
export function isNamespaceTerminating(error: StatusError): boolean {
  return error.causes.some(({ reason }) => reason === namespaceTerminatingCause);
}
