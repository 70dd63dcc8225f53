/** The dashboard on a real terminal: full screen, from the first frame until the person leaves or it is closed. */
import type { ReadStream, WriteStream } from 'node:tty';
import { type Instance, render } from 'ink';
import type { Dashboard } from '../dashboard/dashboard.ts';
import { App } from './app.tsx';
import { LiveView } from './live-view.ts';
import { type ColourDepth, createTheme } from './theme.ts';

export interface TerminalScreenOptions {
  readonly dashboard: Dashboard;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly depth: ColourDepth;
  /** Around everything that the person does, so that it happens at the right moment of virtual time. */
  readonly around?: { before(): void; after(): void };
}

export interface TerminalScreen {
  /** Shows what has changed, if anything; no frame otherwise. */
  refresh(): void;
  /** Takes the terminal again and paints all of it: somebody else may have written to it, as a shell does between stop and continue. */
  redraw(): void;
  /** Gives the terminal back. */
  close(): void;
  /** Once the terminal is given back; rejects with the error where one ended it. */
  readonly closed: Promise<unknown>;
  /** Once the last frame is written. */
  flushed(): Promise<void>;
}

export function showOnTerminal(options: TerminalScreenOptions): TerminalScreen {
  const { dashboard, stdin, stdout, depth, around } = options;
  const live = new LiveView(dashboard);
  let ink: Instance | undefined;
  const act = (action: () => void) => {
    around?.before();
    action();
    live.refresh();
    around?.after();
    if (dashboard.quit) ink?.unmount();
  };
  const app = (
    <App
      live={live}
      theme={createTheme(depth)}
      onKeys={(keys) => act(() => pressAll(dashboard, keys))}
      onPaste={(text) => act(() => dashboard.paste(text))}
    />
  );
  // Before ink hears of a new size, the view has it: no frame is drawn for the old one.
  const resized = () => {
    act(() => dashboard.resize(stdout.columns, stdout.rows));
    ink?.rerender(app);
  };
  stdout.on('resize', resized);
  ink = render(app, {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 30,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
  });
  const closed = ink.waitUntilExit().finally(() => {
    stdout.off('resize', resized);
    live.close();
  });
  return {
    refresh: () => live.refresh(),
    redraw: () => {
      ink.clear();
      takeTerminal(stdin, stdout);
      ink.rerender(app);
    },
    close: () => ink.unmount(),
    closed,
    flushed: () => ink.waitUntilRenderFlush(),
  };
}

/** Other screen, pasted texts in brackets, no cursor, and nothing on it. */
const takeScreen = '\u001b[?1049h\u001b[?2004h\u001b[?25l\u001b[H\u001b[2J';

/** A shell sets its own mode; a stream that believes it is raw already has to be told twice. */
function takeTerminal(stdin: ReadStream, stdout: WriteStream): void {
  stdin.setRawMode(false);
  stdin.setRawMode(true);
  stdout.write(takeScreen);
}

function pressAll(dashboard: Dashboard, keys: readonly string[]): void {
  for (const key of keys) {
    if (!dashboard.quit) dashboard.press(key);
  }
}
