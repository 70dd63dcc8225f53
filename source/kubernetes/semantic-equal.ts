/** Equality of plain values as Kubernetes sees it: what is absent equals what is empty (apimachinery, api/equality). */
export function semanticEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isEmpty(a) && isEmpty(b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && a.length !== Object.keys(b).length) return false;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!semanticEqual(a[key], b[key])) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}
