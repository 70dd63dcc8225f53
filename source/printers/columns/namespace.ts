import type { Namespace } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, text } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';

export const namespaceColumns: readonly Column<Namespace>[] = [
  nameColumn,
  column('Status', (namespace) =>
    text(namespace.status.phase ?? '', toneOfHealth[rowHealth('Namespace', namespace)]),
  ),
  ageColumn,
];
