/** The commands that the shell understands: the few that people write into sample manifests. */
import { NotUnderstood } from './not-understood.ts';
import { Ending, type Progress } from './timeline.ts';

/** What a command may do besides its own work. */
export interface Shell {
  readonly progress: Progress;
  command(words: readonly string[]): number;
  script(text: string): number;
}

/** Gives the exit status. `output` is the file that its output goes to. */
type Builtin = (shell: Shell, args: readonly string[], output: string | undefined) => number;

const succeed: Builtin = () => 0;
const test: Builtin = ({ progress }, args) => (holds(progress, args) ? 0 : 1);
const runScript: Builtin = (shell, args) => {
  const script = args.findIndex((arg) => /^-\w*c$/.test(arg));
  if (script < 0 || args[script + 1] === undefined) throw new NotUnderstood('an interactive shell');
  return shell.script(args[script + 1]!);
};

export const builtins: Readonly<Record<string, Builtin>> = {
  echo: ({ progress }, args, output) =>
    print(progress, args[0] === '-e' || args[0] === '-n' ? args.slice(1) : args, output),
  printf: ({ progress }, args, output) => print(progress, [args[0]?.replace(/\\n/g, '') ?? ''], output),
  date: ({ progress }, _args, output) => print(progress, ['<date>'], output),
  hostname: ({ progress }, _args, output) => print(progress, ['<hostname>'], output),
  pwd: ({ progress }, _args, output) => print(progress, ['/'], output),
  sleep: ({ progress }, args) => sleep(progress, args),
  exit: (_shell, args) => exit(args),
  true: succeed,
  ':': succeed,
  false: () => 1,
  touch: ({ progress }, args) => setFiles(progress, args, true),
  rm: ({ progress }, args) => setFiles(progress, args, false),
  cat: ({ progress }, args) => readFiles(progress, args, `cat: can't open`),
  ls: ({ progress }, args) => readFiles(progress, args, 'ls:'),
  stat: ({ progress }, args) => readFiles(progress, args, `stat: can't stat`),
  tail: ({ progress }, args) => (args.includes('-f') ? runForever() : readFiles(progress, args, 'tail:')),
  test,
  '[': (shell, args, output) => test(shell, args.slice(0, -1), output),
  nslookup: ({ progress }, [host = '']) => (progress.isResolved(host) ? 0 : 1),
  trap: ({ progress }, args) => trap(progress, args),
  exec: (shell, args) => shell.command(args),
  export: (shell, args) => (args.length === 1 && args[0]!.includes('=') ? shell.command(args) : 0),
  sh: runScript,
  bash: runScript,
  ash: runScript,
  set: succeed,
  cd: succeed,
  mkdir: succeed,
  chmod: succeed,
  chown: succeed,
  wait: succeed,
};

function print(progress: Progress, words: readonly string[], output: string | undefined): number {
  if (output === undefined || /^\/dev\/(stdout|stderr|tty)$|^\/proc\/1\/fd/.test(output)) {
    for (const text of words.join(' ').split(/\\n|\n/)) progress.write(text);
  } else if (!output.startsWith('/dev/')) setFiles(progress, [output], true);
  return 0;
}

function sleep(progress: Progress, args: readonly string[]): number {
  if (args.includes('infinity') || args.includes('inf')) return runForever();
  for (const arg of args) {
    const match = /^(\d*\.?\d+)([smhd]?)$/.exec(arg);
    if (match === null) return complain(progress, `sleep: invalid time interval '${arg}'`);
    const unit = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2]!]!;
    progress.now += Math.round(Number(match[1]) * unit);
  }
  return args.length === 0 ? complain(progress, 'sleep: missing operand') : 0;
}

function exit(args: readonly string[]): never {
  const code = Number(args[0] ?? 0);
  if (!Number.isInteger(code)) throw new NotUnderstood('exit');
  throw new Ending(code & 0xff, false);
}

function runForever(): never {
  throw new Ending(0, true);
}

function setFiles(progress: Progress, args: readonly string[], exists: boolean): number {
  for (const path of args) if (!path.startsWith('-')) progress.setFile(path, exists);
  return 0;
}

function readFiles(progress: Progress, args: readonly string[], complaint: string): number {
  const paths = args.filter((arg) => !arg.startsWith('-'));
  const missing = paths.find((path) => !progress.isFile(path));
  return missing === undefined
    ? 0
    : complain(progress, `${complaint} '${missing}': No such file or directory`);
}

function holds(progress: Progress, args: readonly string[]): boolean {
  const [negation, ...rest] = args;
  if (negation === '!') return !holds(progress, rest);
  const [first = '', operator = '', second = ''] = args;
  if (/^-[defrsx]$/.test(first)) return progress.isFile(operator);
  if (operator === '=' || operator === '==' || operator === '-eq') return first === second;
  if (operator === '!=' || operator === '-ne') return first !== second;
  if (first === '-z') return operator === '';
  if (first === '-n') return operator !== '';
  throw new NotUnderstood('test');
}

function trap(progress: Progress, args: readonly string[]): number {
  if (args.some((arg) => /^(SIG)?TERM$|^15$/.test(arg))) progress.handlesSigterm = true;
  return 0;
}

function complain(progress: Progress, text: string): number {
  progress.write(text);
  return 1;
}
