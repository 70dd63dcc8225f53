/** Quantities as the API server gives them back: `cpu: 0.5` is `500m`, `1024Mi` is `1Gi` (apimachinery, resource.Quantity). */
import { readQuantity, writeQuantity } from '../exact-quantities.ts';
import { parseQuantity } from '../quantities.ts';
import type { Fields } from './fill.ts';

/** Numbers become text as well; what is no quantity stays, for the validation to complain about. */
export function textQuantities(resources: Fields): Fields {
  let changed: Record<string, unknown> | undefined;
  for (const name in resources) {
    const text = quantityText(resources[name]);
    if (text === resources[name]) continue;
    changed ??= { ...resources };
    changed[name] = text;
  }
  return changed ?? resources;
}

/** Numbers so short that no larger suffix could take them. */
const canonical = /^[1-9]\d{0,2}(m|k|M|G|Ki|Mi|Gi)?$/;
/** Nothing is divided further than into thousandths. */
const milli = 1_000_000n;

function quantityText(value: unknown): unknown {
  if (typeof value !== 'number' && typeof value !== 'string') return value;
  if (typeof value === 'string' && canonical.test(value)) return value;
  if (parseQuantity(value) === undefined) return value;
  const quantity = readQuantity(value);
  const rest = quantity.nanos % milli;
  const nanos = rest > 0n ? quantity.nanos - rest + milli : quantity.nanos - rest;
  return writeQuantity({ ...quantity, nanos });
}
