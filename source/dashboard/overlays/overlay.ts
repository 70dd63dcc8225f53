/** What lies over the screen: one stack of these, and the top one has the keys. */
import type { CommandId } from '../bindings.ts';
import type { Ref } from '../model.ts';
import type { EditLine } from '../prompt/line.ts';

/** What a dialog is about to do. */
export type Purpose =
  | { readonly action: 'delete'; readonly targets: readonly Ref[]; readonly hidden: number }
  | { readonly action: 'scale'; readonly targets: readonly Ref[] }
  | { readonly action: 'restart'; readonly targets: readonly Ref[] }
  | { readonly action: 'image'; readonly target: Ref }
  | { readonly action: 'undo'; readonly target: Ref }
  | { readonly action: 'unplug'; readonly node: Ref };

export type Field =
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'text';
      readonly line: EditLine;
      /** Up and down count it, as + and - do. */
      readonly numeric?: true;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'choice';
      readonly options: readonly Option[];
      readonly chosen: number;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: 'toggle';
      readonly on: boolean;
      readonly note: string;
    };

export interface Option {
  readonly label: string;
  readonly value: string;
}

export interface Dialog {
  readonly type: 'dialog';
  readonly purpose: Purpose;
  readonly fields: readonly Field[];
  /** Index in the fields, then Cancel, then the button that does it. */
  readonly focus: number;
  readonly error?: string | undefined;
}

/** The action menu of the selected object. Its items keep their places while it is open. */
export interface Menu {
  readonly type: 'menu';
  readonly items: readonly CommandId[];
  readonly index: number;
}

/** Pages to read: help, the commands so far, the history of a rollout. */
export interface Sheet {
  readonly type: 'sheet';
  readonly content: { readonly page: 'help' | 'commands' } | { readonly page: 'history'; readonly ref: Ref };
  readonly first: number;
}

export type Overlay = Dialog | Menu | Sheet;

/** What the fields of a dialog say now, by their ids; toggles are `true` or ``. */
export type Values = Readonly<Record<string, string>>;

export function valuesOf(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.id, contentOfField(field)]));
}

function contentOfField(field: Field): string {
  switch (field.kind) {
    case 'text':
      return field.line.text.trim();
    case 'choice':
      return field.options[field.chosen]?.value ?? '';
    case 'toggle':
      return field.on ? 'true' : '';
  }
}
