/** `kubectl get -w`: the objects there are, then a row for every change of one of them. */
import type { ListOptions, ObjectWatch } from '../../cluster/cluster.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { GrowingTable, type TableOptions, tableHeader, tableRow } from '../../printers/index.ts';
import type { Invocation, Ongoing } from '../command.ts';
import { customColumns } from '../custom-columns.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, type Flag, textFlag } from '../flags.ts';
import { namespaceFor, type Resources } from '../resources.ts';

export const watchFlags: readonly Flag[] = [
  boolean('watch', { short: 'w' }),
  boolean('watch-only'),
  boolean('output-watch-events'),
];

export function isWatch({ arguments: { flags } }: Invocation): boolean {
  return booleanFlag(flags, 'watch') || booleanFlag(flags, 'watch-only');
}

export interface Watched {
  readonly resources: Resources;
  /** What is there, in the order in which it is shown. */
  readonly objects: readonly AnyObject[];
  readonly options: () => TableOptions;
  /** One object in a format that is no table. */
  readonly lines: (object: AnyObject) => readonly string[];
}

/** Follows one kind, or one object. */
export function watchResources(invocation: Invocation, watched: Watched): void {
  if (invocation.exitCode !== 0) return;
  const { resources, objects } = watched;
  const [kind, ...more] = resources.kinds;
  if (kind === undefined || more.length > 0) {
    throw new KubectlError('you may only specify a single resource type');
  }
  const print = printerOf(invocation, kind, watched);
  const isOnlyChanges = booleanFlag(invocation.arguments.flags, 'watch-only');
  if (!isOnlyChanges) print(objects.map((object) => ({ type: 'ADDED', object })));
  if (resources.type === 'named' && resources.names.length > 1) {
    throw new KubectlError('you may only watch a single resource or type of resource at a time');
  }
  const watch = invocation.cluster.follow(kind, {
    ...selectionOf(invocation, kind, resources),
    resourceVersion: String(invocation.cluster.revision),
  });
  invocation.goOn(followChanges(watch, print));
}

function* followChanges(watch: ObjectWatch, print: Print): Ongoing {
  for (;;) {
    for (const event of watch.take()) {
      if (event.type !== 'BOOKMARK') print([event]);
    }
    yield {};
  }
}

function selectionOf(invocation: Invocation, kind: Kind, resources: Resources): ListOptions {
  const { flags } = invocation.arguments;
  const [named] = resources.type === 'named' ? resources.names : [];
  const namespace = named?.namespace ?? namespaceFor(kind, invocation);
  const labelSelector = textFlag(flags, 'selector');
  const fieldSelector = named ? `metadata.name=${named.name}` : textFlag(flags, 'field-selector');
  return {
    ...(namespace !== undefined && { namespace }),
    ...(labelSelector !== undefined && { labelSelector }),
    ...(fieldSelector !== undefined && { fieldSelector }),
  };
}

interface Seen {
  readonly type: string;
  readonly object: AnyObject;
}

type Print = (seen: readonly Seen[]) => void;

function printerOf(invocation: Invocation, kind: Kind, watched: Watched): Print {
  const { flags } = invocation.arguments;
  const [format = '', ...rest] = (textFlag(flags, 'output') ?? '').split('=');
  if (format === '' || format === 'wide') return tablePrinter(invocation, kind, watched);
  if (format === 'custom-columns') return columnsPrinter(invocation, rest.join('='));
  return documentPrinter(invocation, watched, format);
}

/** The header stands in front of the first row. */
function tablePrinter(invocation: Invocation, kind: Kind, { options }: Watched): Print {
  const table = new GrowingTable();
  const withEvents = booleanFlag(invocation.arguments.flags, 'output-watch-events');
  let needsHeader = !booleanFlag(invocation.arguments.flags, 'no-headers');
  return (seen) => {
    if (seen.length === 0) return;
    const now = options();
    const rows = seen.map(({ type, object }) => [
      ...(withEvents ? [type] : []),
      ...tableRow(kind, object, now),
    ]);
    const header = needsHeader ? [[...(withEvents ? ['EVENT'] : []), ...tableHeader(kind, now)]] : [];
    needsHeader = false;
    invocation.out(...table.add([...header, ...rows]));
  };
}

function columnsPrinter(invocation: Invocation, spec: string): Print {
  const table = new GrowingTable();
  let noHeaders = booleanFlag(invocation.arguments.flags, 'no-headers');
  return (seen) => {
    if (seen.length === 0) return;
    const objects = seen.map(({ object }) => object);
    invocation.out(...customColumns(spec, objects, noHeaders, (rows) => table.add(rows)));
    noHeaders = true;
  };
}

function documentPrinter(invocation: Invocation, { lines }: Watched, format: string): Print {
  let isFirst = true;
  return (seen) => {
    for (const { object } of seen) {
      if (format === 'yaml' && !isFirst) invocation.out('---');
      invocation.out(...lines(object));
      isFirst = false;
    }
  };
}
