/** Objects that are a little different from each other and, more often than not, valid. */
import type { Arbitrary } from 'fast-check';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { isFields } from '../../source/lib/fields.ts';
import { fc } from './properties.ts';
import { richManifests } from './rich-manifests.ts';

/** What stands under each name of a field somewhere: what a field holds elsewhere fits here, too, as a rule. */
const held = new Map<string, unknown[]>();
for (const manifest of richManifests) collect(manifest, '');

function collect(value: unknown, name: string): void {
  const known = held.get(name);
  if (known === undefined) held.set(name, [value]);
  else known.push(value);
  if (Array.isArray(value)) for (const item of value) collect(item, `${name}[]`);
  else if (isFields(value)) for (const [field, part] of Object.entries(value)) collect(part, field);
}

/** One change: where it hits (each number picks a child, modulo how many there are), and what it does there. */
interface Variation {
  readonly aim: readonly number[];
  readonly choice: number;
}

const variation: Arbitrary<Variation> = fc.record({
  aim: fc.array(fc.nat(20), { minLength: 1, maxLength: 7 }),
  choice: fc.nat(100),
});

export const variations = fc.array(variation, { maxLength: 3 });

export function varied(manifest: Manifest, changes: readonly Variation[]): Manifest {
  const { apiVersion, kind, metadata } = manifest;
  const next = changes.reduce<unknown>(
    (object, { aim, choice }) => changed(object, '', aim, choice),
    manifest,
  );
  const { name, namespace, uid, resourceVersion } = metadata;
  const marks = { name, ...(namespace && { namespace }), ...(uid && { uid, resourceVersion }) };
  const fields = next as Manifest;
  const { finalizers, ...rest } = isFields(fields.metadata) ? fields.metadata : {};
  // A patch can not tell twins in a list of finalizers apart.
  const once = Array.isArray(finalizers) && { finalizers: [...new Set(finalizers)] };
  return { ...fields, apiVersion, kind, metadata: { ...rest, ...once, ...marks } } as Manifest;
}

function changed(value: unknown, name: string, [first, ...rest]: readonly number[], choice: number): unknown {
  if (Array.isArray(value) && value.length > 0 && first !== undefined) {
    const at = first % value.length;
    if (choice % 5 === 0) return value.toSpliced(at, 1);
    return value.toSpliced(at, 1, changed(value[at], `${name}[]`, rest, choice));
  }
  const fields = isFields(value) ? Object.keys(value) : [];
  const field = first === undefined ? undefined : fields[first % Math.max(1, fields.length)];
  if (!isFields(value) || field === undefined) return another(value, name, choice);
  const { [field]: part, ...others } = value;
  const isTaken = rest.length === 0 && choice % 5 === 0;
  return isTaken ? others : { ...value, [field]: changed(part, field, rest, choice) };
}

function another(value: unknown, name: string, choice: number): unknown {
  const all = held.get(name) ?? [value];
  return all[choice % all.length];
}
