/** How the components on the screen know the terminal's colours. */
import { createContext, useContext } from 'react';
import { createTheme, type Theme } from './theme.ts';

export const ThemeContext = createContext<Theme>(createTheme('plain'));

export function useTheme(): Theme {
  return useContext(ThemeContext);
}
