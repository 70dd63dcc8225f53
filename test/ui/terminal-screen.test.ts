import { describe, expect, it } from 'vitest';
import type { Dashboard } from '../../source/dashboard/dashboard.ts';
import type { View } from '../../source/dashboard/view.ts';
import { showOnTerminal, type TerminalScreen } from '../../source/ui/terminal-screen.tsx';
import { palette } from '../../source/ui/theme.ts';
import { type FakeTerminal, fakeTerminal } from '../support/fake-terminal.ts';
import { frameLines } from './drawing.ts';
import { helpSheet, podRows, podTable, sized } from './views.ts';

/** A dashboard that notes what it is told, and shows what the test wants. */
class Recorder {
  readonly heard: string[] = [];
  quit = false;
  #view: View = sized(80, 24);
  #listener = () => {};

  press(key: string): void {
    this.heard.push(key);
    if (key === 'ctrl+c') this.quit = true;
  }

  paste(text: string): void {
    this.heard.push(`pasted ${text}`);
  }

  resize(columns: number, rows: number): void {
    this.show({ ...this.#view, size: { columns, rows } });
  }

  view(): View {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listener = listener;
    return () => {};
  }

  show(view: View): void {
    this.#view = view;
    this.#listener();
  }
}

interface Opened {
  readonly terminal: FakeTerminal;
  readonly dashboard: Recorder;
  readonly screen: TerminalScreen;
}

async function opened(): Promise<Opened> {
  const terminal = fakeTerminal(80, 24);
  const dashboard = new Recorder();
  const screen = showOnTerminal({ ...terminal, dashboard: dashboard as unknown as Dashboard, depth: '256' });
  await screen.flushed();
  return { terminal, dashboard, screen };
}

async function show({ dashboard, screen }: Opened, view: View): Promise<void> {
  dashboard.show(view);
  screen.refresh();
  await screen.flushed();
}

describe('The screen of a terminal', () => {
  it('shows the frame that is meant, cell by cell, on a screen of its own', async () => {
    const { terminal } = await opened();
    expect(await terminal.screen.rows()).toEqual(frameLines(sized(80, 24)));
    expect(terminal.screen.isAlternate).toBe(true);
    expect(terminal.isRaw).toBe(true);
    expect(terminal.written.lastIndexOf('\u001b[?25l')).toBeGreaterThan(
      terminal.written.lastIndexOf('\u001b[?25h'),
    );
  });

  it('gives the terminal back: the other screen, the cursor, the keyboard', async () => {
    const { terminal, screen } = await opened();
    screen.close();
    await screen.closed;
    await terminal.screen.rows();
    expect(terminal.screen.isAlternate).toBe(false);
    expect(terminal.isRaw).toBe(false);
    expect(terminal.written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      terminal.written.lastIndexOf('\u001b[?25l'),
    );
    expect(terminal.written.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(
      terminal.written.lastIndexOf('\u001b[?2004h'),
    );
  });

  it('colours by meaning', async () => {
    const { terminal } = await opened();
    expect(await terminal.screen.lookOf('CrashLoopBackOff')).toMatchObject({ colour: palette.bad });
    expect(await terminal.screen.lookOf('ContainerCreating')).toMatchObject({
      colour: palette.busy,
      bold: true,
    });
    expect(await terminal.screen.lookOf('batch-job-chwnr')).toMatchObject({ colour: palette.dim });
    expect(await terminal.screen.lookOf('web-7d9c5b6f4-2xk8p')).toEqual({
      colour: undefined,
      bold: false,
      inverse: false,
    });
    expect(await terminal.screen.lookOf('web-7d9c5b6f4-9wq4z')).toMatchObject({ bold: true, inverse: true });
  });

  it('writes nothing where nothing has changed, and little where little has', async () => {
    const open = await opened();
    const { terminal, dashboard } = open;
    const before = terminal.written.length;
    await show(open, structuredClone(dashboard.view()));
    expect(terminal.written.length).toBe(before);
    const rows = podRows().map((row, index) => (index === 0 ? { ...row, symbol: '◌' } : row));
    await show(open, { ...dashboard.view(), body: podTable({ rows }) });
    expect(await terminal.screen.rows()).toEqual(frameLines(dashboard.view()));
    expect(terminal.written.length - before).toBeLessThan(400);
  });

  it('uses no escape sequences but those for cursor, colour, erasing and modes', async () => {
    const open = await opened();
    await show(open, sized(80, 24, { overlay: helpSheet() }));
    await show(open, sized(80, 24));
    open.screen.close();
    await open.screen.closed;
    const sequences = open.terminal.written.match(/\u001b\[[0-9;?]*[A-Za-z]|\u001b./g) ?? [];
    expect(
      sequences.filter(
        (sequence) => !/^\u001b\[(?:[0-9;]*[mABCDEGHJK]|\?(25|1049|2004|2026)[hl])$/.test(sequence),
      ),
    ).toEqual([]);
    expect(open.terminal.written.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '')).not.toMatch(
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f]/,
    );
  });

  it('paints all of it again where somebody else has written over it', async () => {
    const { terminal, dashboard, screen } = await opened();
    terminal.stdout.write('\u001b[?25h\u001b[?1049l\u001b[5;1Ha shell says something\r\nand more');
    screen.redraw();
    await screen.flushed();
    expect(await terminal.screen.rows()).toEqual(frameLines(dashboard.view()));
    expect(terminal.screen.isAlternate).toBe(true);
    expect(terminal.isRaw).toBe(true);
    const changed = sized(80, 24, { summary: 'something new' });
    dashboard.show(changed);
    screen.refresh();
    await screen.flushed();
    expect(await terminal.screen.rows()).toEqual(frameLines(changed));
  });

  it('leaves nothing behind when an overlay closes', async () => {
    const open = await opened();
    await show(open, sized(80, 24, { overlay: helpSheet() }));
    expect((await open.terminal.screen.rows()).join('\n')).toContain('Help: pods');
    await show(open, sized(80, 24));
    expect(await open.terminal.screen.rows()).toEqual(frameLines(sized(80, 24)));
  });

  it.each([
    [60, 16],
    [120, 40],
    [80, 16],
    [50, 10],
    [200, 60],
  ])('is right at once when the window becomes %ix%i', async (columns, rows) => {
    const { terminal, screen } = await opened();
    terminal.resize(columns, rows);
    await screen.flushed();
    expect(await terminal.screen.rows()).toEqual(frameLines(sized(columns, rows)));
    terminal.resize(80, 24);
    await screen.flushed();
    expect(await terminal.screen.rows()).toEqual(frameLines(sized(80, 24)));
  });

  it('hands keys and pasted texts over, apart from each other', async () => {
    const { terminal, dashboard, screen } = await opened();
    terminal.press('j\u001b[A\u0004:po\r');
    terminal.press('\u001b[200~two\nlines\u001b[201~');
    terminal.press('\u0003');
    await screen.closed;
    expect(dashboard.heard).toEqual([
      'j',
      'up',
      'ctrl+d',
      ':',
      'p',
      'o',
      'enter',
      'pasted two\nlines',
      'ctrl+c',
    ]);
  });

  it('closes when the dashboard is left, and hears no key after that', async () => {
    const { terminal, dashboard, screen } = await opened();
    terminal.press('\u0003j');
    await screen.closed;
    expect(dashboard.heard).toEqual(['ctrl+c']);
  });

  it('gives the terminal back when drawing fails, and says what happened', async () => {
    const open = await opened();
    const broken = { ...sized(80, 24), body: undefined } as unknown as View;
    open.dashboard.show(broken);
    open.screen.refresh();
    await expect(open.screen.closed).rejects.toThrow(TypeError);
    await open.terminal.screen.rows();
    expect(open.terminal.screen.isAlternate).toBe(false);
    expect(open.terminal.isRaw).toBe(false);
  });
});
