/** The kubectls of this machine. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface Program {
  /** `1.33`; `kubectl` for the one that the path finds. */
  readonly version: string;
  readonly file: string;
}

/** The newest first; empty where there is no kubectl on the path. */
export const kubectls: readonly Program[] = findKubectls();
export const newest = kubectls[0];

/** For titles, so that a run says why it did not run them. */
export const skipped = newest === undefined ? ' (skipped: no kubectl on the path)' : '';

/** The one on the path, and every `kubectl.1.NN` beside the file that it is. */
function findKubectls(): readonly Program[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const found = folders.map((folder) => path.join(folder, 'kubectl')).find((file) => existsSync(file));
  if (found === undefined) return [];
  const folder = path.dirname(realpathSync(found));
  const beside = readdirSync(folder)
    .flatMap((name) => {
      const [, minor] = /^kubectl\.1\.(\d+)$/.exec(name) ?? [];
      return minor === undefined ? [] : [{ minor: Number(minor), file: path.join(folder, name) }];
    })
    .sort((one, other) => other.minor - one.minor)
    .map(({ minor, file }) => ({ version: `1.${minor}`, file }));
  return [...beside, { version: 'kubectl', file: found }];
}
