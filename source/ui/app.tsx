import { useInput, usePaste } from 'ink';
import { useSyncExternalStore } from 'react';
import { keyNames } from './keys.ts';
import type { LiveView } from './live-view.ts';
import { Screen } from './screen.tsx';
import type { Theme } from './theme.ts';
import { ThemeContext } from './theme-context.ts';

export interface AppProps {
  readonly live: LiveView;
  readonly theme: Theme;
  readonly onKeys: (keys: readonly string[]) => void;
  readonly onPaste: (text: string) => void;
}

/** The screen with its keyboard. */
export function App({ live, theme, onKeys, onPaste }: AppProps) {
  const view = useSyncExternalStore(live.subscribe, live.get);
  useInput((input, key) => onKeys(keyNames(input, key)));
  usePaste(onPaste);
  return (
    <ThemeContext value={theme}>
      <Screen view={view} />
    </ThemeContext>
  );
}
