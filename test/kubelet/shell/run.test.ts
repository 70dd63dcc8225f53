import { describe, expect, test } from 'vitest';
import { parseScript, plainCommand } from '../../../source/kubelet/shell/parse.ts';
import { runScript } from '../../../source/kubelet/shell/run.ts';
import type { Surroundings, Timeline } from '../../../source/kubelet/shell/timeline.ts';

const alone: Surroundings = {
  variables: { NAME: 'web' },
  namespace: 'shop',
  resolvedAt: () => undefined,
  isFile: () => false,
  isOwnProgram: (name) => name === 'nginx',
};

function run(
  command: readonly string[] | string,
  surroundings: Partial<Surroundings> = {},
): Timeline | undefined {
  const argv = typeof command === 'string' ? ['sh', '-c', command] : command;
  return runScript(plainCommand(argv), { ...alone, ...surroundings });
}

const texts = (timeline: Timeline | undefined) => timeline?.lines.map(({ text }) => text);

describe('The end of a command', () => {
  test.each<[readonly string[] | string, number | undefined, number]>([
    [['sleep', '3600'], 3_600_000, 0],
    [['/bin/sleep', '0.5'], 500, 0],
    [['sleep', '1h', '30m'], 5_400_000, 0],
    [['sleep', 'infinity'], undefined, 0],
    [['true'], 0, 0],
    [['false'], 0, 1],
    ['exit 1', 0, 1],
    ['sleep 5; exit 3', 5000, 3],
    ['echo a && sleep 2 && false', 2000, 1],
    ['false && sleep 9; echo b', 0, 0],
    ['false || exit 4', 0, 4],
    ['while true; do echo hi; sleep 10; done', undefined, 0],
    ['for i in 1 2 3; do echo $i; sleep 1; done', 3000, 0],
    ['if [ -f /x ]; then exit 1; else sleep 1; fi', 1000, 0],
    ['touch /x; if [ -f /x ]; then exit 7; fi', 0, 7],
    ['tail -f /dev/null', undefined, 0],
    ['sh -c "sleep 3; exit 2"', 3000, 2],
    ['exec sleep 4', 4000, 0],
  ])('%j is at %s ms with code %i', (command, endsAt, exitCode) => {
    expect(run(command)).toMatchObject({ exitCode, ...(endsAt !== undefined && { endsAt }) });
    expect(run(command)?.endsAt).toBe(endsAt);
  });
});

describe('What a script writes', () => {
  test.each<[string, readonly string[]]>([
    ['echo The app is running! && sleep 3600', ['The app is running!']],
    [`echo "hello $NAME" 'and $NAME' \${NAME}s`, ['hello web and $NAME webs']],
    ['echo a; echo b >&2; echo c > /dev/null; echo d > /tmp/file', ['a', 'b']],
    ['echo $(date) started', ['<date> started']],
    ['X=1; echo $X', ['1']],
    ['# nothing\necho one\n\necho two', ['one', 'two']],
  ])('%j', (script, lines) => {
    expect(texts(run(script))).toEqual(lines);
  });

  test('again and again is one line that repeats', () => {
    expect(run('while true; do echo tick; sleep 5; done')?.lines).toEqual([
      { at: 0, text: 'tick', every: 5000 },
    ]);
  });
});

describe('A script that waits for a name', () => {
  const script =
    'until nslookup db.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local; do echo waiting; sleep 2; done; echo found';

  test('runs for ever while the name is not there', () => {
    const timeline = run(script);
    expect(timeline).toMatchObject({ waitsFor: 'db.shop.svc.cluster.local' });
    expect(timeline?.endsAt).toBeUndefined();
  });

  test('goes on at the next try once it is there', () => {
    const timeline = run(script, { resolvedAt: () => 7000 });
    expect(timeline?.endsAt).toBe(8000);
    expect(timeline?.lines).toEqual([
      { at: 0, text: 'waiting', every: 2000, until: 8000 },
      { at: 8000, text: 'found' },
    ]);
  });

  test('ends at once where it always was there', () => {
    expect(run(script, { resolvedAt: () => 0 })).toMatchObject({ endsAt: 0, exitCode: 0 });
  });
});

test('files that come and go are remembered with their time', () => {
  expect(run('touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600')).toMatchObject({
    endsAt: 630_000,
    files: [
      { at: 0, path: '/tmp/healthy', exists: true },
      { at: 30_000, path: '/tmp/healthy', exists: false },
    ],
  });
});

test('a trap makes the shell answer to SIGTERM', () => {
  expect(run("trap 'exit 0' TERM; sleep 3600")?.handlesSigterm).toBe(true);
  expect(run('sleep 3600')?.handlesSigterm).toBe(false);
});

test("the image's own program takes over where the script names it", () => {
  expect(run("sleep 1; nginx -g 'daemon off;'")?.becomesImageAt).toBe(1000);
});

test.each([
  ['python app.py'],
  ['ls | grep x'],
  ['echo `id`'],
  ['echo $((1+1))'],
  ['case x in x) ;; esac'],
  ['while read l; do echo $l; done'],
  ['echo "open'],
  ['while true; do echo'],
  [''],
])('%j is beyond it', (script) => {
  expect(run(script)).toBeUndefined();
});

test('an unfinished script is refused by the parser', () => {
  expect(() => parseScript('if true; then echo')).toThrow();
});
