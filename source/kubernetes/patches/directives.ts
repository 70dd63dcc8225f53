/** The fields of a strategic merge patch that say how to merge, and are no fields of the object. */
import { isFields } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';
import { badFormat, type DirectiveFormat } from './patch-errors.ts';

/** In a map or in an item of a list: `delete`, `replace`. */
export const patchDirective = '$patch';
/** The fields of a map that stay; all others go. */
export const retainKeysDirective = '$retainKeys';
/** `$setElementOrder/FIELD`: the order of a list, as keys or plain values. */
export const orderDirective = '$setElementOrder';
/** `$deleteFromPrimitiveList/FIELD`: the plain values that go. */
export const deletionDirective = '$deleteFromPrimitiveList';

const formats: Readonly<Record<typeof orderDirective | typeof deletionDirective, DirectiveFormat>> = {
  [orderDirective]: 'setElementOrder list',
  [deletionDirective]: 'primitive list',
};

/** The field that the directive is about; undefined where the name is none of such a directive. */
export function fieldOfDirective(
  name: string,
  directive: typeof orderDirective | typeof deletionDirective,
): string | undefined {
  if (!name.startsWith(directive)) return undefined;
  if (name[directive.length] !== '/') throw badFormat(formats[directive]);
  return name.slice(directive.length + 1);
}

/** A value for which there is nothing to merge with yet: without nulls, directives, and what they delete. */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isDirective(item)).map(withoutDirectives);
  if (!isFields(value)) return value;
  const draft = new FieldsDraft(value);
  for (const [name, each] of Object.entries(value)) {
    if (each === null || directiveName.test(name) || isDeletion(each)) draft.delete(name);
    else draft.set(name, withoutDirectives(each));
  }
  return draft.finish();
}

/** A map that is not to be. */
export function isDeletion(value: unknown): boolean {
  return isFields(value) && value[patchDirective] === 'delete';
}

const directiveName = /^\$(patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/;

/** An item that only says what becomes of the list. */
function isDirective(item: unknown): boolean {
  return isFields(item) && item[patchDirective] !== undefined;
}
