/** One frame as plain text: what flows compare, and what is printed where there is no terminal. */
import { renderToString } from 'ink';
import type { View } from '../dashboard/view.ts';
import { Screen } from './screen.tsx';
import { createTheme } from './theme.ts';
import { ThemeContext } from './theme-context.ts';

/** Exactly as many lines as the view has rows, without colours and without spaces at their ends. */
export function drawFrame(view: View): string {
  const frame = renderToString(
    <ThemeContext value={createTheme('plain')}>
      <Screen view={view} />
    </ThemeContext>,
    { columns: view.size.columns },
  );
  const lines = frame.split('\n').map((line) => line.trimEnd());
  return Array.from({ length: view.size.rows }, (_, row) => lines[row] ?? '').join('\n');
}
