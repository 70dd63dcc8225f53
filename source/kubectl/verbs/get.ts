import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { printTable, type TableOptions } from '../../printers/index.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { customColumns } from '../custom-columns.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, booleanFlag, type Flag, integer, list, listFlag, text, textFlag } from '../flags.ts';
import { pathValues } from '../json-path.ts';
import { commonFormats, formatOf, inFormat, templateFlags, unknownFormat } from '../output.ts';
import { rawLines } from '../raw.ts';
import { nameOf, nothingFound, type Resources, visit } from '../resources.ts';
import { asSubresource } from '../subresources.ts';
import { isWatch, watchFlags, watchResources } from './get-watch.ts';

const getOutputFlag: Flag = text('output', {
  short: 'o',
  complete: ['wide', 'yaml', 'json', 'name', 'jsonpath=', 'custom-columns=', 'go-template='],
});

export const get: Command = {
  flags: [
    getOutputFlag,
    ...templateFlags,
    ...selectorFlags,
    text('field-selector'),
    boolean('show-labels'),
    boolean('show-kind'),
    list('label-columns', { short: 'L' }),
    text('sort-by'),
    boolean('no-headers'),
    boolean('ignore-not-found'),
    list('filename', { short: 'f' }),
    ...watchFlags,
    boolean('recursive', { short: 'R' }),
    integer('chunk-size'),
    boolean('server-print'),
    text('subresource', { complete: ['status', 'scale'] }),
    text('raw'),
    text('kustomize', { short: 'k', unsupported: true }),
  ],
  operands: 'resources',
  run(invocation) {
    const { flags } = invocation.arguments;
    if (flags.has('raw')) {
      invocation.out(...rawLines(invocation));
      return;
    }
    const resources = resourcesOf(invocation);
    const objects: AnyObject[] = [];
    visit(invocation, resources, (object) => objects.push(object));
    const found = sorted(asSubresource(objects, invocation), invocation);
    if (!isWatch(invocation)) {
      invocation.out(...linesOf(invocation, resources, found));
      return;
    }
    watchResources(invocation, {
      resources,
      objects: found,
      options: () => tableOptions(invocation, resources),
      lines: (object) => linesOf(invocation, only(object), [object]),
    });
  },
};

function only({ kind, metadata: { name } }: AnyObject): Resources {
  return { type: 'named', names: [{ kind, name }], kinds: [kind] };
}

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
  const format = formatOf(flags);
  if (format === undefined || format.name === 'wide') return tables(invocation, resources, objects);
  switch (format.name) {
    case 'name':
      return objects.map(nameOf);
    case 'custom-columns':
      return customColumns(format.argument, objects, booleanFlag(flags, 'no-headers'));
    default: {
      // A complaint about the format comes before any about the objects.
      const isNothing = objects.length === 0 && resources.type === 'named';
      const lines = inFormat(format, asOne(resources, objects), flags);
      if (lines === undefined) throw unknownFormat(format, getFormats);
      return isNothing ? [] : lines;
    }
  }
}

const getFormats = [...commonFormats, 'custom-columns', 'custom-columns-file', 'wide'].toSorted();

/** One table a kind, a blank line between them. */
function tables(invocation: Invocation, resources: Resources, objects: readonly AnyObject[]): string[] {
  const { flags } = invocation.arguments;
  const groups = groupedByKind(objects);
  if (groups.length === 0 && invocation.exitCode === 0 && !booleanFlag(flags, 'ignore-not-found')) {
    invocation.err(nothingFound(invocation, resources));
  }
  const options = tableOptions(invocation, resources);
  return groups.flatMap(([kind, members], index) => [
    ...(index > 0 ? [''] : []),
    ...printTable(kind, members, options),
  ]);
}

function tableOptions({ cluster, arguments: { flags } }: Invocation, resources: Resources): TableOptions {
  return {
    now: cluster.now,
    read: cluster.read,
    wide: textFlag(flags, 'output') === 'wide',
    withNamespace: booleanFlag(flags, 'all-namespaces'),
    withKind: resources.kinds.length > 1 || booleanFlag(flags, 'show-kind'),
    showLabels: booleanFlag(flags, 'show-labels'),
    labelColumns: listFlag(flags, 'label-columns'),
    noHeaders: booleanFlag(flags, 'no-headers'),
  };
}

function groupedByKind(objects: readonly AnyObject[]): [Kind, AnyObject[]][] {
  const groups = new Map<Kind, AnyObject[]>();
  for (const object of objects) groups.set(object.kind, [...(groups.get(object.kind) ?? []), object]);
  return [...groups];
}

/** The one object that was named, or a List. */
function asOne(resources: Resources, objects: readonly AnyObject[]): object {
  if (resources.type === 'named' && resources.names.length === 1 && objects.length === 1) return objects[0]!;
  return { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };
}
