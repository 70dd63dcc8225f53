/** The files of kubernetes-models, by the names that types have in Kubernetes' OpenAPI documents. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Validate } from '../../kubernetes/schema-validator.ts';

const machinery = '@kubernetes-models/apimachinery/';
const models = 'kubernetes-models/';

export class Library {
  readonly #modules: string;

  /** `modules` is the folder `node_modules`. */
  constructor(modules: string) {
    this.#modules = modules;
  }

  /** The text of a declaration file; `module` is `kubernetes-models/apps/v1/Deployment`. */
  declaration(module: string): string {
    return readFileSync(join(this.#modules, `${module}.d.ts`), 'utf8');
  }

  /** The compiled validator of a type. */
  async validator(module: string): Promise<Validate> {
    const root = module.startsWith(machinery) ? machinery : models;
    const name = definitionOf(module).replace(/(?:^|\.)([a-z])/gi, (_, letter: string) =>
      letter.toUpperCase(),
    );
    const file = join(this.#modules, root, '_schemas', `${name}.js`);
    const { validate } = (await import(pathToFileURL(file).href)) as { validate: Validate };
    return validate;
  }
}

/** The module that an import in another one means. */
export function resolveModule(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '');
}

/** `io.k8s.api.apps.v1.Deployment` of `kubernetes-models/apps/v1/Deployment`. */
export function definitionOf(module: string): string {
  if (module.startsWith(machinery)) {
    return `io.k8s.apimachinery.pkg.${module.slice(machinery.length).replaceAll('/', '.')}`;
  }
  const [kind, version, group = 'core'] = module.slice(models.length).split('/').toReversed();
  return `io.k8s.api.${group.split('.')[0]}.${version}.${kind}`;
}

/** The module of a kind: `kubernetes-models/v1/Pod`. */
export function moduleOf(apiVersion: string, kind: string): string {
  return `${models}${apiVersion}/${kind}`;
}

/** The module of a type of meta/v1, which all groups use. */
export function metaModule(name: string): string {
  return `${machinery}apis/meta/v1/${name}`;
}
