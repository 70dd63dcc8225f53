import { describe, expect, it } from 'vitest';
import {
  boolean,
  booleanFlag,
  integer,
  integerFlag,
  list,
  listFlag,
  parseArguments,
  text,
  textFlag,
} from '../../source/kubectl/flags.ts';

const known = [
  text('namespace', { short: 'n' }),
  text('output', { short: 'o' }),
  text('cascade', { alone: 'background' }),
  boolean('all-namespaces', { short: 'A' }),
  boolean('watch', { short: 'w', unsupported: true }),
  boolean('force'),
  integer('replicas'),
  list('filename', { short: 'f' }),
];
const parse = (line: string) => parseArguments(line.split(' '), known);

describe('a flag with a value', () => {
  it.each(['--namespace=x', '--namespace x', '-n=x', '-n x', '-nx'])('is understood as %s', (line) => {
    const { flags, operands } = parse(`pods ${line} web`);
    expect(textFlag(flags, 'namespace')).toBe('x');
    expect(operands).toEqual(['pods', 'web']);
  });

  it('counts as it was given last', () => {
    expect(textFlag(parse('-n a -n b').flags, 'namespace')).toBe('b');
  });

  it('may hold an equals sign', () => {
    expect(textFlag(parse('--output=jsonpath={.a=b}').flags, 'output')).toBe('jsonpath={.a=b}');
  });

  it('may have one for when it stands alone', () => {
    const { flags, operands } = parse('--cascade foreground');
    expect(textFlag(flags, 'cascade')).toBe('background');
    expect(operands).toEqual(['foreground']);
  });
});

it('booleans may stand together in front of a flag with a value', () => {
  const { flags } = parse('-Aowide');
  expect(booleanFlag(flags, 'all-namespaces')).toBe(true);
  expect(textFlag(flags, 'output')).toBe('wide');
});

it('booleans can be given as false', () => {
  expect(booleanFlag(parse('--force=false').flags, 'force')).toBe(false);
});

it('lists grow by repetition and by commas', () => {
  expect(listFlag(parse('-f a,b -f c').flags, 'filename')).toEqual(['a', 'b', 'c']);
});

it('integers are numbers', () => {
  expect(integerFlag(parse('--replicas=3').flags, 'replicas')).toBe(3);
});

it('two dashes end the flags', () => {
  const { operands, afterDashes } = parse('x -- sh -c --force');
  expect(operands).toEqual(['x']);
  expect(afterDashes).toEqual(['sh', '-c', '--force']);
});

it('a single dash is no flag', () => {
  expect(parse('x -').operands).toEqual(['x', '-']);
});

it.each([
  ['--foo', 'unknown flag: --foo'],
  ['--foo=1', 'unknown flag: --foo'],
  ['-x', "unknown shorthand flag: 'x' in -x"],
  ['-Ax', "unknown shorthand flag: 'x' in -Ax"],
  ['--namespace', 'flag needs an argument: --namespace'],
  ['-n', "flag needs an argument: 'n' in -n"],
  [
    '--replicas=a',
    'invalid argument "a" for "--replicas" flag: strconv.ParseInt: parsing "a": invalid syntax',
  ],
  ['--force=x', 'invalid argument "x" for "--force" flag: strconv.ParseBool: parsing "x": invalid syntax'],
  ['-w', '-w is not supported here yet'],
])('%s is refused: %s', (line, message) => {
  expect(() => parse(line)).toThrow(message);
});
