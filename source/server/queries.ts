/** Options of requests, from their query and, of deletions, their body. */
import type {
  DeleteOptions,
  ListOptions,
  PageOptions,
  WatchOptions,
  WriteOptions,
} from '../cluster/cluster.ts';
import { kinds } from '../kubernetes/kinds.ts';
import { badRequest, type FieldError, invalidForm } from '../kubernetes/status-error.ts';
import {
  forbiddenField,
  invalidValue,
  notSupported,
  required,
  tooLong,
} from '../kubernetes/validation/field-errors.ts';
import type { RequestInfo, Verb } from './request-info.ts';

/** Which objects a list is about. */
export function listOptions(info: RequestInfo, query: URLSearchParams): ListOptions {
  const { kind, namespace, apiVersion } = info;
  const labelSelector = query.get('labelSelector');
  const fieldSelector = query.get('fieldSelector');
  return {
    apiVersion,
    ...(kinds[kind].namespaced && namespace !== undefined && { namespace }),
    ...(labelSelector && { labelSelector }),
    ...(fieldSelector && { fieldSelector }),
  };
}

export function pageOptions(info: RequestInfo, query: URLSearchParams): PageOptions {
  const limit = integerIn(query, 'limit');
  const [mark, version, match] = ['continue', 'resourceVersion', 'resourceVersionMatch'].map((name) =>
    query.get(name),
  );
  return {
    ...listOptions(info, query),
    ...(limit !== undefined && { limit }),
    ...(mark && { continue: mark }),
    ...(version && { resourceVersion: version }),
    ...(match && { resourceVersionMatch: match as 'Exact' | 'NotOlderThan' }),
  };
}

export function watchOptions(info: RequestInfo, query: URLSearchParams): WatchOptions {
  const resourceVersion = query.get('resourceVersion');
  const match = query.get('resourceVersionMatch');
  return {
    ...listOptions(info, query),
    ...(resourceVersion && { resourceVersion }),
    ...(match && { resourceVersionMatch: match as 'NotOlderThan' }),
    ...(query.has('sendInitialEvents') && { sendInitialEvents: isTrue(query.get('sendInitialEvents')) }),
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
  };
}

/** The API's own default is to warn of unknown fields; kubectl asks for more. Throws Invalid. */
export function writeOptions(verb: Verb, query: URLSearchParams, userAgent: string): WriteOptions {
  const validation = query.get('fieldValidation') || 'Warn';
  const manager = query.get('fieldManager') ?? '';
  const dryRun = query.getAll('dryRun').filter(Boolean);
  const errors = [...dryRunErrors(dryRun), ...managerErrors(manager)];
  const isKnown = validation === 'Strict' || validation === 'Warn' || validation === 'Ignore';
  if (!isKnown) errors.push(notSupported('fieldValidation', validation, ['Ignore', 'Strict', 'Warn']));
  if (errors.length > 0 || !isKnown) throw invalidForm(optionsKind(verb), 'meta.k8s.io', '', errors);
  return {
    fieldValidation: validation,
    fieldManager: manager || managerOf(userAgent),
    dryRun: dryRun.length > 0,
  };
}

/** What only patches may or must say. Throws Invalid. */
export function checkPatchOptions(query: URLSearchParams, isApply: boolean): void {
  const errors: FieldError[] = [];
  if (isApply && !query.get('fieldManager'))
    errors.push(required('fieldManager', 'is required for apply patch'));
  if (!isApply && query.has('force'))
    errors.push(forbiddenField('force', 'may not be specified for non-apply patch'));
  if (errors.length > 0) throw invalidForm('PatchOptions', 'meta.k8s.io', '', errors);
}

function optionsKind(verb: Verb): string {
  if (verb === 'update') return 'UpdateOptions';
  return verb === 'patch' ? 'PatchOptions' : 'CreateOptions';
}

const longestManager = 128;

