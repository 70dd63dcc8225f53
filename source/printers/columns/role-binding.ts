import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn, wideTextColumn } from '../cell.ts';
import { subjectNames } from '../rbac-subjects.ts';

type Binding = ObjectOfKind['RoleBinding'] | ObjectOfKind['ClusterRoleBinding'];

/** Of bindings in a namespace and of those for the whole cluster. */
export const roleBindingColumns: readonly Column<Binding>[] = [
  nameColumn,
  textColumn('Role', ({ roleRef }) => `${roleRef.kind}/${roleRef.name}`),
  ageColumn,
  wideTextColumn('Users', ({ subjects }) => subjectNames(subjects, 'User')),
  wideTextColumn('Groups', ({ subjects }) => subjectNames(subjects, 'Group')),
  wideTextColumn('ServiceAccounts', ({ subjects }) => subjectNames(subjects, 'ServiceAccount')),
];
