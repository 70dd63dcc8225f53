/**
 * Where everything stands: a pure function of the window's size and of what is open. How many lines the body has is
 * agreed upon with the dashboard in its layout.ts.
 */
import { bodyHeight, type Size } from '../dashboard/layout.ts';

export const smallest: Size = { columns: 60, rows: 16 };

export interface Pane {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Size that something wants; it gets at most what there is. */
export interface Wanted {
  readonly width: number;
  readonly height: number;
}

export interface Open {
  readonly paused: boolean;
  /** A dialog or menu: in the middle of the body. */
  readonly overlay?: Wanted | undefined;
  /** Completions: directly above the prompt. */
  readonly suggestions?: Wanted | undefined;
}

export interface Panes {
  readonly header: Pane;
  readonly timeline?: Pane;
  readonly crumbs: Pane;
  readonly body: Pane;
  readonly prompt: Pane;
  readonly hints: Pane;
  readonly overlay?: Pane;
  readonly suggestions?: Pane;
}

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

export function panesOf(size: Size, { paused, overlay, suggestions }: Open): Panes {
  const line = (top: number): Pane => ({ left: 0, top, width: size.columns, height: 1 });
  const crumbs = paused ? 2 : 1;
  const body = { ...line(crumbs + 1), height: bodyHeight(size, paused) };
  const prompt = body.top + body.height;
  return {
    header: line(0),
    ...(paused && { timeline: line(1) }),
    crumbs: line(crumbs),
    body,
    prompt: line(prompt),
    hints: line(prompt + 1),
    ...(overlay && { overlay: inTheMiddle(body, overlay) }),
    ...(suggestions && { suggestions: abovePrompt(body, suggestions) }),
  };
}

function inTheMiddle(body: Pane, wanted: Wanted): Pane {
  const width = Math.min(wanted.width, body.width);
  const height = Math.min(wanted.height, body.height);
  return {
    left: body.left + Math.floor((body.width - width) / 2),
    top: body.top + Math.floor((body.height - height) / 2),
    width,
    height,
  };
}

function abovePrompt(body: Pane, wanted: Wanted): Pane {
  const width = Math.min(wanted.width, body.width);
  const height = Math.min(wanted.height, body.height);
  return { left: body.left, top: body.top + body.height - height, width, height };
}
