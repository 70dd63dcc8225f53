/** Reading files; nothing can be written. */
import type { Program, ProgramContext } from './program.ts';

export const cat: Program = (args, { machine: { files }, stdin, out, err }) => {
  const paths = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  if (paths.length === 0) out(stdin);
  let code = 0;
  for (const path of paths) {
    const text = path === '-' ? stdin : files.read(path);
    if (text !== undefined) out(text);
    else {
      const isDirectory = files.list(path) !== undefined;
      const why = isDirectory ? 'cat: read error: Is a directory' : notThere(`cat: can't open '${path}'`);
      err(`${why}\n`);
      code = 1;
    }
  }
  return code;
};

export const ls: Program = (args, context) => {
  const options = args
    .filter((arg) => arg.startsWith('-'))
    .map((arg) => longOptions[arg] ?? arg)
    .join('');
  const paths = args.filter((arg) => !arg.startsWith('-'));
  const wanted = paths.length === 0 ? ['/'] : paths;
  const codes = wanted.map((path) => listed(path, options, wanted.length > 1, context));
  return Math.max(...codes);
};

const longOptions: Readonly<Record<string, string>> = {
  '--all': '-a',
  '--almost-all': '-A',
  '--classify': '-F',
};

/** Makes a program that would change something. */
export function writer(complaint: string): Program {
  return (args, { err }) => {
    const paths = args.filter((arg) => !arg.startsWith('-'));
    for (const path of paths)
      err(`${complaint}${complaint.includes(' ') ? ` '${path}'` : `: ${path}`}: Read-only file system\n`);
    return paths.length === 0 ? 0 : 1;
  };
}

function listed(
  path: string,
  options: string,
  isTitled: boolean,
  { machine: { files }, out, err }: ProgramContext,
): number {
  const names = files.list(path) ?? (files.read(path) === undefined ? undefined : [path]);
  if (names === undefined) {
    err(`${notThere(`ls: ${path}`)}\n`);
    return 1;
  }
  const isDirectory = files.list(path) !== undefined;
  if (isTitled && isDirectory) out(`${path}:\n`);
  const hidden = options.includes('a') && isDirectory ? ['.', '..'] : [];
  for (const name of [...hidden, ...names]) {
    const place = isDirectory ? `${path}/${name}` : name;
    const text = files.read(place);
    const shown = options.includes('F') && text === undefined ? `${name}/` : name;
    out(options.includes('l') ? `${longLine(shown, text)}\n` : `${shown}\n`);
  }
  return 0;
}

/** Of a directory there is no text. */
function longLine(name: string, text: string | undefined): string {
  const mode = text === undefined ? 'drwxr-xr-x    2' : '-rw-r--r--    1';
  const size = String(text === undefined ? 4096 : Buffer.byteLength(text)).padStart(9);
  return `${mode} root     root     ${size} Jan  1 00:00 ${name}`;
}

function notThere(what: string): string {
  return `${what}: No such file or directory`;
}
