/** Everything on the screen, drawn from a view and nothing else. */
import { Box } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Body, DialogView, OverlayView, View } from '../dashboard/view.ts';
import { wrapLine } from '../dashboard/wrap.ts';
import { crumbsLine } from './crumbs.ts';
import { dialogLayout } from './dialog.ts';
import { hintsLine, promptLine } from './footer.ts';
import { headerLine } from './header.ts';
import { isTooSmall, type Pane, panesOf, smallest } from './layout.ts';
import { fitLine, lineWidth, type PieceLine } from './line.ts';
import { Lines } from './lines.tsx';
import { menuLines } from './menu.ts';
import { scrollBarLines } from './scroll-bar.ts';
import { sheetLayout } from './sheet.ts';
import { StillTableView } from './still-table.tsx';
import { columnWidths } from './still-table-size.ts';
import { suggestionLines } from './suggestions.ts';
import { tableLines } from './table.ts';
import { textLines } from './text-body.ts';

export const Screen = memo(({ view }: { readonly view: View }) => {
  const { columns, rows } = view.size;
  return (
    <Box width={columns} height={rows} flexDirection="column">
      {isTooSmall(view.size) ? <TooSmall {...view.size} /> : <Whole view={view} />}
    </Box>
  );
});

function TooSmall({ columns, rows }: View['size']) {
  const text = `${columns}x${rows} is too small: please enlarge this window to ${smallest.columns}x${smallest.rows}.`;
  return <Lines lines={wrapLine([{ text, bold: true }], columns).slice(0, rows)} />;
}

function Whole({ view }: { readonly view: View }) {
  const paused = view.pausedLine !== undefined;
  const suggestions =
    view.prompt.type === 'prompt' ? suggestionLines(view.prompt.suggestions, view.size.columns) : [];
  const panes = panesOf(view.size, { paused, suggestions: sizeOf(suggestions) });
  const { width } = panes.body;
  return (
    <>
      <Lines lines={[headerLine(view.header, width)]} />
      {view.pausedLine && <Lines lines={[fitLine([{ text: ' ' }, ...view.pausedLine], width)]} />}
      <Lines lines={[crumbsLine(view.crumbs, view.summary, width)]} />
      <Lines lines={bodyLines(view.body, panes.body)} />
      <ScrollBar body={view.body} pane={panes.body} />
      <Lines lines={[promptLine(view.prompt, width)]} />
      <Lines lines={[hintsLine(view.hints, width)]} />
      {panes.suggestions && (
        <At {...panes.suggestions}>
          <Lines lines={suggestions} over />
        </At>
      )}
      {view.overlay && <Overlay overlay={view.overlay} view={view} />}
    </>
  );
}

/** A table's titles do not scroll. */
function ScrollBar({ body, pane }: { readonly body: Body; readonly pane: Pane }) {
  const still = body.type === 'table' ? 1 : 0;
  return (
    <At left={pane.width - 1} top={pane.top + still}>
      <Lines lines={scrollBarLines(body, pane.height - still)} />
    </At>
  );
}

/** Keeps what lies under an overlay from touching it. */
const margin = { text: ' ' };

function bodyLines(body: Body, { width, height }: Pane): PieceLine[] {
  return body.type === 'table' ? tableLines(body, width, height) : textLines(body, width, height);
}

function Overlay({ overlay, view }: { readonly overlay: OverlayView; readonly view: View }) {
  const paused = view.pausedLine !== undefined;
  const { body } = panesOf(view.size, { paused });
  const { lines, tables } = overlayContent(overlay, body);
  const margined = lines.map((line) => [margin, ...line, margin]);
  const { overlay: pane } = panesOf(view.size, { paused, overlay: sizeOf(margined) });
  return (
    pane && (
      <At {...pane}>
        <Lines lines={margined} over />
        <At left={1} top={0}>
          {tables}
        </At>
      </At>
    )
  );
}

interface Content {
  readonly lines: readonly PieceLine[];
  /** Drawn over the lines. */
  readonly tables?: ReactNode;
}

function overlayContent(overlay: OverlayView, { width, height }: Pane): Content {
  switch (overlay.type) {
    case 'dialog':
      return dialogContent(overlay, width - 4, height);
    case 'menu':
      return { lines: menuLines(overlay, width - 4, height) };
    case 'sheet': {
      const { lines, tables, widths } = sheetLayout(overlay, width - 4, height);
      const parts = tables.map((part) => (
        <At key={part.top} left={part.left} top={part.top}>
          <StillTableView table={part.table} heading={part.heading} widths={widths} />
        </At>
      ));
      return { lines, tables: parts };
    }
  }
}

function dialogContent(dialog: DialogView, width: number, height: number): Content {
  const { lines, table } = dialogLayout(dialog, width, height);
  if (table === undefined) return { lines };
  const inner = lineWidth(lines[0] ?? []) - 4;
  return {
    lines,
    tables: (
      <At left={table.left} top={table.top}>
        <StillTableView table={table.content} widths={columnWidths([table.content], inner)} />
      </At>
    ),
  };
}

/** Over what stands there already. */
function At({ left, top, children }: { left: number; top: number; children: ReactNode }) {
  return (
    <Box position="absolute" left={left} top={top} flexDirection="column">
      {children}
    </Box>
  );
}

function sizeOf(lines: readonly PieceLine[]): { width: number; height: number } | undefined {
  const [first] = lines;
  return first && { width: lineWidth(first), height: lines.length };
}
