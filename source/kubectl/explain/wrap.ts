/** Lines of at most 80 characters, the indent included; spaces stay as they are but where a line is broken. */
export function wrap(text: string, indent: number): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, 80 - indent).map((part) => ' '.repeat(indent) + part));
}

function wrapLine(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const [, spaces = '', word = ''] of line.matchAll(/( *)([^ ]+)/g)) {
    const longer = current + spaces + word;
    if (current !== '' && longer.length > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}
