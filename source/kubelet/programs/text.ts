import type { Program } from './program.ts';

export const echo: Program = (args, { out }) => {
  const [first, ...rest] = args;
  const isOption = first === '-n' || first === '-e';
  const text = (isOption ? rest : args).join(' ');
  out((first === '-e' ? unescaped(text) : text) + (first === '-n' ? '' : '\n'));
  return 0;
};

/** `%s` and `%d` are filled in, again and again while there are arguments. */
export const printf: Program = ([format = '', ...args], { out }) => {
  const rest = [...args];
  do {
    out(unescaped(format).replace(/%[sd%]/g, (mark) => (mark === '%%' ? '%' : (rest.shift() ?? ''))));
  } while (rest.length > 0 && /%[sd]/.test(format));
  return 0;
};

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };

function unescaped(text: string): string {
  return text.replace(/\\([ntr\\])/g, (_, letter: string) => escapes[letter]!);
}
