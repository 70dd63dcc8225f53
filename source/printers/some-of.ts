/** `a,b,c + 2 more...`: the first of many texts, and how many are left out. */
export function someOf(texts: readonly string[], most = 3, separator = ','): string {
  const shown = texts.slice(0, most).join(separator);
  return texts.length > most ? `${shown} + ${texts.length - most} more...` : shown;
}
