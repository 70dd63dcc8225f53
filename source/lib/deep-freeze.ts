/** Freezes a plain value to the bottom and answers it; what is frozen already is taken to be so all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const field in value) deepFreeze(value[field]);
  return value;
}
