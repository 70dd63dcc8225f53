import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, numberColumn } from '../cell.ts';

export const serviceAccountColumns: readonly Column<ObjectOfKind['ServiceAccount']>[] = [
  nameColumn,
  numberColumn('Secrets', ({ secrets }) => secrets?.length, 'string'),
  ageColumn,
];
