/** Splitting a typed line into words as a shell does, and back. */

export interface Word {
  readonly text: string;
  /** Where the word starts in the line, quotes included. */
  readonly start: number;
}

/** The words of a line, up to a comment; an unclosed quote lasts to the end, and is told. */
export function splitWords(line: string): { readonly words: readonly Word[]; readonly unclosed?: string } {
  const words: Word[] = [];
  let text: string | undefined;
  let start = 0;
  let quoteMark: string | undefined;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index]!;
    if (quoteMark === undefined && /\s/.test(character)) {
      if (text !== undefined) words.push({ text, start });
      text = undefined;
      continue;
    }
    if (text === undefined && quoteMark === undefined && character === '#') break;
    if (character === '\\' && line[index + 1] === '\n' && quoteMark !== "'") {
      index += 1;
      continue;
    }
    if (text === undefined) start = index;
    text ??= '';
    if (character === quoteMark) quoteMark = undefined;
    else if (quoteMark === undefined && (character === '"' || character === "'")) quoteMark = character;
    else if (character === '\\' && quoteMark !== "'" && index + 1 < line.length) {
      index += 1;
      text += line[index];
    } else text += character;
  }
  if (text !== undefined) words.push({ text, start });
  return quoteMark === undefined ? { words } : { words, unclosed: quoteMark };
}

/** The word as a shell wants it: in single quotes where it holds anything special. */
export function quote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