/** The program's name, `kubectl` of `kubectl/v1.33.0 (linux/amd64)`. */
function managerOf(userAgent: string): string {
  const [name = ''] = userAgent.split('/');
  return name.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '').slice(0, longestManager) || 'unknown';
}

function managerErrors(manager: string): FieldError[] {
  const errors: FieldError[] = [];
  if (Buffer.byteLength(manager) > longestManager) errors.push(tooLong('fieldManager', longestManager));
  if (/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(manager))
    errors.push(invalidValue('fieldManager', manager, 'should only contain printable characters'));
  return errors;
}

type Policy = NonNullable<DeleteOptions['propagationPolicy']>;
const policies: readonly string[] = ['Background', 'Foreground', 'Orphan'] satisfies readonly Policy[];

export interface DeleteQuery extends DeleteOptions {
  /** The client asked, in the old way, for what hangs on the object to go too. */
  readonly isCascading: boolean;
}

/** From the query and a DeleteOptions object that came with it. Throws BadRequest, Invalid. */
export function deleteOptions(query: URLSearchParams, given: Readonly<Record<string, unknown>>): DeleteQuery {
  const texts = Array.isArray(given.dryRun) ? given.dryRun.map(String) : [];
  const dryRun = [...query.getAll('dryRun'), ...texts].filter(Boolean);
  const grace =
    wholeNumber('gracePeriodSeconds', given.gracePeriodSeconds) ?? integerIn(query, 'gracePeriodSeconds');
  const policy = given.propagationPolicy ?? query.get('propagationPolicy') ?? undefined;
  const orphan =
    given.orphanDependents ??
    (query.has('orphanDependents') ? isTrue(query.get('orphanDependents')) : undefined);
  const errors = [...policyErrors(policy, orphan), ...dryRunErrors(dryRun)];
  if (errors.length > 0) throw invalidForm('DeleteOptions', 'meta.k8s.io', '', errors);
  const legacy = orphan === true ? 'Orphan' : orphan === false ? 'Background' : undefined;
  const propagationPolicy = (policy as Policy | undefined) ?? legacy;
  return {
    dryRun: dryRun.length > 0,
    isCascading: orphan === false,
    ...(grace !== undefined && { gracePeriodSeconds: grace < 0 ? 1 : grace }),
    ...(propagationPolicy !== undefined && { propagationPolicy }),
    ...preconditionsIn(given.preconditions),
  };
}

function preconditionsIn(value: unknown): Pick<DeleteOptions, 'uid' | 'resourceVersion'> {
  const { uid, resourceVersion } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...(typeof uid === 'string' && { uid }),
    ...(typeof resourceVersion === 'string' && { resourceVersion }),
  };
}

function policyErrors(policy: unknown, orphan: unknown): FieldError[] {
  const errors: FieldError[] = [];
  if (policy !== undefined && orphan !== undefined) {
    const message = 'orphanDependents and deletionPropagation cannot be both set';
    errors.push(invalidValue('propagationPolicy', policy, message));
  }
  if (policy !== undefined && !(policies as readonly unknown[]).includes(policy))
    errors.push(notSupported('propagationPolicy', policy, policies));
  return errors;
}

function dryRunErrors(values: readonly string[]): FieldError[] {
  return values.every((value) => value === 'All') ? [] : [notSupported('dryRun', values, ['All'])];
}

/** As Go reads them: everything but a plain no, an empty value included. */
export function isTrue(value: string | null): boolean {
  return value !== null && value.toLowerCase() !== 'false' && value !== '0';
}

/** Throws BadRequest for what is no whole number. */
export function integerIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text);
  const complaint = /^[+-]?\d+$/.test(text) ? 'value out of range' : 'invalid syntax';
  throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: ${complaint}`);
}

function wholeNumber(field: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (Number.isSafeInteger(value)) return value as number;
  throw badRequest(
    `json: cannot unmarshal ${typeof value === 'number' ? `number ${value}` : typeof value} into Go struct field DeleteOptions.${field} of type int64`,
  );
}
