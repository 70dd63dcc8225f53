/** What can be told of a manifest's form before the schema of its kind is loaded: where its lists and structs are. */
import { isFields } from '../../lib/fields.ts';
import type { Manifest } from '../objects.ts';
import type { SchemaProblem } from '../schema.ts';
import { type Structure, structureOf, structureOfField } from './structure.ts';

/** The first place with a list or a struct of another type; empty where there is none. */
export function misshapen(manifest: Manifest): SchemaProblem[] {
  const problem = problemIn(manifest, structureOf(manifest.kind), '');
  return problem === undefined ? [] : [problem];
}

function problemIn(value: unknown, structure: Structure, path: string): SchemaProblem | undefined {
  if (value === undefined || value === null) return undefined;
  if (isList(structure)) return problemInList(value, structure, path);
  if (structure.fields === undefined) return undefined;
  if (!isFields(value)) return { type: 'type', path, expected: ['object'], actual: value };
  for (const field of Object.keys(structure.fields)) {
    const place = path === '' ? field : `${path}.${field}`;
    const problem = problemIn(value[field], structureOfField(structure, field), place);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isList({ mergeKey, list }: Structure): boolean {
  return mergeKey !== undefined || list !== undefined;
}

function problemInList(value: unknown, { mergeKey, items = {} }: Structure, path: string) {
  if (!Array.isArray(value)) return { type: 'type', path, expected: ['array'], actual: value } as const;
  for (const [index, item] of value.entries()) {
    const place = `${path}[${index}]`;
    if (mergeKey && item !== null && !isFields(item))
      return { type: 'type', path: place, expected: ['object'], actual: item } as const;
    const problem = problemIn(item, items, place);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
