import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, numberColumn } from '../cell.ts';

export const configMapColumns: readonly Column<ObjectOfKind['ConfigMap']>[] = [
  nameColumn,
  numberColumn('Data', ({ data, binaryData }) => Object.keys({ ...data, ...binaryData }).length, 'string'),
  ageColumn,
];
