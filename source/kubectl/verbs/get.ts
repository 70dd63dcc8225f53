import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { printTable, toJson, toYaml } from '../../printers/index.ts';
import { type Command, type Invocation, outputFlag, selectorFlags } from '../command.ts';
import { customColumns } from '../custom-columns.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, booleanFlag, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { jsonPath, pathValues } from '../json-path.ts';
import { nameOf, nothingFound, type Resources, visit } from '../resources.ts';

export const get: Command = {
  flags: [
    outputFlag,
    ...selectorFlags,
    text('field-selector'),
    boolean('show-labels'),
    boolean('show-kind'),
    boolean('show-managed-fields'),
    list('label-columns', { short: 'L' }),
    text('sort-by'),
    boolean('no-headers'),
    boolean('ignore-not-found'),
    list('filename', { short: 'f' }),
    boolean('watch', { short: 'w', unsupported: true }),
    ...unsupported('watch-only', 'raw', 'subresource', 'template', 'recursive'),
  ],
  operands: 'resources',
  run(invocation) {
    const resources = resourcesOf(invocation);
    const objects: AnyObject[] = [];
    visit(invocation, resources, (object) => objects.push(object));
    invocation.out(...linesOf(invocation, resources, sorted(objects, invocation)));
  },
};

const mustName = `Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

function resourcesOf(invocation: Invocation): Resources {
  const { operands, flags } = invocation.arguments;
  if (operands.length > 0 || flags.has('filename')) return resourcesMeant(invocation, mustName);
  invocation.err(
    'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.',
    '',
  );
  throw new KubectlError(mustName);
}

function sorted(objects: readonly AnyObject[], { arguments: { flags } }: Invocation): readonly AnyObject[] {
  const path = textFlag(flags, 'sort-by');
  if (path === undefined) return objects;
  const keys = new Map(objects.map((object) => [object, pathValues(path, object)[0]]));
  return [...objects].sort((one, other) => compare(keys.get(one), keys.get(other)));
}

/** What is missing comes first; numbers by size, texts by letters. */
function compare(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function linesOf(invocation: Invocation, resources: Resources, objects: readonly AnyObject[]): string[] {
  const { flags } = invocation.arguments;
  const [format = '', ...rest] = (textFlag(flags, 'output') ?? '').split('=');
  const argument = rest.join('=');
  switch (format) {
    case '':
    case 'wide':
      return tables(invocation, resources, objects, format === 'wide');
    case 'name':
      return objects.map(nameOf);
    case 'yaml':
    case 'json':
      return documentLines(invocation, resources, objects, format === 'yaml' ? toYaml : toJson);
    case 'jsonpath':
      return jsonPath(argument, asOne(resources, objects)).split('\n');
    case 'custom-columns':
      return customColumns(argument, objects, booleanFlag(flags, 'no-headers'));
    default:
      throw new KubectlError(
        `unable to match a printer suitable for the output format "${format}", allowed formats are: custom-columns,json,jsonpath,name,wide,yaml`,
      );
  }
}

/** One table a kind, a blank line between them. */
function tables(
  invocation: Invocation,
  resources: Resources,
  objects: readonly AnyObject[],
  wide: boolean,
): string[] {
  const { flags } = invocation.arguments;
  const groups = groupedByKind(objects);
  if (groups.length === 0 && invocation.exitCode === 0 && !booleanFlag(flags, 'ignore-not-found')) {
    invocation.err(nothingFound(invocation, resources));
  }
  const options = {
    now: invocation.cluster.now,
    read: invocation.cluster.read,
    wide,
    withNamespace: booleanFlag(flags, 'all-namespaces'),
    withKind: resources.kinds.length > 1 || booleanFlag(flags, 'show-kind'),
    showLabels: booleanFlag(flags, 'show-labels'),
    labelColumns: listFlag(flags, 'label-columns'),
    noHeaders: booleanFlag(flags, 'no-headers'),
  };
  return groups.flatMap(([kind, members], index) => [
    ...(index > 0 ? [''] : []),
    ...printTable(kind, members, options),
  ]);
}

function groupedByKind(objects: readonly AnyObject[]): [Kind, AnyObject[]][] {
  const groups = new Map<Kind, AnyObject[]>();
  for (const object of objects) groups.set(object.kind, [...(groups.get(object.kind) ?? []), object]);
  return [...groups];
}

function documentLines(
  { arguments: { flags } }: Invocation,
  resources: Resources,
  objects: readonly AnyObject[],
  serialise: typeof toYaml,
): string[] {
  if (objects.length === 0 && resources.type === 'named') return [];
  const managedFields = booleanFlag(flags, 'show-managed-fields');
  return serialise(asOne(resources, objects), { managedFields }).split('\n');
}

/** The one object that was named, or a List. */
function asOne(resources: Resources, objects: readonly AnyObject[]): object {
  if (resources.type === 'named' && resources.names.length === 1 && objects.length === 1) return objects[0]!;
  return { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };
}
