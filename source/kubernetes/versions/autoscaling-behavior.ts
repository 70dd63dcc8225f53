/** The behavior of an autoscaler as its annotation has it: with the names of Go's own fields, the empty ones too. */
import { type Fields, isFields } from '../../lib/fields.ts';

export function behaviorInInternal({ scaleUp, scaleDown }: Fields): Fields {
  return { ScaleUp: rulesInInternal(scaleUp), ScaleDown: rulesInInternal(scaleDown) };
}

/** Undefined where the value says nothing. */
export function behaviorFromInternal(value: unknown): Fields | undefined {
  if (!isFields(value)) return undefined;
  const parts = Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => isFields(part))
      .map(([name, part]) => [uncapitalised(name), withPlainNames(part)]),
  );
  return Object.keys(parts).length === 0 ? undefined : parts;
}

function rulesInInternal(rules: unknown): Fields | null {
  if (!isFields(rules)) return null;
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules;
  const list = Array.isArray(policies) ? policies.filter(isFields) : undefined;
  return {
    StabilizationWindowSeconds: stabilizationWindowSeconds ?? null,
    SelectPolicy: selectPolicy ?? null,
    Policies:
      list?.map(({ type, value, periodSeconds }) => ({
        Type: type,
        Value: value,
        PeriodSeconds: periodSeconds,
      })) ?? null,
    Tolerance: tolerance ?? null,
  };
}

function withPlainNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainNames);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([name, part]) => [uncapitalised(name), withPlainNames(part)]),
  );
}

function uncapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
