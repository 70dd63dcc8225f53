/** Pod template hashes: what tells the ReplicaSets of a Deployment apart (pkg/util/hash, controller.ComputeHash). */
import type { PodTemplateSpec } from './objects.ts';
import { semanticEqual } from './semantic-equal.ts';

export const templateHashLabel = 'pod-template-hash';

/** No vowels and no digits that look like them, so that no words come about. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** The hash of a template without its hash label. `collisionCount` moves it out of the way of another template's. */
export function templateHash(template: PodTemplateSpec, collisionCount?: number): string {
  const collision = collisionCount === undefined ? '' : `#${collisionCount}`;
  return safeEncode(String(fnv32a(stablePrint(withoutHash(template)) + collision)));
}

/** Whether two templates make the same pods, the hash label aside. */
export function sameTemplate(a: PodTemplateSpec, b: PodTemplateSpec): boolean {
  return a === b || semanticEqual(withoutHash(a), withoutHash(b));
}

export function safeEncode(text: string): string {
  return [...text].map((character) => alphabet[character.charCodeAt(0) % alphabet.length]).join('');
}

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { [templateHashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** JSON with sorted keys, so that the order of a manifest's lines does not matter. */
function stablePrint(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The 32-bit Fowler-Noll-Vo hash, variant 1a, of the text's UTF-8 bytes. */
function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
