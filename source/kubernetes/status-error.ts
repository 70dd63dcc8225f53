/** The API server's refusals, made in one place and worded as it words them (apimachinery, api/errors). */
import { type Kind, kinds, qualifiedResource } from './kinds.ts';

export interface StatusCause {
  /** `FieldValueRequired`, `FieldValueInvalid`, ... (metav1.CauseType). */
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}

export type StatusReason =
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'BadRequest'
  | 'Forbidden'
  | 'MethodNotAllowed'
  | 'TooManyRequests'
  | 'Expired'
  | 'InternalError';

const codes: Record<StatusReason, number> = {
  NotFound: 404,
  AlreadyExists: 409,
  Conflict: 409,
  Invalid: 422,
  BadRequest: 400,
  Forbidden: 403,
  MethodNotAllowed: 405,
  TooManyRequests: 429,
  Expired: 410,
  InternalError: 500,
};

/** A refused request. `message` is the API server's own sentence; kubectl prints `Error from server (REASON): MESSAGE`. */
export class StatusError extends Error {
  readonly reason: StatusReason;
  readonly code: number;
  readonly causes: readonly StatusCause[];

  constructor(reason: StatusReason, message: string, causes: readonly StatusCause[] = []) {
    super(message);
    this.name = 'StatusError';
    this.reason = reason;
    this.code = codes[reason];
    this.causes = causes;
  }
}

export function notFound(kind: Kind, name: string): StatusError {
  return new StatusError('NotFound', `${qualifiedResource(kind)} "${name}" not found`);
}

export function alreadyExists(kind: Kind, name: string): StatusError {
  return new StatusError('AlreadyExists', `${qualifiedResource(kind)} "${name}" already exists`);
}

/** The object changed since it was read (optimistic concurrency). */
export function conflict(kind: Kind, name: string): StatusError {
  return new StatusError(
    'Conflict',
    `Operation cannot be fulfilled on ${qualifiedResource(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
  );
}

export function forbidden(kind: Kind, name: string, why: string): StatusError {
  return new StatusError('Forbidden', `${qualifiedResource(kind)} "${name}" is forbidden: ${why}`);
}

export function badRequest(message: string): StatusError {
  return new StatusError('BadRequest', message);
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
  return new StatusError(
    'Invalid',
    `${qualified} "${name}" is invalid: ${detail}`,
    errors.map((error) => ({ reason: causeReasons[error.type], field: error.field, message: error.message })),
  );
}

/** Refused only because the namespace is going away; controllers keep quiet about it. */
export function isNamespaceTerminating(error: StatusError): boolean {
  return error.reason === 'Forbidden' && error.message.endsWith('because it is being terminated');
}
