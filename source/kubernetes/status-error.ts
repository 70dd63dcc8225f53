/** The API server's refusals, made in one place and worded as it words them (apimachinery, api/errors). */
import { type Kind, kinds, qualifiedResource } from './kinds.ts';

export interface StatusCause {
  /** `FieldValueRequired`, `FieldValueInvalid`, ... (metav1.CauseType). */
  readonly reason: string;
  readonly field: string;
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
  | 'ServiceUnavailable'
  | 'InternalError';

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
  ServiceUnavailable: 503,
  InternalError: 500,
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

  constructor(reason: StatusReason, message: string, details?: StatusDetails) {
    super(message);
    this.name = 'StatusError';
    this.reason = reason;
    this.code = codes[reason];
    this.details = details;
  }

  get causes(): readonly StatusCause[] {
    return this.details?.causes ?? [];
  }
}

/** The `Status` object with which the API server answers (metav1.Status). */
export function statusOf({ message, reason, details, code }: StatusError): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
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

export function forbidden(kind: Kind, name: string, why: string): StatusError {
  return new StatusError(
    'Forbidden',
    `${qualifiedResource(kind)} "${name}" is forbidden: ${why}`,
    resourceDetails(kind, name),
  );
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
  TypeInvalid: 'FieldValueTypeInvalid',
};

/** 422: one error as it is, several in brackets, joined by commas (field.ErrorList.ToAggregate). */
export function invalid(kind: Kind, name: string, errors: readonly FieldError[]): StatusError {
  const texts = errors.map((error) => `${error.field}: ${error.message}`);
  const detail = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const { group } = kinds[kind];
  const qualified = group === '' ? kind : `${kind}.${group}`;
  return new StatusError('Invalid', `${qualified} "${name}" is invalid: ${detail}`, {
    ...(name !== '' && { name }),
    ...(group !== '' && { group }),
    kind,
    causes: errors.map(({ type, field, message }) => ({ reason: causeReasons[type], field, message })),
  });
}

/** Refused only because the namespace is going away; controllers keep quiet about it. */
export function isNamespaceTerminating(error: StatusError): boolean {
  return error.reason === 'Forbidden' && error.message.endsWith('because it is being terminated');
}
