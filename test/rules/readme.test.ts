import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyTable } from '../../source/dashboard/keymap.ts';
import { loadFixtures } from '../../source/fixtures/load.ts';
import { runFlow } from '../../source/flows/run.ts';
import { drawFrame } from '../../source/ui/frame.tsx';
import { memoryFiles } from '../fixtures/memory.ts';
import { writableMemory } from '../flows/writable-memory.ts';
import { foldersIn, root, textOf } from './sources.ts';

const readme = textOf('README.md');

/** The flow snapshot that README shows as its picture. */
const picture = 'test/flows/first-look.snap/after-a-minute.txt';

describe('README', () => {
  // `npx vitest run test/rules/readme.test.ts -u` writes them anew.
  it('has the generated key table and a real frame', async () => {
    const frame = textOf(picture).trimEnd();
    const current = withPart(withPart(readme, 'keys', keysAsTable()), 'screen', `\`\`\`\n${frame}\n\`\`\``);
    await expect(current).toMatchFileSnapshot(path.join(root, 'README.md'));
  });

  it('lists every folder', () => {
    const listed = [...partOf('folders').matchAll(/^\| `([^`]+?)\/?` \|/gm)].map(([, name]) => name);
    const folders = foldersIn('source').map((name) => `source/${name}`);
    expect(listed.sort()).toEqual([...folders, 'source/main.tsx', 'cluster-fixtures', 'test'].sort());
  });

  it('says of every dependency what it is for', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(textOf('package.json'));
    const listed = [...partOf('dependencies').matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    const needed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(listed.sort()).toEqual(needed.filter((name) => !name.startsWith('@types/')).sort());
  });

  it('has samples that work', async () => {
    const samples = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => text!);
    const [cluster = '', flow = ''] = samples;
    expect(samples).toHaveLength(2);
    await loadFixtures(['a.yaml'], memoryFiles({ 'a.yaml': cluster }));
    const bundled = 'cluster-fixtures';
    const workshop = `${bundled}/workshop.yaml`;
    const files = writableMemory({ 'a.flow.yaml': flow, [workshop]: textOf(workshop) });
    const { lines, exitCode } = await runFlow('a.flow.yaml', {}, { files, bundled, draw: drawFrame });
    expect(exitCode, lines.join('\n')).toBe(0);
  });

  it('names only files that are there', () => {
    const names = [...readme.matchAll(/`((?:source|test|cluster-fixtures)\/[\w./-]*)`/g)].map(
      ([, name]) => name!,
    );
    const there = (name: string): boolean =>
      readdirSync(path.join(root, path.dirname(name))).includes(path.basename(name));
    expect(names.filter((name) => !there(name))).toEqual([]);
  });
});

function keysAsTable(): string {
  const rows = keyTable().map(({ key, meaning }) => `| \`${key}\` | ${meaning.replaceAll('|', '\\|')} |`);
  return ['| key | meaning |', '|---|---|', ...rows].join('\n');
}

function partOf(name: string): string {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /${name} -->`).exec(readme)?.[1] ?? '';
}

function withPart(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [before, rest] = [text.split(start)[0], text.split(end)[1]];
  return `${before}${start}${content}\n${end}${rest}`;
}
