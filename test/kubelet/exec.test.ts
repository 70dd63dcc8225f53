import { expect, test } from 'vitest';
import { runShell } from '../../source/kubelet/exec/shell.ts';
import { fc } from '../support/properties.ts';

const files = { read: () => undefined, list: () => undefined };
const machine = { hostname: 'web', now: 0, user: 0, group: 0, files, mainProcess: 'web' };

const piece = fc.constantFrom(
  ...['if ', 'then ', 'fi', 'while ', 'until ', 'do ', 'done', 'for i in ', 'else ', 'true', 'false', ':'],
  ...[
    '; ',
    ' && ',
    ' || ',
    '\n',
    '"',
    "'",
    '$',
    '$(',
    ')',
    '${',
    '}',
    '`',
    '|',
    '&',
    '<',
    '>',
    '>&2 ',
    '2>&1 ',
  ],
  ...['echo ', 'x=', '$x', 'cat ', '[ ', ' ]', 'exit ', 'sh -c ', 'constructor', '/dev/null', '1', '\\', '#'],
);

test('whatever a script says, the shell answers with a code from 0 to 255', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const context = { machine, variables: {}, stdin: '', out: () => {}, err: () => {} };
      const code = runShell('sh', pieces.join(''), context);
      expect(code).toBeGreaterThanOrEqual(0);
      expect(code).toBeLessThanOrEqual(255);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['nested conditions', 'if '.repeat(1300)],
  ['nested substitutions', `echo ${'$('.repeat(1900)}`],
  ['shells in each other', `x='sh -c "$x"'; sh -c "$x"`],
  ['substitutions in each other', `x='echo $(sh -c "$x")'; sh -c "$x" && exit 2`],
])('%s do not break it', (_title, script) => {
  const context = { machine, variables: {}, stdin: '', out: () => {}, err: () => {} };
  expect(runShell('sh', script, context)).toBe(2);
});
