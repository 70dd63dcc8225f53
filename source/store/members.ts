/** A set of objects by key that can be read as a sorted, frozen list, which keeps its identity while nothing changes. */
export class Members<T> {
  readonly #values = new Map<string, T>();
  #keys: string[] | undefined;
  #list: readonly T[] | undefined;

  get size(): number {
    return this.#values.size;
  }

  set(key: string, value: T): void {
    if (!this.#values.has(key)) this.#keys = undefined;
    this.#values.set(key, value);
    this.#list = undefined;
  }

  delete(key: string): void {
    if (!this.#values.delete(key)) return;
    this.#keys = undefined;
    this.#list = undefined;
  }

  get list(): readonly T[] {
    this.#keys ??= [...this.#values.keys()].sort();
    this.#list ??= Object.freeze(this.#keys.map((key) => this.#values.get(key)!));
    return this.#list;
  }
}

/** Named groups of objects, each read as a `Members` list; empty groups are forgotten. */
export class Groups<T> {
  readonly #groups = new Map<string, Members<T>>();

  add(group: string, key: string, value: T): void {
    let members = this.#groups.get(group);
    if (members === undefined) {
      members = new Members<T>();
      this.#groups.set(group, members);
    }
    members.set(key, value);
  }

  remove(group: string, key: string): void {
    const members = this.#groups.get(group);
    members?.delete(key);
    if (members?.size === 0) this.#groups.delete(group);
  }

  list(group: string): readonly T[] {
    return this.#groups.get(group)?.list ?? none;
  }

  size(group: string): number {
    return this.#groups.get(group)?.size ?? 0;
  }
}

const none: readonly never[] = Object.freeze([]);
