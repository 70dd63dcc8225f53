import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, numberColumn, textColumn, truth } from '../cell.ts';

export const priorityClassColumns: readonly Column<ObjectOfKind['PriorityClass']>[] = [
  nameColumn,
  numberColumn('Value', ({ value }) => value),
  column('Global-Default', ({ globalDefault }) => truth(globalDefault ?? false), 'left', 'boolean'),
  ageColumn,
  textColumn('PreemptionPolicy', ({ preemptionPolicy }) => preemptionPolicy ?? 'PreemptLowerPriority'),
];
