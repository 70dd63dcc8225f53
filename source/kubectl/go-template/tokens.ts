/** A template's text apart from its actions, and the words of an action. */
import { TemplateSyntaxError } from './nodes.ts';

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly tokens: readonly string[] };

const word =
  /\s+|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'|:=|[=|(),]|[+-]?(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)|\$\w*|\.\w+|\.|\w+/giy;

/** `{{-` and `-}}` take the white space beside them away; comments vanish. */
export function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let trimsNext = false;
  const addText = (text: string, trimsEnd: boolean) => {
    const start = trimsNext ? text.trimStart() : text;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') pieces.push({ type: 'text', text: kept });
  };
  for (;;) {
    const open = template.indexOf('{{', at);
    if (open < 0) {
      addText(template.slice(at), false);
      return pieces;
    }
    const trims = /^-\s/.test(template.slice(open + 2, open + 4));
    addText(template.slice(at, open), trims);
    const action = actionAt(template, open + (trims ? 3 : 2));
    if (action.tokens.length > 0) pieces.push({ type: 'action', tokens: action.tokens });
    ({ end: at, trimsNext } = action);
  }
}

interface Action {
  readonly tokens: readonly string[];
  readonly end: number;
  readonly trimsNext: boolean;
}

function actionAt(template: string, start: number): Action {
  const comment = /\s*\/\*[\s\S]*?\*\/(\s+-)?\}\}/y;
  comment.lastIndex = start;
  const found = comment.exec(template);
  if (found !== null) return { tokens: [], end: comment.lastIndex, trimsNext: found[1] !== undefined };
  const tokens: string[] = [];
  for (let at = start; ; ) {
    const close = /\s+-\}\}|\}\}/y;
    close.lastIndex = at;
    const closing = close.exec(template)?.[0];
    if (closing !== undefined) return { tokens, end: at + closing.length, trimsNext: closing.length > 2 };
    word.lastIndex = at;
    const token = word.exec(template)?.[0];
    if (token === undefined) throw complaintAt(template, at);
    tokens.push(token);
    at += token.length;
  }
}

function complaintAt(template: string, at: number): TemplateSyntaxError {
  const character = template[at];
  if (character === undefined) return new TemplateSyntaxError('unclosed action');
  if (character === '"') return new TemplateSyntaxError('unterminated quoted string');
  if (character === "'") return new TemplateSyntaxError('unterminated character constant');
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const isPrintableOnly = /[\w}]/.test(character);
  return new TemplateSyntaxError(
    isPrintableOnly
      ? `bad character U+${code} '${character}'`
      : `unexpected bad character U+${code} '${character}' in command`,
  );
}
