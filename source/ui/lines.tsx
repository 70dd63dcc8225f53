import { Text } from 'ink';
import type { PieceLine } from './line.ts';
import { useTheme } from './theme-context.ts';

interface LinesProps {
  readonly lines: readonly PieceLine[];
  /** They lie over others, so that their spaces count. */
  readonly over?: boolean;
}

/** Lines that are not wider than they may be. One text: nothing is faster in ink, and what is not there, faster still. */
export function Lines({ lines, over = false }: LinesProps) {
  const theme = useTheme();
  const shown = over ? lines : lines.map(withoutSpaceAtEnd);
  return <Text wrap="truncate">{shown.map((line) => theme.paint(line)).join('\n')}</Text>;
}

/** An empty line keeps one space: a text without any is no line to ink. */
function withoutSpaceAtEnd(line: PieceLine): PieceLine {
  const last = line.findLastIndex(({ text, inverse }) => inverse === true || text.trimEnd() !== '');
  const end = line[last];
  if (end === undefined) return [{ text: ' ' }];
  return end.inverse
    ? line.slice(0, last + 1)
    : [...line.slice(0, last), { ...end, text: end.text.trimEnd() }];
}
