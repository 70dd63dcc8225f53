/** A value of a YAML document together with its place, so that every complaint names file, line, column and field. */
import { FixtureError } from '../fixtures/fixture-error.ts';
import { positionOf } from '../fixtures/positions.ts';
import type { ParsedDocument } from '../fixtures/yaml.ts';
import { parseDuration } from '../lib/duration.ts';
import { isFields } from '../lib/fields.ts';

export class Field {
  readonly value: unknown;
  /** As in messages, `spec.steps[2].press`; empty for the whole document. */
  readonly path: string;
  readonly #document: ParsedDocument;

  constructor(document: ParsedDocument, value: unknown, path = '') {
    this.#document = document;
    this.value = value;
    this.path = path;
  }

  get line(): number {
    return positionOf(this.#document, this.path).line;
  }

  fail(message: string): never {
    const place = positionOf(this.#document, this.path);
    throw new FixtureError([{ ...place, ...(this.path !== '' && { field: this.path }), message }]);
  }

  /** The mapping's fields; fails on anything but a mapping and on every field that is not known. */
  fields<Name extends string>(known: readonly Name[]): Partial<Record<Name, Field>> {
    if (!isFields(this.value))
      this.fail(`expected a mapping with ${known.join(', ')}, not ${describe(this.value)}`);
    const found: Partial<Record<Name, Field>> = {};
    for (const [name, value] of Object.entries(this.value)) {
      const field = new Field(this.#document, value, this.path === '' ? name : `${this.path}.${name}`);
      if (!(known as readonly string[]).includes(name))
        field.fail(`unknown field; known here: ${known.join(', ')}`);
      found[name as Name] = field;
    }
    return found;
  }

  /** A field of the mapping that must be there. */
  required<Name extends string>(fields: Partial<Record<Name, Field>>, name: Name): Field {
    return fields[name] ?? this.fail(`misses the field ${name}`);
  }

  items(): Field[] {
    if (!Array.isArray(this.value)) this.fail(`expected a list, not ${describe(this.value)}`);
    return this.value.map((value, index) => new Field(this.#document, value, `${this.path}[${index}]`));
  }

  /** The items of a list, or the one value that stands in its place. */
  oneOrMore(): Field[] {
    const items = Array.isArray(this.value) ? this.items() : [this];
    return items.length > 0 ? items : this.fail('the list is empty');
  }

  text(): string {
    if (typeof this.value !== 'string') this.fail(`expected a text, not ${describe(this.value)}; quote it`);
    return this.value === '' ? this.fail('is empty') : this.value;
  }

  integer(least: number, most: number): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      this.fail(`expected a whole number from ${least} to ${most}, not ${describe(value)}`);
    }
    return value;
  }

  /** `true`; writing `false` would be a way to say nothing. */
  flag(): true {
    return this.value === true || this.fail(`expected true, not ${describe(this.value)}`);
  }

  /** Milliseconds. */
  duration(): number {
    const milliseconds = typeof this.value === 'string' ? parseDuration(this.value) : undefined;
    return (
      milliseconds ??
      this.fail(`expected a duration such as 500ms, 2s, 1m30s or 1h, not ${describe(this.value)}`)
    );
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}
