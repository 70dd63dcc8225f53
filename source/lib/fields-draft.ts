import type { Fields } from './fields.ts';

/** Changes to a map of fields. The map stays as it is and is copied only where something changes; any name is safe. */
export class FieldsDraft {
  readonly #original: Fields;
  #copy: Map<string, unknown> | undefined;

  constructor(original: Fields) {
    this.#original = original;
  }

  has(name: string): boolean {
    return this.#copy?.has(name) ?? Object.hasOwn(this.#original, name);
  }

  get(name: string): unknown {
    if (this.#copy !== undefined) return this.#copy.get(name);
    return Object.hasOwn(this.#original, name) ? this.#original[name] : undefined;
  }

  names(): string[] {
    return this.#copy ? [...this.#copy.keys()] : Object.keys(this.#original);
  }

  set(name: string, value: unknown): void {
    if (!this.has(name) || this.get(name) !== value) this.#changed().set(name, value);
  }

  delete(name: string): void {
    if (this.has(name)) this.#changed().delete(name);
  }

  /** The original itself where nothing changed. */
  finish(): Fields {
    return this.#copy === undefined ? this.#original : Object.fromEntries(this.#copy);
  }

  #changed(): Map<string, unknown> {
    this.#copy ??= new Map(Object.entries(this.#original));
    return this.#copy;
  }
}
