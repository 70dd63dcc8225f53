/** How a flow writes keys: one character, the name of a special key, or a combination such as `ctrl+d`. */

const special = new Set([
  'enter',
  'esc',
  'tab',
  'shift+tab',
  'up',
  'down',
  'left',
  'right',
  'pgup',
  'pgdn',
  'home',
  'end',
  'space',
  'backspace',
  'delete',
]);

export function isKey(text: string): boolean {
  return special.has(text) || /^ctrl\+[a-z]$/.test(text) || (charactersOf(text).length === 1 && text > ' ');
}

/** The keys that type a text: a space is the key `space`. */
export function keysOf(text: string): string[] {
  return charactersOf(text).map((character) => (character === ' ' ? 'space' : character));
}

/** Characters as a person counts them. */
function charactersOf(text: string): string[] {
  return [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}
