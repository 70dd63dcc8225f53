/** Reads what `expect` and `until` ask for. */
import { kindOfWord, kinds } from '../kubernetes/kinds.ts';
import type { Field } from './field.ts';
import type { Check, ResourceCheck } from './flow.ts';

const screenFields = ['text', 'not', 'match', 'row'] as const;
const resourceFields = ['resource', 'namespace', 'condition', 'path', 'equals', 'gone'] as const;

export const checkFields = [...screenFields, ...resourceFields] as const;

type CheckFields = Partial<Record<(typeof checkFields)[number], Field>>;

/** `fields` are those of `field`; at least one of them must ask for something. */
export function readCheck(field: Field, fields: CheckFields): Check {
  const { text, not, match, row } = fields;
  const resource = readResource(field, fields);
  const check: Check = {
    ...(text && { text: text.text() }),
    ...(not && { not: not.text() }),
    ...(match && { match: pattern(match) }),
    ...(row && { row: row.oneOrMore().map((part) => part.text()) }),
    ...(resource && { resource }),
  };
  return Object.keys(check).length > 0
    ? check
    : field.fail(`asks for nothing; known here: ${checkFields.join(', ')}`);
}

function readResource(field: Field, fields: CheckFields): ResourceCheck | undefined {
  const { resource, namespace, condition, path, equals, gone } = fields;
  if (resource === undefined) {
    const stray = namespace ?? condition ?? path ?? equals ?? gone;
    return stray?.fail('says something about a resource, but no resource is named');
  }
  if (gone && (condition ?? path)) gone.fail('what is gone has no conditions and no fields');
  if ((path === undefined) !== (equals === undefined)) field.fail('path and equals belong together');
  return {
    ...named(resource, namespace),
    ...(condition && { condition: readCondition(condition) }),
    ...(path && equals && { value: { path: readPath(path), equals: equals.value } }),
    ...(gone && { gone: gone.flag() }),
  };
}

/** `deployment/web`; the namespace is `default` unless another is given. */
function named(
  resource: Field,
  namespace: Field | undefined,
): Pick<ResourceCheck, 'kind' | 'namespace' | 'name'> {
  const [, word = '', name = ''] =
    /^([^/\s]+)\/([^/\s]+)$/.exec(resource.text()) ?? resource.fail('expected KIND/NAME');
  const kind = kindOfWord(word) ?? resource.fail(`no such kind: ${word}`);
  if (!kinds[kind].namespaced) {
    if (namespace) namespace.fail(`a ${kind} is in no namespace`);
    return { kind, namespace: undefined, name };
  }
  return { kind, namespace: namespace?.text() ?? 'default', name };
}

/** `Available`, or as `kubectl wait` takes it, `Available=False`. */
function readCondition(field: Field): { type: string; status: string } {
  const [, type = '', status = 'True'] =
    /^(\w+)(?:=(True|False|Unknown))?$/.exec(field.text()) ??
    field.fail('expected TYPE or TYPE=True|False|Unknown');
  return { type, status };
}

/** `.status.conditions[0].type`, `.metadata.labels["app"]`. */
function readPath(field: Field): (string | number)[] {
  const text = field.text();
  if (!/^(\.\w+|\[\d+\]|\["[^"]+"\])+$/.test(text)) {
    field.fail('expected a path such as .status.conditions[0].type or .metadata.labels["app"]');
  }
  return [...text.matchAll(/\.(\w+)|\[(\d+)\]|\["([^"]+)"\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? quoted)! : Number(index),
  );
}

function pattern(field: Field): RegExp {
  try {
    return new RegExp(field.text(), 'u');
  } catch (error) {
    return field.fail((error as Error).message);
  }
}
