/**
 * Keys that stand twice in an object of a JSON text, which a parser of JSON passes over in silence. Strict decoding
 * refuses them: `strict decoding error: duplicate field "spec.replicas"`.
 */

/** An object or list that is still open. */
interface Open {
  /** Of an object: the keys so far. Of a list: absent. */
  readonly keys?: Set<string>;
  /** The key, or the index, of the value that is being read. */
  at: string | number;
}

const quote = 0x22;
const backslash = 0x5c;

/** Their paths, `spec.containers[0].image`, each once, in the order of the text. A text that is no JSON ends where it breaks. */
export function duplicateKeys(text: string): readonly string[] {
  const found = new Set<string>();
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '"') {
      follow(open, text[at]!);
      continue;
    }
    const end = endOfString(text, at);
    const inner = open.at(-1);
    if (inner?.keys !== undefined && isKey(text, end)) {
      const key = unquoted(text.slice(at, end));
      inner.at = key;
      if (inner.keys.has(key)) found.add(pathOf(open));
      inner.keys.add(key);
    }
    at = end - 1;
  }
  return [...found];
}

/** What a character outside of texts opens, closes or counts. */
function follow(open: Open[], character: string): void {
  const inner = open.at(-1);
  if (character === '{') open.push({ keys: new Set(), at: '' });
  else if (character === '[') open.push({ at: 0 });
  else if (character === '}' || character === ']') open.pop();
  else if (character === ',' && typeof inner?.at === 'number') inner.at += 1;
}

/** The position after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at + 1;
  }
  return text.length;
}

/** A colon follows. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

function unquoted(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

function pathOf(open: readonly Open[]): string {
  return open
    .map(({ at }, depth) => (typeof at === 'number' ? `[${at}]` : depth === 0 ? at : `.${at}`))
    .join('');
}
