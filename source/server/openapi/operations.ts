/** Every operation of a version's resources, in a form from which both kinds of documents are written. */
import { definitionName } from '../../kubernetes/openapi/definitions.ts';
import { type Resource, resourcesOf } from '../served.ts';
import {
  type Action,
  type PathParameter,
  parametersOfAction,
  parametersOfSubresource,
  type QueryParameter,
} from './parameters.ts';

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

export interface GroupVersionKind {
  readonly group: string;
  readonly kind: string;
  readonly version: string;
}

export interface Operation {
  readonly path: string;
  readonly method: Method;
  readonly action: Action;
  readonly id: string;
  readonly tag: string;
  readonly description: string;
  readonly kind: GroupVersionKind;
  readonly pathParameters: readonly PathParameter[];
  readonly queryParameters: readonly QueryParameter[];
  /** The definition of what is sent. */
  readonly body?: string;
  /** The definition of what is answered; absent: plain text. */
  readonly answer?: string;
  /** What is created may also be taken for later, or be there already. */
  readonly codes: readonly number[];
}

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';
export const patchDefinition = `${meta}.Patch`;

/** The media types of patches. */
export const patchTypes = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
];

/** All of a version, in the order of discovery. */
export function operationsOf(apiVersion: string): readonly Operation[] {
  const resources = resourcesOf(apiVersion);
  return resources.flatMap((resource) => {
    const [parent = '', part] = resource.name.split('/');
    const owner = resources.find(({ name }) => name === parent) ?? resource;
    const place: Place = { apiVersion, resource, owner };
    return part === undefined ? mainOperations(place) : partOperations(place, part);
  });
}

interface Place {
  readonly apiVersion: string;
  readonly resource: Resource;
  /** The resource that a subresource belongs to; else itself. */
  readonly owner: Resource;
}

const words: Readonly<Record<Action, string>> = {
  get: 'read',
  list: 'list',
  post: 'create',
  put: 'replace',
  patch: 'patch',
  delete: 'delete',
  deletecollection: 'delete',
  connect: 'connect',
};
const methods: Readonly<Record<Exclude<Action, 'connect'>, Method>> = {
  get: 'get',
  list: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
  deletecollection: 'delete',
};
/** Actions by the verb of discovery, in the order in which documents tell them. */
const actionsOfVerbs: readonly (readonly [verb: string, action: Exclude<Action, 'connect'>])[] = [
  ['list', 'list'],
  ['create', 'post'],
  ['deletecollection', 'deletecollection'],
  ['get', 'get'],
  ['update', 'put'],
  ['patch', 'patch'],
  ['delete', 'delete'],
];
const actionsOfCollections: readonly Action[] = ['list', 'post', 'deletecollection'];

function mainOperations(place: Place): readonly Operation[] {
  const { namespaced, verbs } = place.resource;
  const actions = actionsOfVerbs.filter(([verb]) => verbs.includes(verb)).map(([, action]) => action);
  const all = namespaced && verbs.includes('list') ? [everywhere(place)] : [];
  return [...actions.map((action) => operation(place, action, methods[action])), ...all];
}

function partOperations(place: Place, part: string): readonly Operation[] {
  const { kind, verbs } = place.resource;
  const isConnected = kind.endsWith('Options');
  return actionsOfVerbs
    .filter(([verb]) => verbs.includes(verb))
    .map(([, action]) => operation(place, isConnected ? 'connect' : action, methods[action], part));
}

function operation(place: Place, action: Action, method: Method, part?: string): Operation {
  const { apiVersion, resource, owner } = place;
  const isCollection = part === undefined && actionsOfCollections.includes(action);
  const collection = `${rootOf(apiVersion)}${owner.namespaced ? '/namespaces/{namespace}' : ''}/${resource.name.split('/')[0]}`;
  const scope = `${action === 'deletecollection' ? 'Collection' : ''}${owner.namespaced ? 'Namespaced' : ''}`;
  const connecting = action === 'connect' ? capitalised(method) : '';
  const kind = kindOf(place);
  return {
    ...common(place, action),
    path: isCollection ? collection : `${collection}/{name}${part === undefined ? '' : `/${part}`}`,
    method,
    id: `${words[action]}${wordOf(apiVersion)}${connecting}${scope}${owner.kind}${capitalised(part ?? '')}`,
    kind,
    pathParameters: [
      ...(isCollection ? [] : (['name'] as const)),
      ...(owner.namespaced ? (['namespace'] as const) : []),
    ],
    queryParameters: [...parametersOfAction[action], ...(parametersOfSubresource[part ?? ''] ?? [])],
    ...bodyAndAnswer(action, definitionName(versionOf(kind), kind.kind), part),
  };
}

/** The list over all namespaces. */
function everywhere(place: Place): Operation {
  const { apiVersion, resource } = place;
  const kind = kindOf(place);
  return {
    ...common(place, 'list'),
    path: `${rootOf(apiVersion)}/${resource.name}`,
    method: 'get',
    id: `list${wordOf(apiVersion)}${resource.kind}ForAllNamespaces`,
    kind,
    pathParameters: [],
    queryParameters: parametersOfAction.list,
    ...bodyAndAnswer('list', definitionName(versionOf(kind), kind.kind)),
  };
}

function common({ apiVersion, resource, owner }: Place, action: Action) {
  const part = resource.name.split('/')[1];
  const what = part === undefined ? owner.kind : `${part} of ${owner.kind}`;
  return {
    action,
    tag: lowered(tagOf(apiVersion)),
    description: action === 'deletecollection' ? `delete all of ${what}` : `${words[action]} ${what}`,
  };
}

function bodyAndAnswer(
  action: Action,
  definition: string,
  part?: string,
): Pick<Operation, 'body' | 'answer' | 'codes'> {
  switch (action) {
    case 'connect':
      return { codes: [200] };
    case 'get':
      return { codes: [200], ...(part !== 'log' && { answer: definition }) };
    case 'list':
      return { codes: [200], answer: `${definition}List` };
    case 'post':
      return { codes: [200, 201, 202], body: definition, answer: definition };
    case 'put':
      return { codes: [200, 201], body: definition, answer: definition };
    case 'patch':
      return { codes: [200, 201], body: patchDefinition, answer: definition };
    case 'delete':
      return { codes: [200, 202], body: `${meta}.DeleteOptions`, answer: `${meta}.Status` };
    case 'deletecollection':
      return { codes: [200], body: `${meta}.DeleteOptions`, answer: `${meta}.Status` };
  }
}

function kindOf({ apiVersion, resource }: Place): GroupVersionKind {
  const [version = '', group = ''] = apiVersion.split('/').toReversed();
  return { group: resource.group ?? group, kind: resource.kind, version: resource.version ?? version };
}

function versionOf({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}

/** `/apis/apps/v1`. */
function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** `AppsV1`, `RbacAuthorizationV1`: in the names of operations. */
function wordOf(apiVersion: string): string {
  return tagOf(apiVersion).replace('_v', 'V');
}

/** `Apps_v1`. */
function tagOf(apiVersion: string): string {
  const [version = '', group = 'core'] = apiVersion.split('/').toReversed();
  const words = group.replace(/\.k8s\.io$/, '').split('.');
  return `${words.map(capitalised).join('')}_${version}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function lowered(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
