import type { AnyObject } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import { alignRows } from '../printers/index.ts';
import { KubectlError } from './errors.ts';
import { pathValues } from './json-path.ts';

/** `-o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName` */
export function customColumns(spec: string, objects: readonly AnyObject[], noHeaders: boolean): string[] {
  if (spec === '') throw new KubectlError('custom-columns format specified but no custom columns given');
  const columns = spec.split(',').map((column) => {
    const [, header, path] = /^([^:]+):(.+)$/.exec(column) ?? [];
    if (header === undefined || path === undefined) {
      throw new KubectlError(`unexpected custom-columns spec: ${column}, expected <header>:<json-path-expr>`);
    }
    return { header, path };
  });
  const rows = objects.map((object) => columns.map(({ path }) => cellText(pathValues(path, object))));
  return alignRows(noHeaders ? rows : [columns.map(({ header }) => header), ...rows]);
}

function cellText(values: readonly unknown[]): string {
  const texts = values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  return texts.length === 0 ? '<none>' : cleanText(texts.join(','));
}
