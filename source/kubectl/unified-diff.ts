/** `diff -u`: what to take from one text and to add to it for the other. */

const context = 3;

interface Edit {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The hunks, without the two lines that name the files; none where the texts are the same. */
export function unifiedDiff(before: readonly string[], after: readonly string[]): string[] {
  const edits = editsBetween(before, after);
  return hunksOf(edits).flatMap(({ from, to }) => hunkLines(edits, from, to));
}

/** The fewest lines that differ, by the longest common run of lines. */
function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  const lengths = commonLengths(before, after);
  const edits: Edit[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) {
      edits.push({ sign: ' ', text: before[row]! });
      row += 1;
      column += 1;
    } else if (
      row < before.length &&
      (column >= after.length || lengths[row + 1]![column]! >= lengths[row]![column + 1]!)
    ) {
      edits.push({ sign: '-', text: before[row]! });
      row += 1;
    } else {
      edits.push({ sign: '+', text: after[column]! });
      column += 1;
    }
  }
  return edits;
}

/** How many lines the ends of both have in common, from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row]![column] =
        before[row] === after[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  return lengths;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Changes with the lines around them; those that touch are one. */
function hunksOf(edits: readonly Edit[]): Range[] {
  const hunks: Range[] = [];
  edits.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    const range = { from: Math.max(0, index - context), to: Math.min(edits.length, index + context + 1) };
    const last = hunks.at(-1);
    if (last !== undefined && range.from <= last.to)
      hunks[hunks.length - 1] = { from: last.from, to: range.to };
    else hunks.push(range);
  });
  return hunks;
}

function hunkLines(edits: readonly Edit[], from: number, to: number): string[] {
  const part = edits.slice(from, to);
  const earlier = edits.slice(0, from);
  const place = (other: Edit['sign']) => {
    const count = part.filter(({ sign }) => sign !== other).length;
    const start = earlier.filter(({ sign }) => sign !== other).length + (count > 0 ? 1 : 0);
    return count === 1 ? `${start}` : `${start},${count}`;
  };
  return [`@@ -${place('+')} +${place('-')} @@`, ...part.map(({ sign, text }) => `${sign}${text}`)];
}
