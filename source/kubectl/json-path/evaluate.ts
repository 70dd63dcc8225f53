/** Where JSONPath steps lead (client-go, util/jsonpath). */
import { isFields } from '../../lib/fields.ts';
import { goText, goType } from '../../lib/go-text.ts';
import { type Filter, JsonPathError, type Part, type Step } from './nodes.ts';

/** The values of each `{...}`, in the order in which they are printed; text is a value of its own. */
export function evaluate(parts: readonly Part[], root: unknown): unknown[][] {
  return parts.flatMap((part) => {
    switch (part.type) {
      case 'text':
        return [[part.text]];
      case 'steps':
        return [walk(part.steps, [root])];
      case 'range':
        return walk(part.over, [root]).flatMap((value) => evaluate(part.body, value));
      default:
        throw new JsonPathError('not in range, nothing to end');
    }
  });
}

/** What the steps lead to from here; what is missing is left out. */
export function walk(steps: readonly Step[], from: readonly unknown[]): unknown[] {
  let found = [...from];
  for (const step of steps) found = follow(step, found);
  return found;
}

function follow(step: Step, from: readonly unknown[]): unknown[] {
  switch (step.type) {
    case 'field':
      return present(from).flatMap((value) => fieldOf(value, step.name));
    case 'all':
      return present(from).flatMap((value) => (typeof value === 'object' ? Object.values(value) : []));
    case 'below':
      return present(from).flatMap(below);
    case 'index':
      return listsIn(from).map((list) => indexed(list, step.index));
    case 'slice':
      return listsIn(from).flatMap((list) => sliced(list, step));
    case 'union':
      return step.paths.flatMap((path) => walk(path, from));
    case 'filter':
      return present(from).flatMap((value) => filtered(value, step.filter));
    case 'literal':
      return [step.value];
    default:
      throw new JsonPathError(`unrecognized identifier ${step.name}`);
  }
}

function present(values: readonly unknown[]): NonNullable<unknown>[] {
  return values.filter((value) => value !== undefined && value !== null);
}

function fieldOf(value: unknown, name: string): unknown[] {
  return isFields(value) && Object.hasOwn(value, name) ? [value[name]] : [];
}

/** The value and all that is in it, where it can hold anything. */
function below(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: unknown[] = Object.values(value);
  return members.length === 0 ? [] : [value, ...members.flatMap(below)];
}

function listsIn(from: readonly unknown[]): (readonly unknown[])[] {
  return present(from).map((value) => {
    if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
    return value;
  });
}

function indexed(list: readonly unknown[], index: number): unknown {
  const place = index < 0 ? index + list.length : index;
  if (place < 0 || place >= list.length) throw outOfBounds(index, list);
  return list[place];
}

function sliced(
  list: readonly unknown[],
  { from = 0, to = list.length, by = 1 }: { from?: number; to?: number; by?: number },
): unknown[] {
  const start = from < 0 ? from + list.length : from;
  const end = to < 0 ? to + list.length : to;
  if (start === end) return [];
  if (start < 0 || start >= list.length) throw outOfBounds(start, list);
  if (end < 0 || end > list.length) throw outOfBounds(end - 1, list);
  if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`);
  if (by <= 0) throw new JsonPathError('step must be > 0');
  return list.slice(start, end).filter((_, index) => index % by === 0);
}

function outOfBounds(index: number, { length }: readonly unknown[]): JsonPathError {
  return new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
}

function filtered(value: unknown, filter: Filter): unknown[] {
  if (!Array.isArray(value)) {
    throw new JsonPathError(`${goText(value)} is not array or slice and cannot be filtered`);
  }
  return value.filter((item: unknown) => isMeant(item, filter));
}

function isMeant(item: unknown, { left, comparison }: Filter): boolean {
  const found = walk(left, [item]);
  if (comparison === undefined) return found.length > 0;
  const wanted = walk(comparison.right, [item]);
  if (found.length === 0 || wanted.length === 0) return false;
  if (found.length > 1 || wanted.length > 1)
    throw new JsonPathError('can only compare one element at a time');
  return compares(comparison.operator, found[0], wanted[0]);
}

function compares(operator: string, left: unknown, right: unknown): boolean {
  if (typeof left !== typeof right) throw new JsonPathError('incompatible types for comparison');
  const [one, other] = [left as number, right as number];
  switch (operator) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`);
  }
}
