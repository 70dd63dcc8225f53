/** The order of a list that a patch was merged into (strategicpatch, normalizeElementOrder). */

export type KeyOf = (item: unknown, index: number) => unknown;

/**
 * The items in the order that the patch wants. Those that it does not tell of keep the order that they had, and each
 * stands before the first wanted one that it stood before.
 */
export function inOrder(
  items: readonly unknown[],
  wanted: readonly unknown[],
  before: readonly unknown[],
  keyOf: KeyOf,
): readonly unknown[] {
  const wantedPlaces = placesOf(wanted, keyOf);
  const oldPlaces = placesOf(before, keyOf);
  const entries = items.map((item, index) => ({ item, key: keyOf(item, index) }));
  const told = sorted(
    entries.filter(({ key }) => wantedPlaces.has(key)),
    wantedPlaces,
  );
  const others = sorted(
    entries.filter(({ key }) => !wantedPlaces.has(key)),
    oldPlaces,
  );
  return interleaved(others, told, oldPlaces).map(({ item }) => item);
}

interface Entry {
  readonly item: unknown;
  readonly key: unknown;
}

type Places = ReadonlyMap<unknown, number>;

function placesOf(items: readonly unknown[], keyOf: KeyOf): Places {
  const places = new Map<unknown, number>();
  items.forEach((item, index) => {
    const key = keyOf(item, index);
    if (!places.has(key)) places.set(key, index);
  });
  return places;
}

/** What has no place stays where it is. */
function sorted(entries: readonly Entry[], places: Places): readonly Entry[] {
  return entries.toSorted((a, b) => {
    const [left, right] = [places.get(a.key), places.get(b.key)];
    return left === undefined || right === undefined ? 0 : left - right;
  });
}

function interleaved(others: readonly Entry[], told: readonly Entry[], places: Places): readonly Entry[] {
  const result: Entry[] = [];
  let next = 0;
  for (const entry of told) {
    const place = places.get(entry.key);
    for (let other = others[next]; other !== undefined; other = others[next]) {
      const otherPlace = places.get(other.key);
      if (place === undefined || otherPlace === undefined || otherPlace >= place) break;
      result.push(other);
      next += 1;
    }
    result.push(entry);
  }
  return [...result, ...others.slice(next)];
}
