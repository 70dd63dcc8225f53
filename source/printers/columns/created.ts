import type { KubeObject } from '../../kubernetes/objects.ts';
import { type Column, createdColumn, nameColumn } from '../cell.ts';

/** Of the kinds that the API server has no columns of their own for: it says when they were made, not their age. */
export const createdColumns: readonly Column<KubeObject>[] = [nameColumn, createdColumn];
