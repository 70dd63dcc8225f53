import type { AnyObject, Container } from '../../kubernetes/objects.ts';
import { changeContainers, containerFilter, podContainers } from '../changes.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { changeFlags } from '../creation.ts';
import { nameProblem } from '../environment-names.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, booleanFlag, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { namespaceFor, parseResources, visit } from '../resources.ts';

type Variable = NonNullable<Container['env']>[number];

interface Changes {
  readonly set: readonly Variable[];
  readonly removed: readonly string[];
}

export const setEnv: Command = {
  flags: [
    ...changeFlags,
    ...selectorFlags,
    boolean('all'),
    text('containers', { short: 'c', complete: 'container' }),
    list('env', { short: 'e' }),
    text('from'),
    list('keys'),
    text('prefix'),
    boolean('list'),
    boolean('resolve'),
    boolean('overwrite'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    ...unsupported('local'),
  ],
  operands: 'resources',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const words = operands.filter((word) => !isChange(word));
    const changes = changesOf(invocation, operands.filter(isChange));
    const resources = resourcesToChange(invocation, words);
    visit(invocation, resources, (object) => {
      if (booleanFlag(flags, 'list')) invocation.out(...listing(invocation, object));
      else change(invocation, object, changes);
    });
  },
};

function isChange(word: string): boolean {
  return word.includes('=') || (word.endsWith('-') && word.length > 1 && !word.includes('/'));
}

function changesOf(invocation: Invocation, words: readonly string[]): Changes {
  const { flags } = invocation.arguments;
  const pairs = [...words.filter((word) => word.includes('=')), ...(flags.get('env') ?? [])];
  const removed = words.filter((word) => !word.includes('=')).map((word) => word.slice(0, -1));
  const set = pairs.map((pair) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const wrong = nameProblem(name);
    if (wrong !== undefined) {
      throw new KubectlError(`${JSON.stringify(name)} is not a valid key name: ${wrong}`);
    }
    return { name, value };
  });
  if (removed.some((name) => set.some((each) => each.name === name))) {
    throw new KubectlError(
      'can not both modify and remove the same environment variable in the same command',
    );
  }
  return { set: [...set, ...imported(invocation)], removed };
}

/** `--from=configmap/settings`: a variable for each key. */
function imported(invocation: Invocation): readonly Variable[] {
  const { flags } = invocation.arguments;
  const from = textFlag(flags, 'from');
  const keys = listFlag(flags, 'keys');
  if (from === undefined) {
    if (keys.length === 0) return [];
    throw new KubectlError('when specifying --keys, a configmap or secret must be provided with --from');
  }
  const source = sourceNamed(invocation, from);
  const { name } = source.metadata;
  const prefix = textFlag(flags, 'prefix') ?? '';
  return Object.keys(source.data ?? {})
    .filter((key) => keys.length === 0 || keys.includes(key))
    .map((key) => ({
      name: `${prefix}${variableName(invocation, key)}`,
      valueFrom:
        source.kind === 'Secret' ? { secretKeyRef: { name, key } } : { configMapKeyRef: { name, key } },
    }));
}

function sourceNamed(invocation: Invocation, from: string) {
  const resources = parseResources([from]);
  const [named] = resources.type === 'named' ? resources.names : [];
  if (named === undefined) throw new KubectlError('resource(s) were provided, but no name was specified');
  const { kind, name } = named;
  const object = invocation.cluster.get(kind, namespaceFor(kind, invocation), name);
  if (object.kind === 'ConfigMap' || object.kind === 'Secret') return object;
  throw new KubectlError(`unsupported resource specified in --from`);
}

function variableName(invocation: Invocation, key: string): string {
  const name = key.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  if (name !== key) invocation.err(`Warning: key ${key} transferred to ${name}`);
  return name;
}

function change(invocation: Invocation, object: AnyObject, changes: Changes): void {
  const isMeant = containerFilter(invocation);
  const { containers, initContainers } = podContainers(object);
  if (![...containers, ...initContainers].some(isMeant)) {
    const wanted = JSON.stringify(textFlag(invocation.arguments.flags, 'containers') ?? '*');
    invocation.err(
      `Warning: ${object.kind}/${object.metadata.name} does not have any containers matching ${wanted}`,
    );
    return;
  }
  const keeps = textFlag(invocation.arguments.flags, 'overwrite') === 'false';
  changeContainers(invocation, object, 'env updated', (container) => {
    if (!isMeant(container)) return container;
    if (keeps) requireNew(container, changes);
    const { env: _, ...rest } = container;
    const env = changed(container.env ?? [], changes);
    return env.length > 0 || container.env !== undefined ? { ...rest, env } : container;
  });
}

function requireNew({ env = [] }: Container, { set }: Changes): void {
  for (const { name, value } of set) {
    const before = env.find((each) => each.name === name);
    if (before === undefined || before.value === value) continue;
    throw new KubectlError(`'${name}' already has a value (${before.value ?? ''}), and --overwrite is false`);
  }
}

function changed(env: readonly Variable[], { set, removed }: Changes): Variable[] {
  const kept = env.filter(({ name }) => !removed.includes(name));
  const updated = kept.map((each) => set.findLast(({ name }) => name === each.name) ?? each);
  const added = set.filter(
    ({ name }, index) =>
      !kept.some((each) => each.name === name) && set.findLastIndex((each) => each.name === name) === index,
  );
  return [...updated, ...added];
}

function listing(invocation: Invocation, object: AnyObject): string[] {
  const { containers, initContainers } = podContainers(object);
  return [...containers, ...initContainers]
    .filter(containerFilter(invocation))
    .flatMap(({ name, env = [] }) => [
      `# ${object.kind} ${object.metadata.name}, container ${name}`,
      ...env.map(variableLine),
    ]);
}

function variableLine({ name, value, valueFrom }: Variable): string {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom ?? {};
  if (configMapKeyRef) return `# ${name} from configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `# ${name} from secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (fieldRef) return `# ${name} from field path ${fieldRef.fieldPath}`;
  if (resourceFieldRef) return `# ${name} from resource field path ${resourceFieldRef.resource}`;
  return `${name}=${value ?? ''}`;
}
