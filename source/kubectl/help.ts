import type { Command } from './command.ts';
import { commonFlags } from './command.ts';
import type { Flag } from './flags.ts';

const operandTexts: Readonly<Record<NonNullable<Command['operands']>, string>> = {
  resources: ' TYPE NAME | TYPE/NAME ...',
  pods: ' POD | TYPE/NAME',
  nodes: ' NODE ...',
  images: ' TYPE/NAME CONTAINER=IMAGE ...',
  taints: ' NODE ... KEY=VALUE:EFFECT ...',
  words: ' NAME',
};

/** How a command is used, and the flags that work here. */
export function helpFor(path: string, command: Command): string[] {
  const operands = command.operands === undefined ? '' : operandTexts[command.operands];
  const flags = [...command.flags, ...commonFlags].filter(({ unsupported }) => !unsupported);
  return ['Usage:', `  kubectl ${path}${operands} [flags]`, '', 'Options:', ...flags.map(flagLine)];
}

/** `  -o, --output=(wide|yaml)` */
export function flagLine({ name, short, type, complete }: Flag): string {
  const start = short === undefined ? '    ' : `-${short}, `;
  const value = type === 'boolean' ? '' : '=';
  const choices = Array.isArray(complete) ? `(${complete.join('|')})` : '';
  return `  ${start}--${name}${value}${choices}`;
}
