/** What a request is about, read from its method and path (apiserver, endpoints/request/requestinfo.go). */
import { allKinds, apiVersionOf, type Kind, kinds } from '../kubernetes/kinds.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { isTrue } from './queries.ts';
import { wrongMethod } from './refusals.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

export interface RequestInfo {
  readonly verb: Verb;
  readonly kind: Kind;
  /** The version that the client speaks: `events.k8s.io/v1` for events. */
  readonly apiVersion: string;
  /** Absent on kinds without, and on lists over all namespaces. */
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  /** Behind a subresource that takes more: `proxy/path`. */
  readonly rest?: string;
}

/** Undefined where the path names no resource of ours. Throws BadRequest for a path that can not be decoded. */
export function requestInfo(method: string, path: string, query: URLSearchParams): RequestInfo | undefined {
  const { apiVersion, rest } = placeIn(path) ?? {};
  if (apiVersion === undefined || rest === undefined) return undefined;
  const [first, second, third, ...more] = rest;
  const isInNamespace = first === 'namespaces' && third !== undefined && !namespaceParts.includes(third);
  const [resource, name, subresource, ...tail] = isInNamespace ? [third, ...more] : rest;
  const kind = resource === undefined ? undefined : kindOf(apiVersion, resource);
  if (kind === undefined || !isRightPlace(kind, isInNamespace, name)) return undefined;
  const verb = verbOf(method, name !== undefined, query);
  return {
    verb,
    kind,
    apiVersion,
    ...(isInNamespace && second !== undefined && { namespace: second }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
    ...(tail.length > 0 && { rest: tail.join('/') }),
  };
}

/** The version of the API that a path is in, `v1` or `apps/v1`, and the decoded parts behind it. Throws BadRequest. */
export function placeIn(path: string): { apiVersion: string; rest: readonly string[] } | undefined {
  const parts = path.split('/').filter(Boolean).map(decoded);
  const [root, group, version, ...rest] = parts;
  if (root === 'api' && group === 'v1') return { apiVersion: 'v1', rest: parts.slice(2) };
  if (root !== 'apis' || group === undefined || version === undefined) return undefined;
  return { apiVersion: `${group}/${version}`, rest };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest(`invalid URL escape ${JSON.stringify(part)}`);
  }
}

/** Parts of a Namespace object, where a resource in a namespace would stand. */
const namespaceParts = ['status', 'finalize'];

/** Lists of all namespaces have no namespace in their path; names have one where the kind has. */
function isRightPlace(kind: Kind, isInNamespace: boolean, name: string | undefined): boolean {
  return kinds[kind].namespaced ? isInNamespace || name === undefined : !isInNamespace;
}

/** The kind whose resource has this plural in this version. */
export function kindOf(apiVersion: string, plural: string): Kind | undefined {
  return allKinds.find(
    (kind) =>
      kinds[kind].plural === plural &&
      (apiVersionOf(kind) === apiVersion || kinds[kind].otherVersions.includes(apiVersion)),
  );
}

/** Throws MethodNotAllowed for methods that mean nothing here. */
function verbOf(method: string, isNamed: boolean, query: URLSearchParams): Verb {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (isNamed) return 'get';
      return method === 'GET' && isTrue(query.get('watch')) ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return isNamed ? 'delete' : 'deletecollection';
    default:
      throw wrongMethod();
  }
}
