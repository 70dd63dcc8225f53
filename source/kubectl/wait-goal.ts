/** `kubectl wait --for=...`: what an object is waited to become. */
import type { AnyObject } from '../kubernetes/objects.ts';
import { isFields } from '../lib/fields.ts';
import { KubectlError } from './errors.ts';
import { pathValues } from './json-path.ts';

export type Goal =
  | { readonly type: 'create' | 'delete' }
  /** Both in lower case. */
  | { readonly type: 'condition'; readonly condition: string; readonly status: string }
  /** Without a value any will do. */
  | { readonly type: 'path'; readonly path: string; readonly value: string | undefined };

/** Throws a KubectlError for words that say nothing. */
export function goalOf(words: string): Goal {
  const lower = words.toLowerCase();
  if (lower === 'create' || lower === 'delete') return { type: lower };
  const [, type, rest = ''] = /^(condition|jsonpath)=(.*)$/s.exec(words) ?? [];
  if (type === 'condition') {
    const [condition = '', status = 'true'] = rest.toLowerCase().split('=');
    return { type, condition, status };
  }
  if (type === 'jsonpath') return pathGoal(rest);
  throw new KubectlError(`unrecognized condition: ${JSON.stringify(words)}`);
}

function pathGoal(words: string): Goal {
  const [, expression, assigned] = /^'?(\{.*\})'?(=.*)?$/s.exec(words) ?? [];
  if (expression === undefined) {
    throw new KubectlError(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  }
  const value = assigned?.slice(1).replace(/^(["'])(.*)\1$/s, '$2');
  if (value === '') {
    throw new KubectlError(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  }
  return { type: 'path', path: expression, value };
}

/** Whether the object has become what it is waited for; to be there is all that `create` asks. */
export function isMet(goal: Goal, object: AnyObject): boolean {
  switch (goal.type) {
    case 'create':
      return true;
    case 'delete':
      return false;
    case 'condition':
      return hasCondition(object, goal.condition, goal.status);
    case 'path':
      return hasValue(object, goal.path, goal.value);
  }
}

/** What an older generation said does not count. */
function hasCondition(object: AnyObject, type: string, status: string): boolean {
  const { generation } = object.metadata;
  const reported = 'status' in object && isFields(object.status) ? object.status : {};
  const conditions = Array.isArray(reported.conditions) ? reported.conditions.filter(isFields) : [];
  const condition = conditions.find((each) => String(each.type).toLowerCase() === type);
  if (condition === undefined) return false;
  const observed = condition.observedGeneration ?? reported.observedGeneration;
  if (typeof observed === 'number' && observed < (generation ?? 0)) return false;
  return String(condition.status).toLowerCase() === status;
}

function hasValue(object: AnyObject, path: string, wanted: string | undefined): boolean {
  const [found, ...more] = pathValues(path, object);
  if (found === undefined || wanted === undefined) return found !== undefined;
  if (more.length > 0) throw new KubectlError('given jsonpath expression matches more than one value');
  if (typeof found === 'object') {
    throw new KubectlError('jsonpath leads to a nested object or list which is not supported');
  }
  return String(found) === wanted;
}
