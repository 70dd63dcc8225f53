import { Text } from 'ink';
import type { PieceLine } from './line.ts';
import { useTheme } from './theme-context.ts';

/** Lines that are as wide as they should be already. One text: nothing is faster in Ink. */
export function Lines({ lines }: { readonly lines: readonly PieceLine[] }) {
  const theme = useTheme();
  return <Text wrap="truncate">{lines.map((line) => theme.paint(line)).join('\n')}</Text>;
}
