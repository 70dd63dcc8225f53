import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { ageColumn, type Column, nameColumn, numberColumn, textColumn } from '../cell.ts';

type ControllerRevision = ObjectOfKind['ControllerRevision'];

export const controllerRevisionColumns: readonly Column<ControllerRevision>[] = [
  nameColumn,
  textColumn('Controller', controllerName),
  numberColumn('Revision', ({ revision }) => revision, 'string'),
  ageColumn,
];

/** `daemonset.apps/logger`. */
function controllerName(revision: ControllerRevision): string {
  const owner = controllerOf(revision);
  if (owner === undefined) return '<none>';
  const [group] = owner.apiVersion.includes('/') ? owner.apiVersion.split('/') : [];
  return `${[owner.kind, group].filter(Boolean).join('.').toLowerCase()}/${owner.name}`;
}
