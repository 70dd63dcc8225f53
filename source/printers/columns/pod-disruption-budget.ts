import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, number, textColumn } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';

type PodDisruptionBudget = ObjectOfKind['PodDisruptionBudget'];

export const podDisruptionBudgetColumns: readonly Column<PodDisruptionBudget>[] = [
  nameColumn,
  textColumn('Min Available', ({ spec }) => orNotApplicable(spec.minAvailable)),
  textColumn('Max Unavailable', ({ spec }) => orNotApplicable(spec.maxUnavailable)),
  column(
    'Allowed Disruptions',
    (budget) =>
      number(budget.status.disruptionsAllowed ?? 0, toneOfHealth[rowHealth('PodDisruptionBudget', budget)]),
    'right',
    'integer',
  ),
  ageColumn,
];

function orNotApplicable(amount: string | number | undefined): string {
  return `${amount ?? 'N/A'}`;
}
