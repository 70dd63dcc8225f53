/** Where the kubeconfig is: a file that the person names, or one in a folder of its own that goes with the program. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseDocuments } from '../fixtures/yaml.ts';
import { isFields } from '../lib/fields.ts';
import { UsageError } from './usage-error.ts';

/** The keys in it open the server: nobody else may read it. */
const mode = 0o600;

export class KubeconfigFile {
  readonly path: string;
  readonly #folder: string | undefined;
  readonly #removeAtExit = () => this.remove();

  /** Throws a UsageError where the file is there and is not one of ours. */
  static at(path: string | undefined): KubeconfigFile {
    if (path === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'kubarium-'));
      return new KubeconfigFile(join(folder, 'kubeconfig'), folder);
    }
    if (!isOurs(path)) {
      throw new UsageError(
        `${path} is there already, and holds more than a cluster of Kubarium; name another file`,
      );
    }
    return new KubeconfigFile(resolve(path), undefined);
  }

  private constructor(path: string, folder: string | undefined) {
    this.path = path;
    this.#folder = folder;
    // Whatever ends the program, the folder goes.
    if (folder !== undefined) process.once('exit', this.#removeAtExit);
  }

  write(text: string): void {
    mkdirSync(dirname(this.path), { recursive: true });
    // The mode of a file that was there already stays as it was: it is set before there are any keys in it.
    writeFileSync(this.path, '', { mode });
    chmodSync(this.path, mode);
    writeFileSync(this.path, text);
  }

  remove(): void {
    if (this.#folder === undefined) return;
    rmSync(this.#folder, { recursive: true, force: true });
    process.off('exit', this.#removeAtExit);
  }
}

/** Nothing would be lost: no file, an empty one, or one of an earlier run. */
function isOurs(path: string): boolean {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw new UsageError(`${path} can not be read: ${(error as Error).message}`);
  }
  if (text.trim() === '') return true;
  const [config] = documentsIn(text);
  const clusters = isFields(config) && Array.isArray(config.clusters) ? config.clusters : [];
  return clusters.length > 0 && clusters.every((each) => isFields(each) && isOurName(each.name));
}

function isOurName(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith('kubarium-');
}

function documentsIn(text: string): readonly unknown[] {
  try {
    return parseDocuments('kubeconfig', text).map(({ value }) => value);
  } catch {
    // What can not be read is not ours.
    return [];
  }
}
