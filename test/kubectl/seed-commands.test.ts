import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../source/cluster/cluster.ts';
import { type FileReader, nodeFiles } from '../../source/fixtures/files.ts';
import { readManifests } from '../../source/fixtures/read-manifests.ts';
import { runKubectl } from '../../source/kubectl/run.ts';
import { startKubectl } from '../../source/kubectl/session.ts';
import { root, textOf } from '../rules/sources.ts';
import { fast, Harness } from './real/harness.ts';
import { newest, skipped } from './real/programs.ts';
import type { Printed } from './real/started.ts';
import { type SeedCommand, seedCommands } from './seed-commands.ts';

/** With `npx vitest run test/kubectl/seed-commands.test.ts -u` the table in README is written anew. */
describe('the commands of the documents', () => {
  let harness: Harness;
  let start: Checkpoint;
  const results = { line: new Map<string, string>(), kubectl: new Map<string, string>() };

  beforeAll(async () => {
    const spec = { nodes: [{ name: 'minikube', role: 'control-plane' as const, taints: [] }] };
    harness = await Harness.start({ spec });
    cpSync(manifests, harness.folder, { recursive: true });
    harness.file('test', '1234');
    start = harness.cluster.checkpoint();
  });
  afterAll(() => harness.close());

  describe('in the line of the dashboard', () => {
    it.each(byLine)('%s', (line, command) => {
      const { waitsFor, inLine = waitsFor } = command;
      const printed = ownLine(prepared(command), command);
      results.line.set(line, judged(command, printed, inLine));
    });
  });

  describe.skipIf(!newest)(`by a real kubectl${skipped}`, () => {
    it.each(byLine)('%s', async (line, command) => {
      const isOutside = line.includes('https://');
      const printed = isOutside ? nothing : await withPatience(prepared(command), command);
      results.kubectl.set(line, judged(command, printed, command.waitsFor));
    });
  });

  it('come out as README says', async () => {
    const readme = textOf('README.md');
    const [before, after] = [readme.split(mark)[0], readme.split(endMark)[1]];
    const known = new Map(rowsOf(readme).map(([line, kubectl]) => [line, kubectl]));
    const rows = seedCommands.map(({ line }) => {
      const kubectl = results.kubectl.get(line) ?? known.get(line) ?? '';
      return `| ${cell(line)} | ${kubectl} | ${results.line.get(line)} |`;
    });
    const table = ['| command | kubectl | `:kubectl` |', '|---|---|---|', ...rows].join('\n');
    await expect(`${before}${mark}${table}\n${endMark}${after}`).toMatchFileSnapshot(
      path.join(root, 'README.md'),
    );
  });

  /** Brings the cluster to where the command is typed; the line with the names of this cluster. */
  function prepared({
    line,
    given = [],
    first = [],
    after = 60,
    pods = {},
    speed = fast,
  }: SeedCommand): string {
    const { cluster } = harness;
    harness.setSpeed(speed);
    cluster.restore(start);
    for (const file of given) {
      for (const manifest of readManifests(path.join(harness.folder, file), nodeFiles))
        cluster.create(manifest);
    }
    if (first.length > 0) cluster.advance(30_000);
    for (const each of first) {
      const { exitCode, stderr } = runKubectl(each, environment());
      expect(exitCode, `${each}: ${stderr.join('\n')}`).toBe(0);
    }
    cluster.advance(after * 1000);
    return Object.entries(pods).reduce((text, [name, labelSelector]) => {
      const [pod] = cluster.list('Pod', { namespace: 'default', labelSelector });
      return text.replace(name, pod?.metadata.name ?? name);
    }, line);
  }

  function environment() {
    const { cluster, folder } = harness;
    const at = (file: string) => path.join(folder, file);
    const files = (file: string) => readManifests(at(file), nodeFiles);
    const fileSystem: FileReader = {
      readFile: (file) => nodeFiles.readFile(at(file)),
      stat: (file) => nodeFiles.stat(at(file)),
      list: (file) => nodeFiles.list(at(file)),
    };
    return { cluster, namespace: 'default', files, fileSystem };
  }

  /** To its end, with time passing as it waits and what is typed where it reads. */
  function ownLine(line: string, { stdin = '' }: SeedCommand): Printed {
    const { cluster } = harness;
    const session = startKubectl(line, environment());
    const typed = stdin.split('\n').slice(0, -1);
    const [out, err]: [string[], string[]] = [[], []];
    for (let steps = 0; session.isRunning && steps < 500; steps++) {
      const entered = session.prompt === undefined ? undefined : typed.shift();
      if (entered !== undefined) session.enter(entered);
      else if (session.prompt !== undefined) session.endInput();
      else {
        cluster.advance(500);
        session.resume();
      }
    }
    for (const { stream, text } of session.take().lines) (stream === 'stdout' ? out : err).push(text);
    return { out: out.join('\n'), err: err.join('\n'), code: session.isRunning ? 130 : session.exitCode };
  }

  /** Where it waits for what is not there yet, it may wait for ever. */
  async function withPatience(line: string, command: SeedCommand): Promise<Printed> {
    const { stdin, env } = inputOf(command);
    const started = harness.start(line, { env, ...(command.waitsFor !== undefined && { patience }) });
    started.child.stdin?.end(stdin ?? '');
    return started.printed;
  }

  function inputOf({ stdin, edits }: SeedCommand) {
    const editor = harness.file('editor.sh', `#!/bin/sh\nsed -i '${edits}' "$1"\n`);
    return {
      stdin,
      env: { KUBE_EDITOR: path.join(harness.folder, editor) },
    };
  }
});

const manifests = path.join(root, 'test/kubectl/seed-manifests');
const [mark, endMark] = ['<!-- kubectl -->\n', '<!-- /kubectl -->'];
/** Of the machine's time, in milliseconds. */
const patience = 1000;
const byLine = seedCommands.map((command) => [command.line, command] as const);
const nothing: Printed = { out: '', err: '', code: 1 };

/** `works`, or what it waits for; throws where neither is so. */
function judged(
  { prints, refused = false }: SeedCommand,
  { out, err, code }: Printed,
  waitsFor: string | undefined,
): string {
  const isAsExpected = (code !== 0) === refused && prints.test((refused ? err : out).trimEnd());
  if (isAsExpected) return refused ? 'works: refused' : 'works';
  if (waitsFor !== undefined) return `waits for ${waitsFor}`;
  throw new Error(`${code}, and not ${prints}:\n${out}${err}`);
}

function rowsOf(readme: string): readonly (readonly [line: string, kubectl: string])[] {
  const table = readme.split(mark)[1]?.split(endMark)[0] ?? '';
  return table.split('\n').flatMap((row) => {
    const [, line, kubectl] = /^\| `([^`]*)` \| ([^|]*) \|/.exec(row.replaceAll('\\|', '\0')) ?? [];
    return line === undefined || kubectl === undefined
      ? []
      : [[line.replaceAll('\0', '|'), kubectl] as const];
  });
}

function cell(line: string): string {
  return `\`${line.replaceAll('|', '\\|')}\``;
}
