/** Pieces that descriptions are made of: lines whose cells end in tabs. Indents are two spaces a level. */

import type { KubeObject } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { lastAppliedAnnotation } from '../../kubernetes/revisions.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { compareText } from '../../lib/compare-text.ts';

export type Lines = readonly string[];
type TextMap = Readonly<Record<string, string>> | undefined;

const longestAnnotation = 140;
const hiddenAnnotations = [lastAppliedAnnotation];

/** `Name:<TAB>web` */
export function field(title: string, value: string | number | boolean | undefined): string {
  return `${title}:\t${value ?? ''}`;
}

/** Name, namespace (of what has one), labels and annotations. */
export function headLines({ metadata }: KubeObject): Lines {
  return [
    field('Name', metadata.name),
    ...optionalField('Namespace', metadata.namespace),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
  ];
}

/** Nothing where the value is missing, empty or (for texts) blank. */
export function optionalField(title: string, value: string | number | boolean | undefined): Lines {
  return value === undefined || value === '' ? [] : [field(title, value)];
}

/** A title over deeper lines; nothing without any. */
export function section(title: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [`${title}:`, ...indent(1, lines)];
}

export function indent(levels: number, lines: Lines): Lines {
  return lines.map((line) => '  '.repeat(levels) + line);
}

/** The first value beside the title, the others under it; `<none>` without any. */
export function listField(title: string, values: Lines): Lines {
  const [first = '<none>', ...others] = values;
  return [field(title, first), ...others.map((value) => `\t${value}`)];
}

export function labelsField(title: string, labels: TextMap): Lines {
  return listField(
    title,
    sortedEntries(labels).map(([key, value]) => `${key}=${value}`),
  );
}

/** Long and many-lined values stand under their key, each line cut. */
export function annotationsField(title: string, annotations: TextMap): Lines {
  return listField(
    title,
    sortedEntries(annotations)
      .filter(([key]) => !hiddenAnnotations.includes(key))
      .flatMap(([key, raw]) => {
        const value = raw.replace(/\n$/, '');
        if (key.length + value.length + 2 <= longestAnnotation && !value.includes('\n'))
          return `${key}: ${value}`;
        return [`${key}:`, ...value.split('\n').map((line) => `  ${shortened(line)}`)];
      }),
  );
}

function shortened(line: string): string {
  const most = longestAnnotation - 2;
  return line.length > most ? `${line.slice(0, most)}...` : line;
}

export function sortedEntries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {}).sort(([one], [other]) => compareText(one, other));
}

/** Title, underlined heads, and rows; nothing without rows. */
export function tableSection(title: string, heads: Lines, rows: readonly Lines[]): Lines {
  return rows.length === 0 ? [] : section(title, underlined(heads, rows));
}

/** Cells apart by tabs. */
export function underlined(heads: Lines, rows: readonly Lines[]): Lines {
  const underlines = heads.map((head) => '-'.repeat(head.length));
  return [heads, underlines, ...rows].map((row) => row.join('\t'));
}

export function controlledBy(object: KubeObject): Lines {
  const owner = controllerOf(object);
  return owner === undefined ? [] : [field('Controlled By', `${owner.kind}/${owner.name}`)];
}

/** `Thu, 01 Jan 2026 00:00:05 +0000` (RFC 1123 with a numeric zone). */
export function longTime(timestamp: string | undefined): string {
  const moment = parseTimestamp(timestamp);
  return moment === undefined ? '<unset>' : new Date(moment).toUTCString().replace('GMT', '+0000');
}

/** `[get list]`, as Go prints a list. */
export function bracketed(list: Lines = []): string {
  return `[${list.join(' ')}]`;
}

/** `True` and `False`, as kubectl writes them in descriptions. */
export function truth(value: boolean | undefined): string {
  return value ? 'True' : 'False';
}
