import type { Node } from '../../kubernetes/objects.ts';
import { qualifiedNameErrors } from '../../kubernetes/validation/names.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag } from '../flags.ts';
import { parseResources, type Resources, visit } from '../resources.ts';

type Taint = NonNullable<Node['spec']['taints']>[number];

interface Change {
  readonly key: string;
  readonly value: string;
  /** Empty: of any effect. */
  readonly effect: string;
  readonly removes: boolean;
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const taint: Command = {
  flags: [
    ...changeFlags,
    ...selectorFlags.filter(({ name }) => name === 'selector'),
    boolean('all'),
    boolean('overwrite'),
  ],
  operands: 'taints',
  run(invocation) {
    const { operands, flags } = invocation.arguments;
    const [type, ...words] = operands;
    if (type === undefined) {
      throw new KubectlError('one or more resources must be specified as <resource> <name>');
    }
    const first = words.findIndex(isChange);
    const names = first < 0 ? words : words.slice(0, first);
    const changes = (first < 0 ? [] : words.slice(first)).map(parsedChange);
    if (changes.length === 0) throw new KubectlError('at least one taint update is required');
    checkClashes(changes);
    const isSelecting = booleanFlag(flags, 'all') || flags.has('selector');
    const resources = nodesOf(type, names, isSelecting);
    visit(invocation, resources, ({ metadata }) => {
      change(invocation, invocation.cluster.get('Node', undefined, metadata.name), changes);
    });
  },
};

function isChange(word: string): boolean {
  return word.includes('=') || word.includes(':') || word.endsWith('-');
}

function nodesOf(type: string, names: readonly string[], isSelecting: boolean): Resources {
  if (type.includes('/')) throw new KubectlError(`the server doesn't have a resource type "${type}"`);
  const resources = parseResources([type, ...names]);
  if (resources.kinds.some((kind) => kind !== 'Node')) {
    throw new KubectlError(`invalid resource type ${type}, only node types are supported`);
  }
  if (names.length === 0 && !isSelecting) {
    throw new KubectlError("at least one resource name must be specified since 'all' parameter is not set");
  }
  return resources;
}

const usage = "\nSee 'kubectl taint -h' for help and examples";

function parsedChange(word: string): Change {
  if (!isChange(word)) {
    throw new KubectlError(`all resources must be specified before taint changes: ${word}`);
  }
  const removes = word.endsWith('-');
  const parts = (removes ? word.slice(0, -1) : word).split(':');
  const [name = '', effect = ''] = parts;
  // Without an effect there is no value either.
  const [key = '', value = '', ...more] = parts.length === 1 ? [name] : name.split('=');
  if (parts.length > 2 || more.length > 0) throw new KubectlError(`invalid taint spec: ${word}${usage}`);
  const [wrong] = qualifiedNameErrors(key);
  if (wrong !== undefined) throw new KubectlError(`invalid taint spec: ${word}, ${wrong}${usage}`);
  if (effect !== '' && !effects.includes(effect)) {
    throw new KubectlError(`invalid taint effect: ${effect}, unsupported taint effect${usage}`);
  }
  if (effect === '' && !removes) throw new KubectlError(`invalid taint spec: ${word}${usage}`);
  return { key, value, effect, removes };
}

function checkClashes(changes: readonly Change[]): void {
  const isAlike = (one: Change, other: Change) => one.key === other.key && one.effect === other.effect;
  const added = changes.filter(({ removes }) => !removes);
  const removed = changes.filter(({ removes }) => removes);
  const twice = added.find((each, index) => added.findIndex((other) => isAlike(each, other)) !== index);
  if (twice !== undefined) {
    const { key, value, effect } = twice;
    throw new KubectlError(
      `duplicated taints with the same key and effect: {${key} ${value} ${effect} <nil>}${usage}`,
    );
  }
  const both = added.filter((each) => removed.some((other) => isAlike(each, other)));
  if (both.length > 0) {
    const shown = both.map(({ key, effect }) => `${key}=${effect}`).join(',');
    throw new KubectlError(
      `can not both modify and remove the following taint(s) in the same command: ${shown}`,
    );
  }
}

function change(invocation: Invocation, node: Node, changes: readonly Change[]): void {
  const present = node.spec.taints ?? [];
  const { name } = node.metadata;
  const overwrites = booleanFlag(invocation.arguments.flags, 'overwrite');
  const added = changes.filter(({ removes }) => !removes);
  const removed = changes.filter(({ removes }) => removes);
  if (!overwrites && added.some((each) => present.some((taint) => concerns(each, taint)))) {
    throw new KubectlError(
      `node ${name} already has a taint(s) with same effect(s) and --overwrite is false`,
    );
  }
  const missing = removed.find((each) => !present.some((taint) => concerns(each, taint)));
  if (missing !== undefined) throw new KubectlError(notFound(missing));
  const kept = present.filter((taint) => !changes.some((each) => concerns(each, taint)));
  const taints = [
    ...added.map(({ key, value, effect }) => ({ key, ...(value && { value }), effect })),
    ...kept,
  ];
  const patch = { type: 'merge' as const, body: { spec: { taints: taints.length > 0 ? taints : null } } };
  tell(
    invocation,
    invocation.cluster.patch('Node', undefined, name, patch, writingOf(invocation)),
    added.length === 0 ? 'untainted' : overwrites ? 'modified' : 'tainted',
  );
}

function concerns({ key, effect }: Change, taint: Taint): boolean {
  return taint.key === key && (effect === '' || taint.effect === effect);
}

function notFound({ key, effect }: Change): string {
  return `taint "${effect === '' ? key : `${key}:${effect}`}" not found`;
}
