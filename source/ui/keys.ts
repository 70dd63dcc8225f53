/** From what a terminal sends to the names that keymaps and flows use: `a`, `G`, `enter`, `ctrl+d`, `shift+tab`. */
import type { Key } from 'ink';

const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u001b': 'esc',
  '\b': 'backspace',
  '\u007f': 'backspace',
  ' ': 'space',
};

const special: readonly (readonly [flag: keyof Key, name: string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pgup'],
  ['pageDown', 'pgdn'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/**
 * Names of the keys in one report of Ink's `useInput`. Keys that were hit quickly come as one text; a key right
 * after esc comes as that key with `meta`, for a terminal sends alt the same way. Unknown keys have no name.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  const name = key.tab ? (key.shift ? 'shift+tab' : 'tab') : special.find(([flag]) => key[flag])?.[1];
  if (name !== undefined) return key.meta && name === 'esc' ? ['esc', 'esc'] : [name];
  if (key.ctrl) return /^[a-z]$/.test(input) ? [`ctrl+${input}`] : [];
  const names = charactersOf(input).flatMap(nameOfCharacter);
  return key.meta && names.length > 0 ? ['esc', ...names] : names;
}

function nameOfCharacter(character: string): string[] {
  const known = controls[character];
  if (known !== undefined) return [known];
  const code = character.charCodeAt(0);
  if (code >= 1 && code <= 26) return [`ctrl+${String.fromCharCode(code + 96)}`];
  return code < 32 || (code >= 127 && code < 160) ? [] : [character];
}

const segmenter = new Intl.Segmenter('en');

/** As a person counts them; `\r\n` is one, and one enter. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => (segment === '\r\n' ? '\r' : segment));
}
