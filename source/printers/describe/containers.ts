import type { Container, ContainerState, ContainerStatus } from '../../kubernetes/objects.ts';
import { compareText } from '../../lib/compare-text.ts';
import { environment } from './environment.ts';
import {
  field,
  indent,
  type Lines,
  longTime,
  optionalField,
  section,
  sortedEntries,
  truth,
} from './lines.ts';
import { probeText } from './probes.ts';

/** `nameIndent`: kubectl indents names within a template by one space more. */
export function containersBlock(
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] = [],
  nameIndent = '  ',
): Lines {
  return [
    `${title}:`,
    ...containers.flatMap((container) => [
      `${nameIndent}${container.name}:`,
      ...indent(
        2,
        containerLines(
          container,
          statuses.find(({ name }) => name === container.name),
        ),
      ),
    ]),
  ];
}

function containerLines(container: Container, status: ContainerStatus | undefined): Lines {
  return [
    ...(status ? [field('Container ID', status.containerID)] : []),
    field('Image', container.image),
    ...(status ? [field('Image ID', status.imageID)] : []),
    ...portLines(container),
    ...section('Command', (container.command ?? []).flatMap(linesOf)),
    ...section('Args', (container.args ?? []).flatMap(linesOf)),
    ...(status ? statusLines(status) : []),
    ...section('Limits', quantities(container.resources?.limits)),
    ...section('Requests', quantities(container.resources?.requests)),
    ...(container.livenessProbe ? [field('Liveness', probeText(container.livenessProbe))] : []),
    ...(container.readinessProbe ? [field('Readiness', probeText(container.readinessProbe))] : []),
    ...(container.startupProbe ? [field('Startup', probeText(container.startupProbe))] : []),
    ...environment(container),
    ...mounts(container),
  ];
}

function linesOf(text: string): string[] {
  return text.split('\n');
}

function portLines({ ports = [] }: Container): Lines {
  const plural = ports.length > 1 ? 's' : '';
  const inside = ports.map(({ containerPort, protocol = 'TCP', name }) =>
    name ? `${containerPort}/${protocol} (${name})` : `${containerPort}/${protocol}`,
  );
  const outside = ports.map(({ hostPort = 0, protocol = 'TCP', name }) =>
    name ? `${hostPort}/${protocol} (${name})` : `${hostPort}/${protocol}`,
  );
  return [
    field(`Port${plural}`, inside.join(', ') || '<none>'),
    field(`Host Port${plural}`, outside.join(', ') || '<none>'),
  ];
}

function statusLines(status: ContainerStatus): Lines {
  return [
    ...stateLines('State', status.state ?? {}),
    ...(status.lastState?.terminated ? stateLines('Last State', status.lastState) : []),
    field('Ready', truth(status.ready)),
    field('Restart Count', status.restartCount),
  ];
}

function stateLines(title: string, { running, terminated, waiting }: ContainerState): Lines {
  if (running)
    return [field(title, 'Running'), ...indent(1, [field('Started', longTime(running.startedAt))])];
  if (terminated) {
    return [
      field(title, 'Terminated'),
      ...indent(1, [
        ...optionalField('Reason', terminated.reason),
        ...optionalField('Message', terminated.message),
        field('Exit Code', terminated.exitCode),
        ...optionalField('Signal', terminated.signal || undefined),
        field('Started', longTime(terminated.startedAt)),
        field('Finished', longTime(terminated.finishedAt)),
      ]),
    ];
  }
  return [field(title, 'Waiting'), ...indent(1, optionalField('Reason', waiting?.reason))];
}

function quantities(list: Readonly<Record<string, string | number>> | undefined): Lines {
  return sortedEntries(list).map(([name, quantity]) => field(name, quantity));
}

function mounts({ volumeMounts = [] }: Container): Lines {
  if (volumeMounts.length === 0) return [field('Mounts', '<none>')];
  const sorted = [...volumeMounts].sort((one, other) => compareText(one.mountPath, other.mountPath));
  return section(
    'Mounts',
    sorted.map(({ mountPath, name, readOnly, subPath }) => {
      const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path="${subPath}"`] : [])];
      return `${mountPath} from ${name} (${flags.join(',')})`;
    }),
  );
}
