/** Pod template hashes: what tells the ReplicaSets of a Deployment apart (pkg/util/hash, controller.ComputeHash). */
import { compareText } from '../lib/compare-text.ts';
import { hash32 } from '../lib/hash.ts';
import type { PodTemplateSpec } from './objects.ts';
import { safeAlphabet } from './safe-alphabet.ts';
import { semanticEqual } from './semantic-equal.ts';

export const templateHashLabel = 'pod-template-hash';

/** The hash of a template without its hash label. `collisionCount` moves it out of the way of another template's. */
export function templateHash(template: PodTemplateSpec, collisionCount?: number): string {
  const collision = collisionCount === undefined ? '' : `#${collisionCount}`;
  return safeEncode(String(hash32(stablePrint(withoutHash(template)) + collision)));
}

/** Whether two templates make the same pods, the hash label aside. */
export function sameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean {
  return a === b || semanticEqual(withoutHash(a), withoutHash(b));
}

export function safeEncode(text: string): string {
  return [...text].map((character) => safeAlphabet[character.charCodeAt(0) % safeAlphabet.length]).join('');
}

/** The template as its author wrote it. */
export function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const { [templateHashLabel]: _, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
}

/** JSON with sorted keys, so that the order of a manifest's lines does not matter. */
function stablePrint(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)))
      : part,
  );
}
