/** As the metrics server makes its tables: a column a resource, and the time over which it was measured. */
import { plus, readQuantity, writeQuantity, zero } from '../../kubernetes/exact-quantities.ts';
import type { NodeMetrics, PodMetrics, ResourceUsage } from '../../kubernetes/objects.ts';
import { type Column, column, nameColumn, quantity, text } from '../cell.ts';

export const podMetricsColumns = metricsColumns<PodMetrics>(({ containers }) =>
  containers.map(({ usage }) => usage),
);

export const nodeMetricsColumns = metricsColumns<NodeMetrics>(({ usage }) => [usage]);

function metricsColumns<T extends PodMetrics | NodeMetrics>(
  usagesOf: (metrics: T) => readonly ResourceUsage[],
): readonly Column<T>[] {
  const resource = (name: keyof ResourceUsage): Column<T> => ({
    ...column(name, (metrics: T) => summed(usagesOf(metrics).map((usage) => usage[name])), 'right'),
    format: 'quantity',
  });
  const window: Column<T> = {
    ...column('Window', (metrics: T) => text(metrics.window), 'right'),
    format: 'duration',
  };
  return [nameColumn, resource('cpu'), resource('memory'), window];
}

function summed(quantities: readonly string[]) {
  return quantity(writeQuantity(quantities.map(readQuantity).reduce(plus, zero)));
}
