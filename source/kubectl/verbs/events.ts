import type { Event } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { alignRows, columnsOf, eventAge, GrowingTable, lastSeen } from '../../printers/index.ts';
import { allNamespacesFlag, type Command, type Invocation, type Ongoing, outputFlag } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, integer, list, listFlag, text, textFlag } from '../flags.ts';
import { type Format, formatOf, inFormat, templateFlags, unknownFormat } from '../output.ts';
import { nameOf, parseResources } from '../resources.ts';

/** Events by time, unlike `get events`. */
export const events: Command = {
  flags: [
    allNamespacesFlag,
    outputFlag,
    ...templateFlags,
    integer('chunk-size'),
    text('for'),
    list('types', { complete: ['Normal', 'Warning'] }),
    boolean('no-headers'),
    boolean('watch', { short: 'w' }),
  ],
  run(invocation) {
    const { flags } = invocation.arguments;
    const everywhere = booleanFlag(flags, 'all-namespaces');
    if (booleanFlag(flags, 'watch')) {
      invocation.goOn(follow(invocation));
      return;
    }
    const { read } = invocation.cluster;
    const isWanted = wanted(invocation);
    const shown = read
      .list('Event', everywhere ? undefined : invocation.namespace)
      .filter(isWanted)
      .sort((one, other) => moment(one) - moment(other));
    if (shown.length === 0) {
      invocation.err(
        everywhere ? 'No events found.' : `No events found in ${invocation.namespace} namespace.`,
      );
      return;
    }
    const format = formatOf(flags);
    if (format !== undefined) {
      invocation.out(...documentLines(invocation, format, shown));
      return;
    }
    const rows = shown.map((event) => rowOf(event, invocation));
    invocation.out(...alignRows([...headers(invocation), ...rows]));
  },
};

function documentLines(
  { arguments: { flags } }: Invocation,
  format: Format,
  shown: readonly Event[],
): readonly string[] {
  if (format.name === 'name') return shown.map(nameOf);
  const list = { apiVersion: 'v1', items: shown, kind: 'EventList', metadata: {} };
  const lines = inFormat(format, list, flags);
  if (lines === undefined) throw unknownFormat(format);
  return lines;
}

/** Those there are, then whatever happens. */
function* follow(invocation: Invocation): Ongoing {
  const { cluster, namespace, arguments: parsed } = invocation;
  const isWanted = wanted(invocation);
  const watch = cluster.follow('Event', booleanFlag(parsed.flags, 'all-namespaces') ? {} : { namespace });
  const table = new GrowingTable();
  let isFirst = true;
  for (;;) {
    for (const { type, object } of watch.take()) {
      // An event that is forgotten after an hour is no news.
      if (type === 'DELETED' || type === 'BOOKMARK' || !isWanted(object)) continue;
      invocation.out(...table.add([...(isFirst ? headers(invocation) : []), rowOf(object, invocation)]));
      isFirst = false;
    }
    yield {};
  }
}

/** The row of titles, if it is wanted. */
function headers({ arguments: { flags } }: Invocation): readonly string[][] {
  if (booleanFlag(flags, 'no-headers')) return [];
  const titles = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
  return [booleanFlag(flags, 'all-namespaces') ? ['NAMESPACE', ...titles] : titles];
}

function rowOf(event: Event, invocation: Invocation): string[] {
  const everywhere = booleanFlag(invocation.arguments.flags, 'all-namespaces');
  return [...(everywhere ? [event.metadata.namespace ?? ''] : []), ...cells(event, invocation)];
}

function moment(event: Event): number {
  return parseTimestamp(lastSeen(event)) ?? 0;
}

function wanted({ arguments: { flags } }: Invocation): (event: Event) => boolean {
  const types = listFlag(flags, 'types');
  const about = textFlag(flags, 'for');
  if (types.some((type) => type !== 'Normal' && type !== 'Warning')) {
    throw new KubectlError('valid --types are Normal or Warning');
  }
  if (about !== undefined && !about.includes('/')) throw notSlashed();
  const resources = about === undefined ? undefined : parseResources([about]);
  if (resources?.type === 'kinds') throw notSlashed();
  return ({ type = '', involvedObject: { kind, name } }) =>
    (types.length === 0 || types.includes(type)) &&
    (resources === undefined || resources.names.some((each) => each.kind === kind && each.name === name));
}

function notSlashed(): KubectlError {
  return new KubectlError('--for must be in resource/name form');
}

function cells(event: Event, { cluster: { now } }: Invocation): string[] {
  const columns = new Map(
    columnsOf('Event').map((column) => [column.name, column.value(event, { now }).text]),
  );
  const { kind = '', name = '' } = event.involvedObject;
  const [type = '', reason = '', message = ''] = ['Type', 'Reason', 'Message'].map((each) =>
    columns.get(each),
  );
  return [eventAge(event, now), type, reason, cleanText(`${kind}/${name}`), message];
}
