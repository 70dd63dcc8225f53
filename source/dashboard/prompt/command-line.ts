/** What a `:` line means: a kind (with a namespace, with a filter), a kubectl line, or a word of our own. */
import { hereDocumentOf } from '../../kubectl/here-document.ts';
import { isStored, type Kind, kindOfWord, kinds } from '../../kubernetes/kinds.ts';
import { namespaceNames } from '../namespaces.ts';
import type { World } from '../world.ts';
import { bestWord } from './completion.ts';

export type Place = 'same' | 'all' | { readonly namespace: string };

export type Command =
  | { readonly type: 'list'; readonly kind: Kind; readonly place: Place; readonly filter: string }
  | { readonly type: 'namespace'; readonly place: Place }
  | { readonly type: 'kubectl'; readonly line: string }
  | { readonly type: 'quit' | 'help' | 'commands' }
  | { readonly type: 'nothing' }
  | { readonly type: 'unknown'; readonly problem: string };

export const ownWords = {
  q: 'quit',
  'q!': 'quit',
  quit: 'quit',
  exit: 'quit',
  help: 'help',
  '?': 'help',
  commands: 'commands',
} as const;

export function parseCommand(text: string, world: World): Command {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(text) ?? [];
  if (word === '') return { type: 'nothing' };
  const document = word === 'cat' ? hereDocumentOf(text) : undefined;
  if (document !== undefined) return { type: 'kubectl', line: `${document.command} <<${document.end}` };
  if (word === 'kubectl' || word === 'k') return { type: 'kubectl', line: `kubectl ${rest}`.trim() };
  if (isOwnWord(word)) return { type: ownWords[word] };
  const kind = kindOfWord(word) ?? kindOfWord(bestWord(word, world) ?? '');
  if (kind === undefined)
    return { type: 'unknown', problem: `there is no "${word}" here; tab shows what there is` };
  // Usage is worked out when it is asked for: a list that follows changes would never move.
  if (!isStored(kind))
    return { type: 'kubectl', line: `kubectl top ${kind === 'PodMetrics' ? 'pods' : 'nodes'}` };
  return listOf(kind, rest, world);
}

/** `NAMESPACE`, `-n NAMESPACE`, `all` or `-A`, then `/FILTER`. */
function listOf(kind: Kind, rest: string, world: World): Command {
  const [, where = '', filter = ''] = /^(.*?)\s*(?:\/(.*))?$/s.exec(rest) ?? [];
  const name = where.replace(/^(-n|--namespace)[ =]/, '').trim();
  const place = placeOf(name);
  if (typeof place === 'object' && !namespaceNames(world.cluster.read).includes(place.namespace)) {
    return { type: 'unknown', problem: `there is no namespace "${place.namespace}"` };
  }
  if (kind === 'Namespace' && place !== 'same') return { type: 'namespace', place };
  if (!kinds[kind].namespaced && place !== 'same') {
    return { type: 'unknown', problem: `${kinds[kind].plural} are in no namespace` };
  }
  return { type: 'list', kind, place, filter };
}

function placeOf(name: string): Place {
  if (name === '') return 'same';
  return ['all', '*', '-A', '--all-namespaces', '0'].includes(name) ? 'all' : { namespace: name };
}

function isOwnWord(word: string): word is keyof typeof ownWords {
  return Object.hasOwn(ownWords, word);
}
