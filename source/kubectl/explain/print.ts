/** What `kubectl explain` prints (kubectl, pkg/explain/v2/templates/plaintext). */
import type { Definitions, Schema } from '../../kubernetes/openapi/definitions.ts';
import { compareText } from '../../lib/compare-text.ts';
import { descriptionsOf, type Explained, fieldsOf, structOf, typeName } from './field.ts';
import { wrap } from './wrap.ts';

export interface ExplainedKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** GROUP, KIND and VERSION. */
export function headLines({ apiVersion, kind }: ExplainedKind): readonly string[] {
  const [version = '', group] = apiVersion.split('/').toReversed();
  return [
    ...(group === undefined ? [] : [`GROUP:      ${group}`]),
    `KIND:       ${kind}`,
    `VERSION:    ${version}`,
    '',
  ];
}

export function bodyLines(
  { name, schema }: Explained,
  definitions: Definitions,
  isRecursive: boolean,
): readonly string[] {
  const descriptions = descriptionsOf(schema, definitions);
  const title = name === undefined ? [] : titleLines(name, schema, definitions);
  return [
    ...title,
    'DESCRIPTION:',
    ...(descriptions.length === 0 ? ['<empty>'] : descriptions).flatMap((text) => wrap(text, 4)),
    '    ',
    ...fieldBlock(schema, definitions, isRecursive),
    '',
  ];
}

function titleLines(name: string, schema: Schema, definitions: Definitions): readonly string[] {
  const choices = schema.enum?.map((choice) => `    ${shown(choice)}`);
  return [
    `FIELD: ${name} <${typeName(schema, definitions)}>`,
    ...(choices === undefined ? [''] : ['ENUM:', ...choices]),
    '',
  ];
}

function fieldBlock(schema: Schema, definitions: Definitions, isRecursive: boolean): readonly string[] {
  if (Object.keys(fieldsOf(schema, definitions)).length === 0) return [];
  return ['FIELDS:', ...fieldLines(schema, definitions, isRecursive ? 'recursive' : 'described', 1)];
}

function fieldLines(
  schema: Schema,
  definitions: Definitions,
  form: 'recursive' | 'described',
  level: number,
): readonly string[] {
  const { required = [] } = structOf(schema, definitions) ?? {};
  const fields = Object.entries(fieldsOf(schema, definitions));
  const indent = '  '.repeat(level);
  return fields
    .toSorted(([one], [other]) => compareText(one, other))
    .flatMap(([name, field]) => [
      `${indent}${name}\t<${typeName(field, definitions)}>${required.includes(name) ? ' -required-' : ''}`,
      ...(field.enum === undefined ? [] : [`${indent}enum: ${someOf(field.enum)}`]),
      ...(form === 'recursive'
        ? fieldLines(field, definitions, form, level + 1)
        : [...describedLines(field), '']),
    ]);
}

function describedLines({ description }: Schema): readonly string[] {
  return wrap(description ?? '<no description>', 4);
}

const fewChoices = 4;

function someOf(choices: readonly string[]): string {
  const some = choices.slice(0, fewChoices).map(shown).join(', ');
  return choices.length > fewChoices ? `${some}, ....` : some;
}

function shown(choice: string): string {
  return choice === '' ? '""' : choice;
}
