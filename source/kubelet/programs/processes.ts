import type { Program } from './program.ts';

/** The container's own process, and the one that asks. */
export const ps: Program = (_args, { machine: { user, mainProcess }, out }) => {
  const name = (user === 0 ? 'root' : String(user)).padEnd(8);
  out('PID   USER     TIME  COMMAND\n');
  out(`    1 ${name}  0:00 ${mainProcess}\n`);
  out(`    7 ${name}  0:00 ps\n`);
  return 0;
};
