import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { type Column, nameColumn, textColumn } from '../cell.ts';

/** The API server has no columns of its own for this kind, and says when it was made instead of its age. */
export const limitRangeColumns: readonly Column<ObjectOfKind['LimitRange']>[] = [
  nameColumn,
  textColumn('Created At', ({ metadata }) => metadata.creationTimestamp),
];
