/** The definitions of Kubernetes' types in a file beside the bundle: made when that is built, read when asked for. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Definitions,
  revealDefinitions,
  type StoredDefinitions,
  storeDefinitions,
} from '../../kubernetes/openapi/definitions.ts';

/** Writes the file; part of building the program. */
export async function preserveSchemas(): Promise<void> {
  const { collectDefinitions } = await import('./collect.ts');
  const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
  const definitions = await collectDefinitions(modules);
  writeFileSync(besideTheBundle, JSON.stringify(storeDefinitions(definitions)));
}

const besideTheBundle = new URL('./openapi-schemas.json', import.meta.url);
/** Where the last build left it, for whoever runs the sources themselves. */
const besideTheLastBundle = new URL('../../../dist/openapi-schemas.json', import.meta.url);

let read: Definitions | undefined;

/** Undefined where the program was built without them. */
export function preservedSchemas(): Definitions | undefined {
  read ??= readSchemas(besideTheBundle) ?? readSchemas(besideTheLastBundle);
  return read;
}

function readSchemas(file: URL): Definitions | undefined {
  try {
    const stored: StoredDefinitions = JSON.parse(readFileSync(file, 'utf8'));
    return revealDefinitions(stored);
  } catch {
    // Whatever is wrong with the file, all but the documents works without it.
    return undefined;
  }
}
