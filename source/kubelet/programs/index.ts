/** The programs that every image has, by their names (as busybox has them). */
import { date, sleep } from './clock.ts';
import { cat, ls, writer } from './files.ts';
import { env, hostname, id, printenv, pwd, whoami } from './identity.ts';
import { ps } from './processes.ts';
import type { Program } from './program.ts';
import { test } from './test.ts';
import { echo, printf } from './text.ts';

export const programs: Readonly<Record<string, Program>> = {
  echo,
  printf,
  true: () => 0,
  false: () => 1,
  test,
  '[': (args, context) => test(args.slice(0, -1), context),
  env,
  printenv,
  hostname,
  pwd,
  id,
  whoami,
  cat,
  ls,
  date,
  sleep,
  ps,
  touch: writer('touch'),
  mkdir: writer("mkdir: can't create directory"),
  rm: writer("rm: can't remove"),
};
