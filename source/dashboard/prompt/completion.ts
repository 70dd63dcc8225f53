/** How a `:` line could go on: kinds with their short names and counts, namespaces, kubectl's own words. */
import { type Kind, type KindInfo, kinds, storedKinds } from '../../kubernetes/kinds.ts';
import { namespaceNames } from '../namespaces.ts';
import type { World } from '../world.ts';
import type { Candidate, Completions } from './prompt.ts';

/** `namespace`: the one that kubectl lines mean without `-n`. */
export function completionsOf(text: string, world: World, namespace: string): Completions {
  if (/^\s*(kubectl|k)\s/.test(text)) {
    const { start, candidates } = world.completeKubectl(text, namespace);
    return { start, candidates: candidates.map((candidate) => ({ text: candidate })) };
  }
  const start = text.search(/\S*$/);
  const typed = text.slice(start);
  return {
    start,
    candidates: text.slice(0, start).trim() === '' ? firstWords(typed, world) : secondWords(typed, world),
  };
}

/** The word that a beginning most probably means. */
export function bestWord(typed: string, world: World): string | undefined {
  return firstWords(typed, world)[0]?.text;
}

/** Names that begin so, then names that contain it. */
function firstWords(typed: string, world: World): readonly Candidate[] {
  const wanted = typed.toLowerCase();
  const ranked = [...kindWords(world), ...others].map((word) => ({ ...word, rank: rankOf(word, wanted) }));
  return [0, 1, 2].flatMap((rank) =>
    ranked.filter((word) => word.rank === rank).map(({ text, note }) => ({ text, note })),
  );
}

interface Word {
  readonly text: string;
  readonly note: string;
  readonly aliases: readonly string[];
}

const others: readonly Word[] = [
  { text: 'kubectl', note: 'any kubectl line', aliases: [] },
  { text: 'commands', note: 'so far', aliases: [] },
  { text: 'help', note: 'every key', aliases: [] },
  { text: 'quit', note: 'leave', aliases: ['q'] },
];

/** The views that people look for most come first. */
const prominent: readonly Kind[] = ['Pod', 'Deployment', 'ReplicaSet', 'Job', 'Event', 'Node', 'Namespace'];

function kindWords({ cluster }: World): readonly Word[] {
  const ordered = [...prominent, ...storedKinds.filter((kind) => !prominent.includes(kind))];
  return ordered.map((kind) => {
    const { plural, shortNames, singular }: KindInfo = kinds[kind];
    const count = cluster.read.list(kind).length;
    return { text: plural, note: [...shortNames, `${count}`].join(' '), aliases: [...shortNames, singular] };
  });
}

function rankOf({ text, aliases }: Word, typed: string): number {
  if (aliases.includes(typed) || text === typed) return 0;
  if ([text, ...aliases].some((name) => name.startsWith(typed))) return 1;
  return text.includes(typed) ? 2 : 3;
}

function secondWords(typed: string, { cluster }: World): readonly Candidate[] {
  const names = ['all', ...namespaceNames(cluster.read)];
  const beginning = names.filter((name) => name.startsWith(typed));
  const containing = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...beginning, ...containing].map((text) => ({ text }));
}
