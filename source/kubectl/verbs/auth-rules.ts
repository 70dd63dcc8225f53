/** Rules of access as rows: one a resource or path, those with more verbs first (rbac/validation, CompactRules). */
import { compareText } from '../../lib/compare-text.ts';
import { type Fields, isFields } from '../../lib/fields.ts';

interface Row {
  readonly cells: readonly string[];
  /** Go sorts rules by how it prints them. */
  readonly order: string;
}

export function accessRows({ resourceRules, nonResourceRules }: Fields): readonly (readonly string[])[] {
  const rows = [
    ...fieldsIn(resourceRules).flatMap(resourceRows),
    ...fieldsIn(nonResourceRules).flatMap(pathRows),
  ];
  return rows.sort((one, other) => compareText(one.order, other.order)).map(({ cells }) => cells);
}

function resourceRows(rule: Fields): Row[] {
  const verbs = bracketed(textsIn(rule.verbs));
  const names = bracketed(textsIn(rule.resourceNames));
  return textsIn(rule.apiGroups).flatMap((group) =>
    textsIn(rule.resources).map((resource) => ({
      cells: [group === '' ? resource : `${resource}.${group}`, '[]', names, verbs],
      order: `Verbs:${verbs},APIGroups:[${group}],Resources:[${resource}]`,
    })),
  );
}

function pathRows(rule: Fields): Row[] {
  const verbs = bracketed(textsIn(rule.verbs));
  return textsIn(rule.nonResourceURLs).map((path) => ({
    cells: ['', `[${path}]`, '[]', verbs],
    order: `Verbs:${verbs},APIGroups:[],Resources:[],ResourceNames:[],NonResourceURLs:[${path}]`,
  }));
}

function bracketed(texts: readonly string[]): string {
  return `[${texts.join(' ')}]`;
}

function fieldsIn(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? list.filter(isFields) : [];
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
