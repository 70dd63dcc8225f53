import { describe, expect, it } from 'vitest';
import type { View } from '../../source/dashboard/view.ts';
import { type PlayOptions, type PlayOutcome, runFlow } from '../../source/flows/run.ts';
import { writableMemory } from './writable-memory.ts';

const file = 'flows/a.flow.yaml';

/** Draws only what these tests look at. */
function draw({ size, header, crumbs }: View): string {
  return [`${header.clock} ${size.columns}x${size.rows}   `, crumbs.join(' › '), ''].join('\n');
}

const fixture = `
apiVersion: v1
kind: Pod
metadata: {name: lonely}
spec:
  containers: [{name: main, image: "nginx:1.27"}]
`;

async function play(
  steps: readonly string[],
  options: PlayOptions = { check: true },
  golden: Readonly<Record<string, string>> = {},
): Promise<PlayOutcome & { files: Record<string, string> }> {
  const head =
    'apiVersion: kubarium.dev/v1\nkind: Flow\nmetadata: {name: a}\nspec:\n  fixture: pod.yaml\n  steps:\n';
  const text = head + steps.map((step) => `    - ${step}\n`).join('');
  const files = writableMemory({ [file]: text, 'flows/pod.yaml': fixture, ...golden });
  const outcome = await runFlow(file, options, { files, bundled: 'bundled', draw });
  return { ...outcome, files: files.contents };
}

describe('Playing a flow', () => {
  it('checked says in one line that all is as expected', async () => {
    const { lines, exitCode } = await play(['say: hello', 'expect: {text: pods}']);
    expect({ lines, exitCode }).toEqual({ lines: ['ok a: 2 steps, 0 snapshots as expected'], exitCode: 0 });
  });

  it('without a check prints the captions and the last frame', async () => {
    const { lines } = await play(['say: hello', 'advance: 2s', 'say: good bye'], {});
    expect(lines).toEqual(['hello', 'good bye', '', '00:00:02 100x30', 'pods', '']);
  });

  it('prints no text of a file that could steer the terminal', async () => {
    const { lines } = await play([String.raw`say: "a\e[31mb\rc"`, String.raw`expect: {text: "\e[2J"}`], {});
    expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('prints every snapshot where frames are wanted', async () => {
    const { lines } = await play(['snapshot: one', 'advance: 1m', 'snapshot: two'], { frames: true });
    expect(lines).toEqual(['── one', '00:00:00 100x30', 'pods', '', '── two', '00:01:00 100x30', 'pods', '']);
  });

  it('resizes the screen', async () => {
    const { exitCode } = await play(['resize: {columns: 60, rows: 16}', 'expect: {text: 60x16}']);
    expect(exitCode).toBe(0);
  });

  it('goes from event to event until the check holds', async () => {
    const { lines, exitCode } = await play([
      'until: {resource: pod/lonely, path: .status.phase, equals: Running, within: 1m}',
      'expect: {match: "^00:00:0[1-9]"}',
    ]);
    expect(exitCode, lines.join('\n')).toBe(0);
  });

  it('a wait passes no virtual time while it is paused', async () => {
    const { exitCode } = await play(['press: space', 'wait: 1h', 'expect: {text: "00:00:00"}']);
    expect(exitCode).toBe(0);
  });

  it('a wait passes virtual time by the speed', async () => {
    const { exitCode } = await play(['press: ">"', 'wait: 10s', 'expect: {text: "00:00:20"}']);
    expect(exitCode).toBe(0);
  });
});

describe('A step that fails', () => {
  const screen = ['', '00:00:00 100x30', 'pods', ''];

  it.each([
    ['expect: {text: nothing}', 'expect: expected on the screen: nothing', screen],
    ['fault: node-9 down', 'fault: refused: nodes "node-9" not found', screen],
    [
      'command: kubectl delete pod nobody',
      'command: refused: Error from server (NotFound): pods "nobody" not found',
      screen,
    ],
    ['{command: kubectl get pods, fails: true}', 'command: expected a refusal, there was none', screen],
    ['press: Z', 'press: refused: "Z" does nothing here', screen],
    [
      'until: {text: nothing, within: 90s}',
      'until: expected on the screen: nothing, and it did not come within 90 s',
      ['', '00:01:30 100x30', 'pods', ''],
    ],
    ['snapshot: new', 'snapshot: there is no flows/a.snap/new.txt yet; --update writes it', screen],
  ])('%s', async (step, message, rest) => {
    const { lines, exitCode } = await play(['say: first', step]);
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain('FAILED a: step 2 (flows/a.flow.yaml:8), ');
    expect(lines[0]).toContain(message);
    expect(lines.slice(1)).toEqual(rest);
  });

  it('is as wanted where it says so', async () => {
    const { exitCode } = await play([
      '{command: kubectl delete pod nobody, fails: true}',
      '{press: Z, fails: true}',
    ]);
    expect(exitCode).toBe(0);
  });

  it('ends the flow', async () => {
    const { lines } = await play(['expect: {text: nothing}', 'snapshot: later'], { frames: true });
    expect(lines.join('\n')).not.toContain('later');
  });
});

describe('Golden files', () => {
  const golden = { 'flows/a.snap/one.txt': '00:00:00 100x30\npods\n\n' };

  it('are compared', async () => {
    expect((await play(['snapshot: one'], { check: true }, golden)).exitCode).toBe(0);
    const { lines, exitCode } = await play(['advance: 1s', 'snapshot: one'], { check: true }, golden);
    expect(exitCode).toBe(1);
    expect(lines).toEqual([
      expect.stringContaining('snapshot: the screen differs from flows/a.snap/one.txt (- expected, + found)'),
      '',
      '  - 00:00:00 100x30',
      '  + 00:00:01 100x30',
      '    pods',
      '    ',
    ]);
  });

  it('are updated, and what is left over goes away', async () => {
    const stale = { ...golden, 'flows/a.snap/old.txt': 'x\n' };
    const { lines, files } = await play(['advance: 1s', 'snapshot: one'], { update: true }, stale);
    expect(lines).toEqual([
      'wrote flows/a.snap/one.txt',
      'removed flows/a.snap/old.txt',
      'ok a: 2 steps, 1 snapshot written',
    ]);
    expect(files['flows/a.snap/one.txt']).toBe('00:00:01 100x30\npods\n\n');
    expect(files).not.toHaveProperty('flows/a.snap/old.txt');
  });

  it('stay as they are where a step fails', async () => {
    const { files, exitCode } = await play(
      ['advance: 1s', 'snapshot: one', 'expect: {text: nothing}'],
      { update: true },
      golden,
    );
    expect(exitCode).toBe(1);
    expect(files).toMatchObject(golden);
  });
});

describe('A flow that can not be played', () => {
  it('says why in place of a stack trace', async () => {
    const files = writableMemory({ [file]: 'a: 1' });
    const outcome = await runFlow(file, {}, { files, bundled: 'bundled', draw });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.lines[0]).toContain('flows/a.flow.yaml:1:1: a: unknown field');
  });

  it('names a fixture that is not there', async () => {
    const files = writableMemory({
      [file]:
        'apiVersion: kubarium.dev/v1\nkind: Flow\nmetadata: {name: a}\nspec: {fixture: none.yaml, steps: [{say: a}]}',
    });
    const outcome = await runFlow(file, {}, { files, bundled: 'bundled', draw });
    expect(outcome).toEqual({ lines: ['flows/none.yaml: no such file or directory'], exitCode: 1 });
  });
});
