/**
 * Objects as JSON text. An object that many list or watch is written out once: stored objects are frozen, so that
 * their identity stands for their text.
 */
import type { KubeObject } from '../kubernetes/objects.ts';

/** JSON that is made already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function objectText(object: KubeObject): string {
  const bare = bareText(object);
  const head = `{"kind":${JSON.stringify(object.kind)},"apiVersion":${JSON.stringify(object.apiVersion)}`;
  return bare === '{}' ? `${head}}` : `${head},${bare.slice(1)}`;
}

/** Without kind and apiVersion: the items of a list do not repeat what they all are. */
export function bareText(object: KubeObject): string {
  return objectTexts.of(object, ({ kind: _kind, apiVersion: _version, ...fields }) => JSON.stringify(fields));
}

export function metadataText({ metadata }: KubeObject): string {
  const text = metadataTexts.of(metadata, JSON.stringify);
  return `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":${text}}`;
}

/** Characters that one generation of texts may have. */
const generationSize = 32 * 1024 * 1024;

/** Remembers texts in two generations: what nobody asked for during a whole one is forgotten, living object or not. */
class RecentTexts<T extends object> {
  #young = new WeakMap<T, string>();
  #old = new WeakMap<T, string>();
  #size = 0;

  of(object: T, write: (object: T) => string): string {
    const known = this.#young.get(object);
    if (known !== undefined) return known;
    const text = this.#old.get(object) ?? write(object);
    if (this.#size + text.length > generationSize) {
      this.#old = this.#young;
      this.#young = new WeakMap();
      this.#size = 0;
    }
    this.#size += text.length;
    this.#young.set(object, text);
    return text;
  }
}

const objectTexts = new RecentTexts<KubeObject>();
const metadataTexts = new RecentTexts<KubeObject['metadata']>();
