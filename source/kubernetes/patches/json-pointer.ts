/** JSON pointers (RFC 6901): finding and editing one place of a document. */
import { isEqual } from '../../lib/equal.ts';
import { isFields } from '../../lib/fields.ts';
import { doesNotFit } from './patch-errors.ts';

export type Pointer = readonly string[];

/** What becomes of the map or list in which the last part of a pointer is looked up. */
export type Edit = (container: unknown, part: string) => unknown;

export function pointerOf(path: unknown): Pointer {
  if (typeof path !== 'string' || (path !== '' && !path.includes('/'))) throw doesNotFit();
  const [, ...parts] = path.split('/');
  return parts.map((part) => part.replace(/~[01]/g, (escaped) => (escaped === '~1' ? '/' : '~')));
}

/** Throws where it leads nowhere; `missing`, where there is one, stands for what a map does not have. */
export function found(document: unknown, pointer: Pointer, missing?: null): unknown {
  const last = pointer.length - 1;
  return pointer.reduce((container, part, depth) => {
    const isMissing = isFields(container) && !Object.hasOwn(container, part);
    return isMissing && depth === last && missing !== undefined ? missing : child(container, part);
  }, document);
}

/** The document with the edit made where the pointer leads. */
export function withEdit(document: unknown, pointer: Pointer, edit: Edit, depth = 0): unknown {
  const part = pointer[depth];
  if (part === undefined) throw doesNotFit();
  if (depth === pointer.length - 1) return edit(document, part);
  const before = child(document, part);
  const after = withEdit(before, pointer, edit, depth + 1);
  return after === before ? document : replaced(after)(document, part);
}

/** Before the item of a list, at its end (`-`), or as entry of a map, whether there is one already or not. */
export function inserted(value: unknown): Edit {
  return (container, part) => {
    if (!Array.isArray(container)) return withEntry(container, part, value);
    const index = part === '-' ? container.length : indexOf(part, container.length + 1);
    return container.toSpliced(index, 0, value);
  };
}

export function replaced(value: unknown): Edit {
  return (container, part) => {
    const before = child(container, part);
    if (!Array.isArray(container)) return withEntry(container, part, value);
    return isEqual(before, value) ? container : container.with(indexOf(part, container.length), value);
  };
}

export function removed(container: unknown, part: string): unknown {
  if (Array.isArray(container)) return container.toSpliced(indexOf(part, container.length), 1);
  if (!isFields(container) || !Object.hasOwn(container, part)) throw doesNotFit();
  const { [part]: _, ...rest } = container;
  return rest;
}

function withEntry(container: unknown, part: string, value: unknown): unknown {
  if (!isFields(container)) throw doesNotFit();
  const isSame = Object.hasOwn(container, part) && isEqual(container[part], value);
  return isSame ? container : { ...container, [part]: value };
}

function child(container: unknown, part: string): unknown {
  if (Array.isArray(container)) return container[indexOf(part, container.length)];
  if (!isFields(container) || !Object.hasOwn(container, part)) throw doesNotFit();
  return container[part];
}

/** Negative ones count from the end. */
function indexOf(part: string, length: number): number {
  const index = /^[+-]?\d+$/.test(part) ? Number(part) : Number.NaN;
  const place = index < 0 ? index + length : index;
  if (!(place >= 0 && place < length)) throw doesNotFit();
  return place;
}
