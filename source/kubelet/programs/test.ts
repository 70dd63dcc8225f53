import type { Program, ProgramContext } from './program.ts';

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};

export const test: Program = (args, context) => {
  const verdict = holds(args, context);
  if (verdict !== undefined) return verdict ? 0 : 1;
  context.err(`sh: ${args[1] ?? args[0] ?? ''}: unknown operand\n`);
  return 2;
};

/** Undefined where it is no test that can be answered. */
function holds(args: readonly string[], context: ProgramContext): boolean | undefined {
  const [first = '', operator = '', second = ''] = args;
  if (first === '!') {
    const verdict = holds(args.slice(1), context);
    return verdict === undefined ? undefined : !verdict;
  }
  if (args.length <= 1) return first !== '';
  if (args.length === 2) return unary(first, operator, context.machine.files);
  if (operator === '=' || operator === '==') return first === second;
  if (operator === '!=') return first !== second;
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  const numbers = [first, second].map(Number);
  return numbers.some(Number.isNaN) ? undefined : compare?.(numbers[0]!, numbers[1]!);
}

function unary(
  operator: string,
  value: string,
  files: ProgramContext['machine']['files'],
): boolean | undefined {
  const [isFile, isDirectory] = [files.read(value) !== undefined, files.list(value) !== undefined];
  switch (operator) {
    case '-z':
      return value === '';
    case '-n':
      return value !== '';
    case '-e':
    case '-r':
      return isFile || isDirectory;
    case '-f':
      return isFile;
    case '-d':
      return isDirectory;
    case '-s':
      return isFile && files.read(value) !== '';
    default:
      return undefined;
  }
}
