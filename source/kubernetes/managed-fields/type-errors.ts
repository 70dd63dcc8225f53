/** What stands where no field is, or of another type, or twice in a list (structured-merge-diff, typed validation). */
import { type Fields, isFields } from '../../lib/fields.ts';
import { withoutNulls } from '../../lib/without-nulls.ts';
import { type Kind, kindOfManifest } from '../kinds.ts';
import type { Manifest } from '../objects.ts';
import { checkSchema, hasSchema, type SchemaProblem } from '../schema.ts';
import { type ListKeys, type Structure, structureOf, structureOfField } from '../structure/structure.ts';
import { itemElement, textOfElement } from './elements.ts';
import { wrongType } from './wrong-type.ts';

/** `.spec.replicase: field not declared in schema`, in the order of the manifest. */
export function typeErrors(wanted: Manifest): readonly string[] {
  const manifest = withoutNulls(wanted) as Manifest;
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined) return [];
  return [...schemaErrors(manifest, kind), ...listErrors(manifest, structureOf(kind), '')];
}

/** Looks at types and fields only once the kind's schema is loaded. */
function schemaErrors(manifest: Manifest, kind: Kind): string[] {
  if (!hasSchema(kind)) return [];
  return checkSchema(manifest).flatMap((problem) => {
    const what = complaint(problem);
    return what === undefined ? [] : [`${pathIn(manifest, problem.path, structureOf(kind))}: ${what}`];
  });
}

/** That a required field is missing is for validation to say. */
function complaint({ type, expected = [], actual }: SchemaProblem): string | undefined {
  if (type === 'unknown') return 'field not declared in schema';
  return type === 'type' ? wrongType(expected, actual) : undefined;
}

/** `spec.containers[0].image` with what tells the item apart in the place of its index: `.spec.containers[name="web"].image`. */
function pathIn(value: unknown, path: string, structure: Structure): string {
  if (path === '') return '';
  if (Array.isArray(value)) {
    const [token = path, index] = /^\[(\d+)\]/.exec(path) ?? [];
    const item: unknown = value[Number(index)];
    return (
      itemText(item, Number(index), structure) + pathIn(item, path.slice(token.length), structure.items ?? {})
    );
  }
  const rest = path.replace(/^\./, '');
  const field = isFields(value) ? firstField(value, rest) : rest;
  const next = isFields(value) ? value[field] : undefined;
  return `.${field}${pathIn(next, rest.slice(field.length), structureOfField(structure, field))}`;
}

/** Names may hold dots. */
function firstField(value: Fields, path: string): string {
  const fits = (name: string) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
  return Object.keys(value).find(fits) ?? path;
}

function itemText(item: unknown, index: number, { list = 'atomic' }: Structure): string {
  const element = list === 'atomic' ? undefined : itemElement(item, list);
  return element === undefined ? `[${index}]` : textOfElement(element);
}

function listErrors(value: unknown, structure: Structure, path: string): string[] {
  if (Array.isArray(value)) return itemErrors(value, structure, path);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([field, part]) =>
    listErrors(part, structureOfField(structure, field), `${path}.${field}`),
  );
}

function itemErrors(items: readonly unknown[], structure: Structure, path: string): string[] {
  const { list = 'atomic', items: below = {} } = structure;
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const element = list === 'atomic' ? undefined : itemElement(item, list);
    if (list !== 'atomic' && element === undefined)
      return [`${path}: element ${index}: ${indistinct(item, list)}`];
    const text = itemText(item, index, structure);
    const isTwin = seen.has(text);
    seen.add(text);
    const twin = isTwin ? [`${path}: duplicate entries for key ${text}`] : [];
    return [...twin, ...listErrors(item, below, path + text)];
  });
}

function indistinct(item: unknown, list: 'set' | ListKeys): string {
  if (list === 'set') {
    if (isFields(item)) return "associative list without keys has an element that's a map type";
    if (Array.isArray(item)) return 'not supported: associative list with lists as elements';
    return "associative list without keys has an element that's an explicit null";
  }
  if (item === null) return 'associative list with keys may not have a null element';
  if (!isFields(item)) return 'associative list with keys may not have non-map elements';
  const keys = list.keys.map((key) => JSON.stringify(key)).join(' ');
  return `associative list with keys has an element that omits all key fields [${keys}] (and doesn't have default values for any key fields)`;
}
