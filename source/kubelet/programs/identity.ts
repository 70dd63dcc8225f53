/** Who and where a program is. */
import { own } from '../../lib/fields.ts';
import type { Program } from './program.ts';

export const env: Program = (_args, { variables, out }) => {
  for (const [name, value] of Object.entries(variables)) out(`${name}=${value}\n`);
  return 0;
};

export const printenv: Program = (names, context) => {
  if (names.length === 0) return env([], context);
  const values = names.map((name) => own(context.variables, name));
  for (const value of values) if (value !== undefined) context.out(`${value}\n`);
  return values.includes(undefined) ? 1 : 0;
};

export const hostname: Program = (_args, { machine, out }) => {
  out(`${machine.hostname}\n`);
  return 0;
};

export const pwd: Program = (_args, { out }) => {
  out('/\n');
  return 0;
};

export const id: Program = (args, { machine: { user, group }, out }) => {
  if (args[0] === '-u') out(`${user}\n`);
  else if (args[0] === '-g') out(`${group}\n`);
  else out(`uid=${named(user)} gid=${named(group)} groups=${named(group)}\n`);
  return 0;
};

export const whoami: Program = (_args, { machine: { user }, out, err }) => {
  if (user === 0) out('root\n');
  else err(`whoami: unknown uid ${user}\n`);
  return user === 0 ? 0 : 1;
};

function named(number: number): string {
  return number === 0 ? '0(root)' : String(number);
}
