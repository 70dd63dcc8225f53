/**
 * Field selectors: `status.phase=Running,metadata.name!=x` (apimachinery, pkg/fields/selector.go), over the labels that
 * each kind's conversion knows (pkg/apis/*, addFieldLabelConversion) and the values its strategy gives them
 * (ToSelectableFields).
 */
import { own } from '../lib/fields.ts';
import type { Kind } from './kinds.ts';
import { apiVersionOf } from './kinds.ts';
import type { KubeObject } from './objects.ts';
import { labelsOfKind, type SelectableFields } from './selectable-fields.ts';
import { badRequest } from './status-error.ts';

export interface FieldTerm {
  readonly label: string;
  readonly value: string;
  readonly negated: boolean;
  readonly read: (object: KubeObject) => string;
}

/**
 * Throws BadRequest for text that is no selector, and for labels that the kind does not know in the version in which it
 * is asked for. An empty text selects everything.
 */
export function parseFieldSelector(
  kind: Kind,
  text: string,
  apiVersion: string = apiVersionOf(kind),
): readonly FieldTerm[] {
  const terms = splitTerms(text)
    .sort()
    .filter((term) => term !== '')
    .map((term) => parseTerm(text, term));
  const known = labelsOfKind(kind, apiVersion);
  return terms.map((term) => ({ ...term, read: readerOf(known, term.label) }));
}

export function matchesFields(terms: readonly FieldTerm[], object: KubeObject): boolean {
  return terms.every(({ value, negated, read }) => (read(object) === value) !== negated);
}

function readerOf({ fields, complaint }: SelectableFields, label: string): FieldTerm['read'] {
  const found = own(fields, label);
  if (found === undefined) throw badRequest(complaint(label));
  return found;
}

/** Parts between commas that no backslash stands before. */
function splitTerms(text: string): string[] {
  return text.match(/(?:[^\\,]|\\.|\\$)+/gs) ?? [];
}

/** Blanks are part of labels and values. */
function parseTerm(selector: string, term: string): Omit<FieldTerm, 'read'> {
  const [, label = '', operator, value = ''] = /^(.*?)(!=|==|=)(.*)$/s.exec(term) ?? [];
  if (operator === undefined) throw badRequest(`invalid selector: '${selector}'; can't understand '${term}'`);
  return { label, value: unescaped(value), negated: operator === '!=' };
}

/** Backslash, comma and equals sign need a backslash before them; nothing else may have one. */
function unescaped(value: string): string {
  return value.replaceAll(/\\(.?)|[,=]/gsu, (found, escaped?: string) => {
    // The API server prints the number of the character.
    if (escaped === undefined)
      throw badRequest(`invalid field selector: unescaped character in value: ${found.codePointAt(0)}`);
    if (!['\\', ',', '='].includes(escaped))
      throw badRequest(`invalid field selector: invalid escape sequence: ${found}`);
    return escaped;
  });
}
