/** `-o`: an object or a list as YAML, JSON, or by a template (cli-runtime, genericclioptions). */
import { cleanText } from '../lib/clean-text.ts';
import { toJson, toYaml } from '../printers/index.ts';
import { KubectlError } from './errors.ts';
import { boolean, booleanFlag, type Flag, type Flags, text, textFlag } from './flags.ts';
import { goTemplate } from './go-template.ts';
import { jsonPath, jsonPathAsJson } from './json-path.ts';

/** What most commands take beside `-o`. */
export const templateFlags: readonly Flag[] = [
  text('template'),
  boolean('allow-missing-template-keys'),
  boolean('show-managed-fields'),
];

/** `jsonpath={.kind}` is the format jsonpath with an argument. */
export interface Format {
  readonly name: string;
  readonly argument: string;
}

/** Formats that every command with `-o` has, in the order in which kubectl names them. */
export const commonFormats = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'name',
  'template',
  'templatefile',
  'yaml',
] as const;

/** What `-o` asks for; undefined where it is not given. */
export function formatOf(flags: Flags): Format | undefined {
  const output = textFlag(flags, 'output') ?? '';
  const template = textFlag(flags, 'template');
  if (output === '') return template === undefined ? undefined : { name: 'go-template', argument: template };
  const equals = output.indexOf('=');
  if (equals < 0) return { name: output, argument: template ?? '' };
  return { name: output.slice(0, equals), argument: output.slice(equals + 1) };
}

/** Throws the complaint about a format that the command does not have. */
export function unknownFormat({ name }: Format, allowed: readonly string[] = commonFormats): KubectlError {
  return new KubectlError(
    `unable to match a printer suitable for the output format "${name}", allowed formats are: ${allowed.join(',')}`,
  );
}

/** The object in the format; undefined where it is none of those that show objects as they are. */
export function inFormat({ name, argument }: Format, object: object, flags: Flags): string[] | undefined {
  const managedFields = booleanFlag(flags, 'show-managed-fields');
  switch (name) {
    case 'yaml':
      return toYaml(object, { managedFields }).split('\n');
    case 'json':
      return toJson(object, { managedFields }).split('\n');
    case 'jsonpath':
      return shownLines(jsonPath(template(argument), object));
    case 'jsonpath-as-json':
      return shownLines(jsonPathAsJson(template(argument), object));
    case 'go-template':
    case 'template':
      return shownLines(goTemplate(template(argument), object));
    case 'jsonpath-file':
    case 'go-template-file':
    case 'templatefile':
    case 'custom-columns-file':
      throw new KubectlError(`-o ${name} is not supported here yet: write the template into the line`);
    default:
      return undefined;
  }
}

function template(argument: string): string {
  if (argument === '') throw new KubectlError('template format specified but no template given');
  return argument;
}

const tabWidth = 8;

/** Lines with their tabs as spaces, so that columns made by hand stay columns. */
function shownLines(shown: string): string[] {
  const lines = shown.split('\n').map((line) =>
    line
      .split('\t')
      .map(cleanText)
      .reduce((before, cell) => `${before.padEnd(nextStop(before.length))}${cell}`),
  );
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function nextStop(width: number): number {
  return (Math.floor(width / tabWidth) + 1) * tabWidth;
}
