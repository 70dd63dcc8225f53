/**
 * Plays every flow of this folder and compares its frames with the golden ones beside it. After a wanted change of
 * the screen, `npm start -- play FLOW --update` writes them anew.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orphans } from '../../source/flows/golden.ts';
import { loadFlow, runFlow } from '../../source/flows/run.ts';
import { realWorld } from './real-world.ts';

const folder = 'test/flows';
const entries = readdirSync(folder);
const names = entries.flatMap((entry) => /^(.+)\.flow\.yaml$/.exec(entry)?.[1] ?? []);
const fileOf = (name: string): string => `${folder}/${name}.flow.yaml`;

describe('The screen', () => {
  it.each(names)('%s', async (name) => {
    const { lines, exitCode } = await runFlow(fileOf(name), { check: true }, realWorld);
    expect(exitCode, lines.join('\n')).toBe(0);
  });
});

describe('Every flow', () => {
  it.each(names)('%s has the name of its file and says why it is there', (name) => {
    const flow = loadFlow(fileOf(name), realWorld.files);
    expect(flow.name).toBe(name);
    expect(flow.steps[0]?.type).toBe('say');
  });

  it('has only golden files that its snapshots make', () => {
    expect(
      names.flatMap((name) => orphans(loadFlow(fileOf(name), realWorld.files), realWorld.files)),
    ).toEqual([]);
  });

  it('left no golden files behind when it went away', () => {
    const folders = entries.flatMap((entry) => /^(.+)\.snap$/.exec(entry)?.[1] ?? []);
    expect(folders.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('plays to the same frames again', async () => {
    const play = () => runFlow(fileOf('first-look'), { frames: true }, realWorld);
    expect(await play()).toEqual(await play());
  });
});
