/** Rules for probes and life-cycle hooks (pkg/apis/core/validation: validateProbe, validateLifecycle). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent } from '../fields.ts';
import { validateHookHandler, validateProbeHandler } from './handlers.ts';

/** What a container can have only while it runs along with others. */
export const lifeFields = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export function validateLife(container: Fields, path: string, gracePeriod: number | undefined): FieldError[] {
  return [
    ...validateLifecycle(container, path, gracePeriod),
    ...validateLivenessProbe(container, 'livenessProbe', path),
    ...validateReadinessProbe(container, path),
    ...validateLivenessProbe(container, 'startupProbe', path),
  ];
}

function validateLifecycle(container: Fields, path: string, gracePeriod: number | undefined): FieldError[] {
  const lifecycle = fieldsAt(container, 'lifecycle');
  if (lifecycle === undefined) return [];
  return ['postStart', 'preStop'].flatMap((name) => {
    const hook = fieldsAt(lifecycle, name);
    return hook === undefined ? [] : validateHookHandler(hook, `${path}.lifecycle.${name}`, gracePeriod);
  });
}

/** The startup probe's rules are the same: one success is enough for both. */
function validateLivenessProbe(
  container: Fields,
  name: 'livenessProbe' | 'startupProbe',
  path: string,
): FieldError[] {
  const probe = fieldsAt(container, name);
  if (probe === undefined) return [];
  const { successThreshold } = probe;
  const errors = validateProbe(probe, `${path}.${name}`);
  if (typeof successThreshold === 'number' && successThreshold !== 1) {
    errors.push(invalidValue(`${path}.${name}.successThreshold`, successThreshold, 'must be 1'));
  }
  return errors;
}

function validateReadinessProbe(container: Fields, path: string): FieldError[] {
  const probe = fieldsAt(container, 'readinessProbe');
  if (probe === undefined) return [];
  const errors = validateProbe(probe, `${path}.readinessProbe`);
  if (!isAbsent(probe.terminationGracePeriodSeconds)) {
    const place = `${path}.readinessProbe.terminationGracePeriodSeconds`;
    const rule = 'must not be set for readinessProbes';
    errors.push(invalidValue(place, probe.terminationGracePeriodSeconds, rule));
  }
  return errors;
}

function validateProbe(probe: Fields, path: string): FieldError[] {
  const { terminationGracePeriodSeconds: grace } = probe;
  return [
    ...validateProbeHandler(probe, path),
    ...notNegative(
      probe,
      path,
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
    ),
    ...(typeof grace === 'number' && grace <= 0
      ? [invalidValue(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0')]
      : []),
  ];
}
