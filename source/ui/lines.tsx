import { Text } from 'ink';
import { createElement, Fragment, memo } from 'react';
import type { PieceLine } from './line.ts';
import { useTheme } from './theme-context.ts';

interface LinesProps {
  readonly lines: readonly PieceLine[];
  /** They lie over others, so that their spaces count. */
  readonly over?: boolean;
}

/** Lines that are not wider than they may be: one text each, and no spaces at their ends that nobody sees. */
export function Lines({ lines, over = false }: LinesProps) {
  const theme = useTheme();
  const shown = over ? lines : lines.map(withoutSpaceAtEnd);
  return createElement(Fragment, {}, ...shown.map((line) => rowOf(theme.paint(line))));
}

/** No key: a line is its place on the screen. */
function rowOf(text: string) {
  return <Row text={text} />;
}

/** Most lines stay as they are from one frame to the next. */
const Row = memo(({ text }: { readonly text: string }) => <Text wrap="truncate">{text}</Text>);

/** An empty line keeps one space: a text without any is no line to ink. */
function withoutSpaceAtEnd(line: PieceLine): PieceLine {
  const last = line.findLastIndex(({ text, inverse }) => inverse === true || text.trimEnd() !== '');
  const end = line[last];
  if (end === undefined) return [{ text: ' ' }];
  return end.inverse
    ? line.slice(0, last + 1)
    : [...line.slice(0, last), { ...end, text: end.text.trimEnd() }];
}
