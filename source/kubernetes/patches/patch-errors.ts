/** What the API server answers to a patch that can not be applied (apiserver, endpoints/handlers, patch.go). */
import { goText, goType } from '../../lib/go-text.ts';
import { badRequest, StatusError } from '../status-error.ts';

/** 422: the patch is well-formed and does not fit the object. The server keeps to itself why. */
export function doesNotFit(): StatusError {
  return new StatusError('Invalid', 'the server rejected our request due to an error in our request', {});
}

export function tooManyOperations(most: number, given: number): StatusError {
  return new StatusError(
    'RequestEntityTooLarge',
    `Request entity too large: The allowed maximum operations in a JSON patch is ${most}, got ${given}`,
  );
}

/** A patch of another JSON type than patches of its sort are. */
export function undecodable(given: unknown, wanted: string): StatusError {
  return badRequest(`json: cannot unmarshal ${jsonType(given)} into Go value of type ${wanted}`);
}

/** The same where it is found before the patch itself is read, as with JSON and merge patches. */
export function undecodableBody(given: unknown, wanted: string): StatusError {
  return badRequest(`error decoding patch: ${undecodable(given, wanted).message}`);
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

export type DirectiveFormat = 'primitive list' | 'retainKeys' | 'setElementOrder list';

export function badFormat(of: DirectiveFormat): StatusError {
  return badRequest(`invalid patch format of ${of}`);
}

/** An error for which the API server has no answer of its own: 500 without a reason. */
function unforeseen(message: string): StatusError {
  return new StatusError('Unknown', message);
}

export function noMergeKey(item: unknown, key: string): StatusError {
  return unforeseen(`map: ${goText(item)} does not contain declared merge key: ${key}`);
}

export function unknownDirective(directive: unknown, map: unknown): StatusError {
  return unforeseen(`unknown patch type: ${goText(directive)} in map: ${goText(map)}`);
}

/** `$patch: merge` in a list is reserved. */
export function noMergeDirective(): StatusError {
  return unforeseen('merging lists cannot yet be specified in the patch');
}

export function notAList(value: unknown): StatusError {
  return unforeseen(`expected a []interface {}, but received a ${goType(value)}`);
}

export function notAMap(index: number): StatusError {
  return unforeseen(`value for key ${index} is not a map`);
}

export function mixedItems(lists: readonly (readonly unknown[])[]): StatusError {
  return unforeseen(`list element types are not identical: ${goText(lists)}`);
}

export function mapsWithoutMergeKey(): StatusError {
  return unforeseen('cannot merge lists without merge key for string');
}

export function otherOrder(patch: readonly unknown[], order: readonly unknown[]): StatusError {
  return unforeseen(
    `The order in patch list:\n${goText(patch)}\n doesn't match $setElementOrder list:\n${goText(order)}\n`,
  );
}
