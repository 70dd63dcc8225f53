/** The list behind the present table; another table means another list. */
import type { Change, Reader } from '../store/reading.ts';
import { isSamePlace, isSameSort, type ListSpec, ListView } from './list-view.ts';
import type { TableScreen } from './model.ts';

export class Lists {
  readonly #read: Reader;
  #list: ListView | undefined;

  constructor(read: Reader) {
    this.#read = read;
  }

  of({ kind, scope, filter, sort, unhealthyOnly }: TableScreen, namespace: string | undefined): ListView {
    const spec: ListSpec = { kind, namespace, scope, filter, sort, unhealthyOnly };
    if (this.#list === undefined || !isSame(this.#list.spec, spec))
      this.#list = new ListView(spec, this.#read);
    return this.#list;
  }

  note(change: Change): void {
    this.#list?.note(change);
  }

  /** Whether the changed object still belongs into the list, and is not hidden by its filter. */
  keeps(change: Change): boolean {
    return this.#list?.keeps(change) ?? true;
  }

  settle(): void {
    this.#list?.settle();
  }
}

function isSame(one: ListSpec, other: ListSpec): boolean {
  return (
    isSamePlace(one, other) &&
    isSameSort(one.sort, other.sort) &&
    one.filter === other.filter &&
    one.unhealthyOnly === other.unhealthyOnly
  );
}
