import { describe, expect, it } from 'vitest';
import { dropPriority, maxWidth, shownColumns } from '../../source/dashboard/columns.ts';
import type { Kind } from '../../source/kubernetes/kinds.ts';

/** Names of the columns of a wide screen, those that stay longest first. */
function byImportance(kind: Kind): string[] {
  return shownColumns(kind, { wide: false, namespaces: false, room: 200 })
    .map(({ name }, index) => ({ name, priority: dropPriority(kind, name, index) }))
    .sort((one, other) => one.priority - other.priority)
    .map(({ name }) => name);
}

describe('where the screen is narrow', () => {
  it.each<[Kind, string[]]>([
    ['Pod', ['Name', 'Ready', 'Status', 'Restarts', 'Age']],
    ['PodDisruptionBudget', ['Name', 'Allowed Disruptions', 'Age']],
    ['HorizontalPodAutoscaler', ['Name', 'Replicas', 'Targets', 'Age', 'MaxPods', 'MinPods', 'Reference']],
    ['PersistentVolumeClaim', ['Name', 'Status', 'Capacity', 'Age', 'StorageClass']],
    ['PersistentVolume', ['Name', 'Status', 'Capacity', 'Age', 'Claim', 'StorageClass']],
    ['RoleBinding', ['Name', 'Age', 'Role']],
    ['Event', ['Reason', 'Message', 'Last Seen', 'Object']],
  ])('a list of %s keeps what matters', (kind, names) => {
    expect(byImportance(kind).slice(0, names.length)).toEqual(names);
  });
});

it('where there is room, bindings show who is bound', () => {
  const names = (room: number) =>
    shownColumns('RoleBinding', { wide: false, namespaces: false, room }).map(({ name }) => name);
  expect(names(80)).toEqual(['Name', 'Role', 'Age']);
  expect(names(120)).toEqual(['Name', 'Role', 'Age', 'Users', 'Groups', 'ServiceAccounts']);
});

it('long columns may get longer on a large screen', () => {
  expect(maxWidth('Images', 200)).toBeGreaterThan(maxWidth('Images', 120));
  expect(maxWidth('Name', 200)).toBe(0);
});
