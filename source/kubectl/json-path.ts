/** kubectl's JSONPath: `{.items[*].metadata.name}`, `{range .items[*]}...{end}`, filters, `{"\n"}`. */
import { KubectlError } from './errors.ts';
import { evaluate, walk } from './json-path/evaluate.ts';
import { JsonPathError, type Step } from './json-path/nodes.ts';
import { parsePath, parseTemplate } from './json-path/parse.ts';

/** The template with every `{...}` filled in; several values are joined by spaces. */
export function jsonPath(template: string, root: object): string {
  return results(template, root)
    .map((values) => values.map(textOf).join(' '))
    .join('');
}

/** The values of every `{...}` as a JSON list of its own (`-o jsonpath-as-json`). */
export function jsonPathAsJson(template: string, root: object): string {
  return results(template, root)
    .map((values) => JSON.stringify(values, undefined, 4))
    .join('\n');
}

/** What a path leads to, missing values left out. Takes `.a.b`, `a.b` and `{.a.b}`. */
export function pathValues(path: string, root: object): unknown[] {
  return told(path, () => walk(relaxedPath(path), [root])).filter(
    (value) => value !== undefined && value !== null,
  );
}

function results(template: string, root: object): unknown[][] {
  const parts = parsed(template, () => parseTemplate(template));
  return told(template, () => evaluate(parts, root));
}

function relaxedPath(path: string): readonly Step[] {
  const bare = /^\{?\.?([^{}]+)\}?$/s.exec(path.trim())?.[1];
  if (bare === undefined) {
    throw new KubectlError(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  }
  return parsed(path, () => parsePath(bare.startsWith('[') ? bare : `.${bare}`));
}

function parsed<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new KubectlError(`error parsing jsonpath ${path}, ${error.message}`);
  }
}

function told<T>(template: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new KubectlError(
      `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}.`,
    );
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
