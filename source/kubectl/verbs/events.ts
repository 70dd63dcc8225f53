import type { Event } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { alignRows, columnsOf, eventAge, lastSeen } from '../../printers/index.ts';
import { allNamespacesFlag, type Command, type Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, list, listFlag, text, textFlag } from '../flags.ts';
import { parseResources } from '../resources.ts';

/** Events by time, unlike `get events`. */
export const events: Command = {
  flags: [
    allNamespacesFlag,
    text('for'),
    list('types', { complete: ['Normal', 'Warning'] }),
    boolean('no-headers'),
    boolean('watch', { short: 'w', unsupported: true }),
  ],
  run(invocation) {
    const { flags } = invocation.arguments;
    const everywhere = booleanFlag(flags, 'all-namespaces');
    const { read } = invocation.cluster;
    const shown = read
      .list('Event', everywhere ? undefined : invocation.namespace)
      .filter(wanted(invocation))
      .sort((one, other) => moment(one) - moment(other));
    if (shown.length === 0) {
      invocation.err(
        everywhere ? 'No events found.' : `No events found in ${invocation.namespace} namespace.`,
      );
      return;
    }
    const heads = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
    const rows = shown.map((event) => [
      ...(everywhere ? [event.metadata.namespace ?? ''] : []),
      ...cells(event, invocation),
    ]);
    const header = everywhere ? ['NAMESPACE', ...heads] : heads;
    invocation.out(...alignRows(booleanFlag(flags, 'no-headers') ? rows : [header, ...rows]));
  },
};

function moment(event: Event): number {
  return parseTimestamp(lastSeen(event)) ?? 0;
}

function wanted({ arguments: { flags } }: Invocation): (event: Event) => boolean {
  const types = listFlag(flags, 'types');
  const about = textFlag(flags, 'for');
  const resources = about === undefined ? undefined : parseResources([about]);
  if (resources?.type === 'kinds') throw new KubectlError('--for must be in resource/name form');
  return ({ type = '', involvedObject: { kind, name } }) =>
    (types.length === 0 || types.includes(type)) &&
    (resources === undefined || resources.names.some((each) => each.kind === kind && each.name === name));
}

function cells(event: Event, { cluster: { now } }: Invocation): string[] {
  const columns = new Map(
    columnsOf('Event').map((column) => [column.name, column.value(event, { now }).text]),
  );
  return [
    eventAge(event, now),
    ...['Type', 'Reason', 'Object', 'Message'].map((name) => columns.get(name) ?? ''),
  ];
}
