import { findCondition } from '../../kubernetes/conditions.ts';
import type { Node } from '../../kubernetes/objects.ts';
import {
  ageColumn,
  type Column,
  column,
  nameColumn,
  orNone,
  text,
  textColumn,
  wideTextColumn,
} from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';

const rolePrefix = 'node-role.kubernetes.io/';
const roleLabel = 'kubernetes.io/role';

export const nodeColumns: readonly Column<Node>[] = [
  nameColumn,
  column('Status', (node) => text(nodeStatus(node), toneOfHealth[rowHealth('Node', node)])),
  textColumn('Roles', nodeRoles),
  ageColumn,
  textColumn('Version', ({ status }) => status.nodeInfo?.kubeletVersion),
  wideTextColumn('Internal-IP', (node) => address(node, 'InternalIP')),
  wideTextColumn('External-IP', (node) => address(node, 'ExternalIP')),
  wideTextColumn('OS-Image', ({ status }) => orUnknown(status.nodeInfo?.osImage)),
  wideTextColumn('Kernel-Version', ({ status }) => orUnknown(status.nodeInfo?.kernelVersion)),
  wideTextColumn('Container-Runtime', ({ status }) => orUnknown(status.nodeInfo?.containerRuntimeVersion)),
];

function nodeStatus({ spec, status }: Node): string {
  const ready = findCondition(status.conditions, 'Ready');
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

/** `control-plane,node`, from the labels that give a node its roles. */
export function nodeRoles({ metadata }: Node): string {
  const roles = Object.entries(metadata.labels ?? {})
    .map(([key, value]) =>
      key.startsWith(rolePrefix) ? key.slice(rolePrefix.length) : key === roleLabel ? value : '',
    )
    .filter((role) => role !== '');
  return orNone([...new Set(roles)].sort().join(','));
}

function address({ status }: Node, type: string): string {
  return orNone(status.addresses?.find((each) => each.type === type)?.address);
}

function orUnknown(content: string | undefined): string {
  return content === undefined || content === '' ? '<unknown>' : content;
}
