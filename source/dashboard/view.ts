/**
 * What the screen shows, as plain data: the seam between the dashboard (which knows what) and the ui (which knows
 * how). A view is a pure function of the dashboard's model and the cluster; all texts in it are already clean of
 * control characters, none is cut or padded yet.
 *
 * Space: `bodyHeight` of layout.ts says how many lines the body has (all but header, crumbs, the paused line where
 * there is one, prompt or flash, hints); a table's titles take one of them. Suggestions of a prompt and overlays are
 * drawn over the body. A dashboard's `view()` keeps its identity until something on it changes; its `advance(ms)` lets
 * that much wall time pass at the present pace, and calls the listeners where that shows.
 */

import type { Tone } from '../printers/cell.ts';

/** Meanings that the theme turns into colour; a symbol or word always says the same without colour. */
export type { Tone };

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
  readonly bold?: boolean;
}

/** A line of styled text. */
export type Line = readonly Span[];

export interface HeaderView {
  /** Name of the cluster, `workshop`. */
  readonly cluster: string;
  readonly namespace: string;
  /** `00:03:12`, since the start of virtual time. */
  readonly clock: string;
  /** `1x`, `0.25x`, `60x`. */
  readonly speed: string;
  readonly paused: boolean;
  readonly nodes: { readonly ready: number; readonly total: number };
  readonly pods: { readonly healthy: number; readonly busy: number; readonly broken: number };
  /** `:6443`, where kubectl finds the cluster too. */
  readonly port?: string;
}

export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Lower drops out later when the screen is narrow; 0 never does. */
  readonly priority: number;
  /** Sort marker in the title. */
  readonly sorted?: 'up' | 'down';
  /** Widest the column may get before it is cut with an ellipsis; 0 for no limit. */
  readonly maxWidth: number;
  /** Widest cell among all rows of the list, so that columns do not jump while scrolling. */
  readonly width: number;
}

export interface TableCell {
  readonly text: string;
  /** Shorter form for narrow screens (`4` for `4 (28s ago)`). */
  readonly short?: string;
  readonly tone?: Tone;
  /** Changed within the last moments. */
  readonly changed?: boolean;
}

export interface TableRow {
  readonly key: string;
  /** One column wide: `✖`, `◌`, `✔`, `⊘`, or a space. */
  readonly symbol: string;
  readonly tone: Tone;
  readonly cells: readonly TableCell[];
  readonly selected: boolean;
  readonly marked: boolean;
}

/** The live list; only the rows that fit are present, `first` is the index of the first of them. */
export interface TableBody {
  readonly type: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly first: number;
  readonly total: number;
  /** Shown in place of rows, where there are none: why, and what to do. */
  readonly empty?: string;
}

/** Describe, YAML, logs, command output: lines to scroll through. Only the visible lines are present. */
export interface TextBody {
  readonly type: 'text';
  readonly lines: readonly Line[];
  readonly first: number;
  readonly total: number;
}

export type Body = TableBody | TextBody;

/** `title` and lines of explanation, fields, then buttons; exactly one thing has the focus. */
export interface DialogView {
  readonly type: 'dialog';
  readonly title: string;
  readonly danger: boolean;
  readonly lines: readonly Line[];
  readonly fields: readonly DialogFieldView[];
  /** The command that the dialog stands for, `kubectl delete pod web-1`. */
  readonly command: string;
  readonly error?: string;
  readonly buttons: readonly { readonly label: string; readonly focused: boolean }[];
  /** Optional still table above the fields, such as a rollout history (drawn by ink-table). */
  readonly table?: StillTable;
}

export interface DialogFieldView {
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'toggle';
  /** Text typed so far, the chosen option, `x` or ` `. */
  readonly value: string;
  /** Cursor position in a text field (UTF-16), never inside a character. */
  readonly cursor?: number;
  readonly focused: boolean;
  /** What a toggle does, beside it. */
  readonly note?: string;
}

/** A small table that does not change while it is shown: help, history, summaries. */
export interface StillTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Index of the highlighted row, if any. */
  readonly selected?: number;
}

/** A list to choose from: the action menu. */
export interface MenuView {
  readonly type: 'menu';
  readonly title: string;
  readonly items: readonly {
    readonly key: string;
    readonly label: string;
    readonly selected: boolean;
    /** Why it can not be done now; shown dimmed. */
    readonly disabled?: string;
  }[];
}

/** Help and the list of commands so far: titled tables, scrolled by `first` rows. */
export interface SheetView {
  readonly type: 'sheet';
  readonly title: string;
  readonly groups: readonly { readonly title: string; readonly table: StillTable }[];
  readonly first: number;
  readonly hint: string;
}

export type OverlayView = DialogView | MenuView | SheetView;

/** The line under the body: a prompt being typed into, or a flash message, or nothing. */
export type PromptView =
  | {
      readonly type: 'prompt';
      /** `:` or `/`; what a command says that reads a line, `# `. */
      readonly sigil: string;
      readonly text: string;
      /** Position in the text (UTF-16), never inside a character. */
      readonly cursor: number;
      /** Rest of the best completion, shown dim behind the cursor. */
      readonly ghost: string;
      readonly suggestions: readonly string[];
      readonly error?: string;
    }
  | { readonly type: 'flash'; readonly tone: Tone; readonly text: string; readonly command?: string }
  | { readonly type: 'none' };

export interface Hint {
  readonly key: string;
  readonly label: string;
}

export interface View {
  readonly size: { readonly columns: number; readonly rows: number };
  readonly header: HeaderView;
  /** Shown under the header while time is paused. */
  readonly pausedLine?: Line;
  readonly crumbs: readonly string[];
  /** Right end of the crumb line: `12 shown of 23 · /web`. */
  readonly summary: string;
  readonly body: Body;
  readonly overlay?: OverlayView;
  readonly prompt: PromptView;
  /** Most useful first; as many are shown as fit. */
  readonly hints: readonly Hint[];
}
