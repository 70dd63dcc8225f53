/**
 * Which fields does a schema know? Its compiled validator tells by what it looks at: it asks every object for each
 * field that it knows, and goes through all keys of those that are maps. So a field that is there but was never
 * asked for is unknown, and the names that were asked for are the known ones.
 */
import { isFields } from '../lib/fields.ts';

export interface Observation {
  /** `spec.template`; empty for the object itself. */
  readonly path: string;
  /** Fields that are there and that nobody asked for. */
  readonly unread: readonly string[];
  /** All names that were asked for. */
  readonly known: readonly string[];
}

interface Watched {
  readonly value: Record<string, unknown>;
  readonly asked: Set<string>;
  isMap: boolean;
}

/** A stand-in for the value that remembers what is asked of it, and what was asked so far. */
export function observe(value: unknown): { observed: unknown; observations(): Observation[] } {
  const watched = new Map<string, Watched>();
  return {
    observed: standIn(value, '', watched),
    observations: () => [...watched].flatMap(([path, each]) => summarise(path, each)),
  };
}

function standIn(value: unknown, path: string, watched: Map<string, Watched>): unknown {
  // Copies, because a proxy of something frozen could not hand out stand-ins for its parts.
  if (Array.isArray(value)) {
    return new Proxy([...value], {
      get: (target, key) => {
        const item: unknown = Reflect.get(target, key);
        return typeof key === 'string' && /^\d+$/.test(key)
          ? standIn(item, `${path}[${key}]`, watched)
          : item;
      },
    });
  }
  return isFields(value) ? objectStandIn({ ...value }, path, watched) : value;
}

function objectStandIn(value: Record<string, unknown>, path: string, watched: Map<string, Watched>): unknown {
  const record = watched.get(path) ?? { value, asked: new Set<string>(), isMap: false };
  watched.set(path, record);
  return new Proxy(value, {
    get: (target, key) => {
      if (typeof key === 'symbol') return Reflect.get(target, key);
      record.asked.add(key);
      return standIn(target[key], path === '' ? key : `${path}.${key}`, watched);
    },
    ownKeys: (target) => {
      record.isMap = true;
      return Reflect.ownKeys(target);
    },
  });
}

/** Nothing asked at all: the schema takes whatever is there. */
function summarise(path: string, { value, asked, isMap }: Watched): Observation[] {
  if (isMap || asked.size === 0) return [];
  const unread = Object.keys(value).filter((name) => !asked.has(name));
  return unread.length === 0 ? [] : [{ path, unread, known: [...asked] }];
}
