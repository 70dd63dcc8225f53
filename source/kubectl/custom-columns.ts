import type { AnyObject } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import { goText } from '../lib/go-text.ts';
import { alignRows } from '../printers/index.ts';
import { KubectlError } from './errors.ts';
import { pathValues } from './json-path.ts';

/** `-o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName` */
export function customColumns(
  spec: string,
  objects: readonly AnyObject[],
  noHeaders: boolean,
  align: (rows: readonly string[][]) => string[] = alignRows,
): string[] {
  if (spec === '') throw new KubectlError('custom-columns format specified but no custom columns given');
  const columns = spec.split(',').map((column) => {
    const [header = '', path = '', ...more] = column.split(':');
    if (path === '' || more.length > 0) {
      throw new KubectlError(`unexpected custom-columns spec: ${column}, expected <header>:<json-path-expr>`);
    }
    return { header, path };
  });
  const rows = objects.map((object) => columns.map(({ path }) => cellText(pathValues(path, object))));
  return align(noHeaders ? rows : [columns.map(({ header }) => header), ...rows]);
}

/** As Go prints values: `map[app:web]`, `[a b]`. */
function cellText(values: readonly unknown[]): string {
  return values.length === 0 ? '<none>' : cleanText(values.map(goText).join(','));
}
