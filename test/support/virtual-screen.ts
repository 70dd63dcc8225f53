/** What a terminal really shows for the bytes that were written to it. */
import xterm from '@xterm/headless';

export interface VirtualScreen {
  write(data: string): void;
  resize(columns: number, rows: number): void;
  /** Rows from top to bottom, without spaces at their ends, once all that was written is taken in. */
  rows(): Promise<string[]>;
  /** Colour and weight of the cell where a text starts. */
  lookOf(text: string): Promise<Look | undefined>;
  readonly isAlternate: boolean;
}

export interface Look {
  readonly colour: number | undefined;
  readonly bold: boolean;
  readonly inverse: boolean;
}

export function virtualScreen(columns: number, rows: number): VirtualScreen {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const settled = () => new Promise<void>((resolve) => terminal.write('', resolve));
  const lines = () =>
    Array.from({ length: terminal.rows }, (_, row) => {
      const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
      return line?.translateToString(true, 0, terminal.cols).trimEnd() ?? '';
    });
  return {
    write: (data) => terminal.write(data),
    resize: (width, height) => terminal.resize(width, height),
    rows: async () => {
      await settled();
      return lines();
    },
    lookOf: async (text) => {
      await settled();
      const row = lines().findIndex((line) => line.includes(text));
      if (row < 0) return undefined;
      const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)!;
      const cell = line.getCell(lines()[row]!.indexOf(text))!;
      return {
        colour: cell.isFgDefault() ? undefined : cell.getFgColor(),
        bold: cell.isBold() !== 0,
        inverse: cell.isInverse() !== 0,
      };
    },
    get isAlternate() {
      return terminal.buffer.active.type === 'alternate';
    },
  };
}
