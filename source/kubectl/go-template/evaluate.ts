/** What a template prints of an object. */

import { compareText } from '../../lib/compare-text.ts';
import { isFields } from '../../lib/fields.ts';
import { printed } from './format.ts';
import { call, isShortCircuit, truth } from './functions.ts';
import { type Command, type Node, type Operand, type Pipe, TemplateError } from './nodes.ts';

/** Throws a TemplateError where the template does not fit. */
export function render(nodes: readonly Node[], root: unknown): string {
  return new Run(root).nodes(nodes, root);
}

/** Ends or goes on with the loop around it. */
class Jump {
  readonly kind: 'break' | 'continue';
  /** What was printed until then. */
  text = '';

  constructor(kind: 'break' | 'continue') {
    this.kind = kind;
  }
}

class Run {
  readonly #variables: { name: string; value: unknown }[];

  constructor(root: unknown) {
    this.#variables = [{ name: '$', value: root }];
  }

  nodes(nodes: readonly Node[], dot: unknown): string {
    const known = this.#variables.length;
    let text = '';
    try {
      for (const node of nodes) text += this.#node(node, dot);
    } catch (error) {
      if (error instanceof Jump) error.text = text + error.text;
      throw error;
    } finally {
      this.#variables.length = known;
    }
    return text;
  }

  #node(node: Node, dot: unknown): string {
    switch (node.type) {
      case 'text':
        return node.text;
      case 'print': {
        const value = this.#pipe(node.pipe, dot);
        return node.pipe.names.length > 0 ? '' : printed(value);
      }
      case 'if':
      case 'with':
        return this.#scoped(() => {
          const value = this.#pipe(node.pipe, dot);
          if (!truth(value)) return this.nodes(node.otherwise, dot);
          return this.nodes(node.body, node.type === 'with' ? value : dot);
        });
      case 'range':
        return this.#scoped(() => this.#range(node, dot));
      default:
        throw new Jump(node.type);
    }
  }

  #range(node: Extract<Node, { pipe: Pipe; body: unknown }>, dot: unknown): string {
    const { names, commands } = node.pipe;
    const value = this.#commands(commands, dot);
    const entries = entriesOf(value, commands[0]?.source ?? '');
    if (entries.length === 0) return this.nodes(node.otherwise, dot);
    const [first, second] = names;
    let text = '';
    for (const [key, each] of entries) {
      const known = this.#variables.length;
      if (second !== undefined) this.#declare(first!, key);
      if (first !== undefined) this.#declare(second ?? first, each);
      const { printed: part, stops } = this.#once(node.body, each);
      this.#variables.length = known;
      text += part;
      if (stops) break;
    }
    return text;
  }

  #once(body: readonly Node[], dot: unknown): { printed: string; stops: boolean } {
    try {
      return { printed: this.nodes(body, dot), stops: false };
    } catch (error) {
      if (!(error instanceof Jump)) throw error;
      return { printed: error.text, stops: error.kind === 'break' };
    }
  }

  #scoped(work: () => string): string {
    const known = this.#variables.length;
    const text = work();
    this.#variables.length = known;
    return text;
  }

  #pipe({ names, declares, commands }: Pipe, dot: unknown): unknown {
    const value = this.#commands(commands, dot);
    for (const name of names) {
      if (declares) this.#declare(name, value);
      else this.#variable(name).value = value;
    }
    return value;
  }

  #commands(commands: readonly Command[], dot: unknown): unknown {
    let value: unknown;
    commands.forEach((command, index) => {
      value = this.#command(command, dot, index === 0 ? [] : [value]);
    });
    return value;
  }

  /** `piped` comes last among what is given. */
  #command({ words, source }: Command, dot: unknown, piped: readonly unknown[]): unknown {
    const [head, ...rest] = words;
    if (head?.type === 'function') {
      if (isShortCircuit(head.name)) return this.#shortCircuit(head.name, rest, dot, source, piped);
      const given = [...rest.map((word) => this.#operand(word, dot, source)), ...piped];
      try {
        return call(head.name, given);
      } catch (error) {
        if (error instanceof TemplateError) throw error;
        throw new TemplateError(source, error instanceof Error ? error.message : String(error));
      }
    }
    if (head?.type === 'value' && head.value === null)
      throw new TemplateError(source, 'nil is not a command');
    if (rest.length > 0 || piped.length > 0) {
      const first = source.split(/\s/, 1)[0] ?? '';
      throw new TemplateError(first, `can't give argument to non-function ${first}`);
    }
    return this.#operand(head!, dot, source);
  }

  #shortCircuit(
    name: 'and' | 'or',
    words: readonly Operand[],
    dot: unknown,
    source: string,
    piped: readonly unknown[],
  ): unknown {
    const given = [
      ...words.map((word) => () => this.#operand(word, dot, source)),
      ...piped.map((each) => () => each),
    ];
    let value: unknown;
    for (const each of given) {
      value = each();
      if (truth(value) === (name === 'or')) break;
    }
    return value;
  }

  #operand(word: Operand, dot: unknown, source: string): unknown {
    if (word.type === 'value') return word.value;
    if (word.type === 'function') return this.#command({ words: [word], source }, dot, []);
    const { base, fields } = word;
    const start =
      base === undefined
        ? dot
        : 'name' in base
          ? this.#variable(base.name).value
          : this.#pipe(base.pipe, dot);
    return fields.reduce((value, field) => fieldOf(value, field, source), start);
  }

  #declare(name: string, value: unknown): void {
    this.#variables.push({ name, value });
  }

  #variable(name: string): { value: unknown } {
    return this.#variables.findLast((each) => each.name === name)!;
  }
}

function fieldOf(value: unknown, field: string, source: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (!isFields(value)) throw new TemplateError(source, `can't evaluate field ${field} in type interface {}`);
  return Object.hasOwn(value, field) ? value[field] : undefined;
}

const mostRounds = 10_000;

/** What a loop goes through; maps by their keys' letters. */
function entriesOf(value: unknown, source: string): readonly (readonly [unknown, unknown])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((each: unknown, index) => [index, each] as const);
  if (isFields(value)) return Object.entries(value).sort(([one], [other]) => compareText(one, other));
  if (typeof value === 'number' && Number.isInteger(value) && value <= mostRounds) {
    return Array.from({ length: Math.max(0, value) }, (_, index) => [index, index] as const);
  }
  throw new TemplateError(source, `range can't iterate over ${printed(value)}`);
}
