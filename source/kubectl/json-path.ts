/** The everyday part of kubectl's JSONPath: `{.items[*].metadata.name}`, texts between braces, `{"\n"}`. */
import { KubectlError } from './errors.ts';

/** The template with every `{...}` filled in; several values are joined by spaces. */
export function jsonPath(template: string, root: object): string {
  if (!template.includes('{')) return values(template, root);
  return template.replace(/\{([^}]*)\}/g, (_, expression: string) => {
    const literal = /^\s*(["'])(.*)\1\s*$/s.exec(expression);
    if (literal !== null) return literal[2]!.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    return values(expression.trim(), root);
  });
}

function values(path: string, root: object): string {
  return pathValues(path, root)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(' ');
}

/** What a path leads to, missing values left out. */
export function pathValues(path: string, root: object): unknown[] {
  let found: unknown[] = [root];
  for (const step of stepsOf(path)) found = found.flatMap((value) => follow(value, step));
  return found.filter((value) => value !== undefined && value !== null);
}

function stepsOf(path: string): string[] {
  const bare = path.replace(/^\{(.*)\}$/s, '$1').replace(/^\$/, '');
  const dotted = bare.startsWith('.') || bare.startsWith('[') || bare === '' ? bare : `.${bare}`;
  const steps = dotted.match(/\.(?:\\.|[^.[\]\\])+|\[[^\]]*\]/g) ?? [];
  if (steps.join('') !== dotted.replace(/^\.$/, '')) {
    throw new KubectlError(`error parsing jsonpath ${path}, only fields, indexes and [*] are supported here`);
  }
  return steps.map((step) =>
    step.startsWith('[') ? step.slice(1, -1).replace(/^'(.*)'$/, '$1') : step.slice(1).replaceAll('\\', ''),
  );
}

function follow(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  if (Array.isArray(value)) return [value.at(Number(step))];
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}
