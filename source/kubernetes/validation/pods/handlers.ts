/** Rules for what a probe or a hook does (pkg/apis/core/validation: validateHandler). */
import type { FieldError } from '../../status-error.ts';
import {
  forbiddenField,
  invalidText,
  invalidValue,
  oneOf,
  required,
  requiredTexts,
} from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt } from '../fields.ts';
import { headerNameErrors } from '../names.ts';
import { validatePortNumber, validatePortReference } from '../ports.ts';

const probeHandlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const hookHandlers = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;
type Handler = (typeof probeHandlers)[number] | (typeof hookHandlers)[number];

export function validateProbeHandler(probe: Fields, path: string): FieldError[] {
  return validateOnlyHandler(probe, path, probeHandlers, undefined);
}

/** `gracePeriod`: seconds that the pod has to end, which a sleep must fit into. */
export function validateHookHandler(
  hook: Fields,
  path: string,
  gracePeriod: number | undefined,
): FieldError[] {
  return validateOnlyHandler(hook, path, hookHandlers, gracePeriod);
}

function validateOnlyHandler(
  fields: Fields,
  path: string,
  handlers: readonly Handler[],
  gracePeriod: number | undefined,
): FieldError[] {
  const [first, ...others] = handlers.filter((name) => !isAbsent(fields[name]));
  if (first === undefined) return [required(path, 'must specify a handler type')];
  return [
    ...validateAction(first, fieldsAt(fields, first) ?? {}, `${path}.${first}`, gracePeriod),
    ...others.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 handler type')),
  ];
}

function validateAction(
  type: Handler,
  action: Fields,
  path: string,
  gracePeriod: number | undefined,
): FieldError[] {
  switch (type) {
    case 'exec': {
      const isEmpty = !Array.isArray(action.command) || action.command.length === 0;
      return isEmpty ? [required(`${path}.command`)] : [];
    }
    case 'httpGet':
      return [
        ...requiredTexts(action, path, 'path'),
        ...validatePortReference(action.port, `${path}.port`),
        ...oneOf(action, 'scheme', path, ['HTTP', 'HTTPS']),
        ...itemsAt(action, 'httpHeaders', path).flatMap(({ item }) =>
          invalidText(`${path}.httpHeaders`, item.name ?? '', headerNameErrors),
        ),
      ];
    case 'tcpSocket':
      return validatePortReference(action.port, `${path}.port`);
    case 'grpc':
      return validatePortNumber(action.port ?? 0, `${path}.port`);
    case 'sleep':
      return validateSleep(action.seconds ?? 0, path, gracePeriod);
  }
}

function validateSleep(seconds: unknown, path: string, gracePeriod: number | undefined): FieldError[] {
  if (typeof seconds !== 'number' || gracePeriod === undefined) return [];
  if (seconds >= 0 && seconds <= gracePeriod) return [];
  const rule = `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`;
  return [invalidValue(path, seconds, rule)];
}
