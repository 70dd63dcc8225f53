/** Quantities written as numbers (`cpu: 2`, `cpu: 0.5`) become the text in which the API server gives them back. */
import type { Fields } from './fill.ts';

export function textQuantities(resources: Fields): Fields {
  const isNumber = Object.values(resources).some((value) => typeof value === 'number');
  if (!isNumber) return resources;
  return Object.fromEntries(Object.entries(resources).map(([name, value]) => [name, quantityText(value)]));
}

function quantityText(value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Number.isInteger(value) ? String(value) : `${Math.ceil(value * 1000)}m`;
}
