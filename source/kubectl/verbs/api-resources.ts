import {
  allKinds,
  apiVersionOf,
  type Kind,
  type KindInfo,
  kinds,
  qualifiedResource,
} from '../../kubernetes/kinds.ts';
import { compareText } from '../../lib/compare-text.ts';
import { alignRows } from '../../printers/index.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, type Flags, list, listFlag, text, textFlag } from '../flags.ts';
import { everything } from '../resources.ts';

const readVerbs = ['get', 'list'];
const allVerbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

export const apiResources: Command = {
  flags: [
    text('api-group'),
    text('namespaced'),
    boolean('no-headers'),
    text('output', { short: 'o', complete: ['wide', 'name'] }),
    list('verbs'),
    list('categories'),
    text('sort-by', { complete: ['name', 'kind'] }),
    boolean('cached'),
  ],
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    if (operands.length > 0) {
      throw new KubectlError(
        `unexpected arguments: [${operands.join(' ')}]\nSee 'kubectl api-resources -h' for help and examples`,
      );
    }
    const output = textFlag(flags, 'output') ?? '';
    if (!['', 'wide', 'name'].includes(output)) throw new KubectlError(`--output ${output} is not available`);
    const shown = allKinds.filter((kind) => isMeant(kind, flags)).sort(orderIn(flags));
    if (output === 'name') {
      invocation.out(...shown.map(qualifiedResource));
      return;
    }
    const isWide = output === 'wide';
    const head = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];
    const heads = booleanFlag(flags, 'no-headers') ? [] : [isWide ? [...head, 'VERBS', 'CATEGORIES'] : head];
    invocation.out(...alignRows([...heads, ...shown.map((kind) => row(kind, isWide))]));
  },
};

function isMeant(kind: Kind, flags: Flags): boolean {
  const group = textFlag(flags, 'api-group');
  const namespaced = textFlag(flags, 'namespaced');
  const verbs = verbsOf(kind);
  return (
    (group === undefined || kinds[kind].group === group) &&
    (namespaced === undefined || `${kinds[kind].namespaced}` === namespaced) &&
    listFlag(flags, 'verbs').every((verb) => verbs.includes(verb)) &&
    listFlag(flags, 'categories').every((category) => category === 'all' && everything.includes(kind))
  );
}

function verbsOf(kind: Kind): readonly string[] {
  return kinds[kind].readOnly ? readVerbs : allVerbs;
}

function orderIn(flags: Flags): (one: Kind, other: Kind) => number {
  const order = textFlag(flags, 'sort-by');
  if (order === 'kind') return compareText;
  if (order === 'name') return (one, other) => compareText(kinds[one].plural, kinds[other].plural);
  if (order !== undefined && order !== '') throw new KubectlError('--sort-by accepts only name or kind');
  return (one, other) =>
    compareText(kinds[one].group, kinds[other].group) || compareText(kinds[one].plural, kinds[other].plural);
}

function row(kind: Kind, isWide: boolean): string[] {
  const info: KindInfo = kinds[kind];
  const cells = [info.plural, info.shortNames.join(','), apiVersionOf(kind), `${info.namespaced}`, kind];
  if (!isWide) return cells;
  return [...cells, verbsOf(kind).join(','), everything.includes(kind) ? 'all' : ''];
}
