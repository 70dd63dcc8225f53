import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, numberColumn, textColumn } from '../cell.ts';

export const secretColumns: readonly Column<ObjectOfKind['Secret']>[] = [
  nameColumn,
  textColumn('Type', ({ type }) => type),
  numberColumn('Data', ({ data }) => Object.keys(data ?? {}).length, 'string'),
  ageColumn,
];
