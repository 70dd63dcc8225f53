/** What a template of Go is made of (text/template), as far as kubectl's users write it. */

export type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'print'; readonly pipe: Pipe }
  | {
      readonly type: 'if' | 'with' | 'range';
      readonly pipe: Pipe;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly type: 'break' | 'continue' };

/** `$a, $b := x | y z` */
export interface Pipe {
  readonly names: readonly string[];
  /** `:=` declares, `=` changes. */
  readonly declares: boolean;
  readonly commands: readonly Command[];
}

export interface Command {
  readonly words: readonly Operand[];
  /** As it was written, for complaints. */
  readonly source: string;
}

export type Operand =
  | { readonly type: 'value'; readonly value: unknown }
  /** `.a.b`, `$x.a`, `(pipe).a`; from `.` where there is no base. */
  | {
      readonly type: 'path';
      readonly base?: { readonly name: string } | { readonly pipe: Pipe };
      readonly fields: readonly string[];
    }
  | { readonly type: 'function'; readonly name: string };

/** The template can not be read. */
export class TemplateSyntaxError extends Error {}

/** The template can be read, and goes wrong with this object. */
export class TemplateError extends Error {
  /** The part of the template that went wrong. */
  readonly source: string;

  constructor(source: string, message: string) {
    super(message);
    this.source = source;
  }
}
