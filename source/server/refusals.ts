/** Refusals that are about HTTP rather than about objects, in the API server's words. */
import { StatusError } from '../kubernetes/status-error.ts';

/** Largest body that is read, as the API server's own limit (bytes). */
export const bodyLimit = 3 * 1024 * 1024;

/** Nothing of ours stands at that path. */
export function noSuchPath(): StatusError {
  return new StatusError('NotFound', 'the server could not find the requested resource', {});
}

/** Something stands there, and does not know the method. */
export function wrongMethod(): StatusError {
  const message = 'the server does not allow this method on the requested resource';
  return new StatusError('MethodNotAllowed', message, {});
}

export function notAcceptable(mediaTypes: readonly string[]): StatusError {
  return new StatusError(
    'NotAcceptable',
    `only the following media types are accepted: ${mediaTypes.join(', ')}`,
  );
}

export function unsupportedMediaType(mediaType: string, supported: readonly string[]): StatusError {
  return new StatusError(
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${supported.join(', ')}; it was ${JSON.stringify(mediaType)}`,
  );
}

export function tooManyRequests(): StatusError {
  const details = { retryAfterSeconds: 1 };
  return new StatusError('TooManyRequests', 'too many requests, please try again later', details);
}

/** What we did wrong ourselves is told as an internal error, without its trace. */
export function asStatusError(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  const message = error instanceof Error ? error.message : String(error);
  switch ((error as { statusCode?: unknown } | null)?.statusCode) {
    case 413:
      return new StatusError('RequestEntityTooLarge', `Request entity too large: limit is ${bodyLimit}`);
    case 415:
      return new StatusError('UnsupportedMediaType', message);
    case 400:
    case 414:
      return new StatusError('BadRequest', message);
    default:
      return new StatusError('InternalError', `Internal error occurred: ${message}`);
  }
}
