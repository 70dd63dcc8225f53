/** Time: it does not pass while a command is run. */
import { dateText } from '../logs.ts';
import type { Program } from './program.ts';

const pad = (number: number) => String(number).padStart(2, '0');

const fields: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getUTCFullYear()),
  m: (date) => pad(date.getUTCMonth() + 1),
  d: (date) => pad(date.getUTCDate()),
  H: (date) => pad(date.getUTCHours()),
  M: (date) => pad(date.getUTCMinutes()),
  S: (date) => pad(date.getUTCSeconds()),
  F: (date) => date.toISOString().slice(0, 10),
  T: (date) => date.toISOString().slice(11, 19),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
};

export const date: Program = (args, { machine: { now }, out }) => {
  const format = args.find((arg) => arg.startsWith('+'));
  const moment = new Date(now);
  out(
    format === undefined
      ? `${dateText(now)}\n`
      : `${format.slice(1).replace(/%([YmdHMSFTs])/g, (_, letter: string) => fields[letter]!(moment))}\n`,
  );
  return 0;
};

export const sleep: Program = (args, { err }) => {
  const wrong = args.find((arg) => !/^(\d*\.?\d+[smhd]?|inf|infinity)$/.test(arg));
  if (args.length > 0 && wrong === undefined) return 0;
  err(wrong === undefined ? 'sleep: missing operand\n' : `sleep: invalid number '${wrong}'\n`);
  return 1;
};
