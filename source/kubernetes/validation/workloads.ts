/** Rules for the controllers that keep pods running (pkg/apis/apps/validation). */
import type { FieldError } from '../status-error.ts';
import {
  forbiddenField,
  invalidText,
  invalidValue,
  notNegative,
  notSupported,
  oneOf,
  required,
  sorted,
} from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt, textMap } from './fields.ts';
import { validateLabels } from './metadata.ts';
import { validatePodTemplate } from './pod-spec.ts';
import { validateSelector, validateTemplateLabels } from './selector.ts';

export function validateReplicaSet(spec: Fields): FieldError[] {
  return [...notNegative(spec, 'spec', 'replicas', 'minReadySeconds'), ...validateLongRunning(spec)];
}

export function validateDeployment(spec: Fields): FieldError[] {
  return [
    ...notNegative(spec, 'spec', 'replicas'),
    ...validateLongRunning(spec),
    ...validateStrategy(spec),
    ...notNegative(spec, 'spec', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'),
    ...validateProgressDeadline(spec),
  ];
}

export function validateDaemonSet(spec: Fields): FieldError[] {
  const strategy = fieldsAt(spec, 'updateStrategy') ?? {};
  return [
    ...validateLongRunning(spec),
    ...oneOf(strategy, 'type', 'spec.updateStrategy', ['OnDelete', 'RollingUpdate']),
    ...notNegative(spec, 'spec', 'minReadySeconds', 'revisionHistoryLimit'),
  ];
}

export function validateStatefulSet(spec: Fields): FieldError[] {
  const strategy = fieldsAt(spec, 'updateStrategy') ?? {};
  return [
    ...oneOf(spec, 'podManagementPolicy', 'spec', ['OrderedReady', 'Parallel']),
    ...oneOf(strategy, 'type', 'spec.updateStrategy', ['OnDelete', 'RollingUpdate']),
    ...notNegative(
      fieldsAt(strategy, 'rollingUpdate') ?? {},
      'spec.updateStrategy.rollingUpdate',
      'partition',
    ),
    ...notNegative(spec, 'spec', 'replicas', 'minReadySeconds', 'revisionHistoryLimit'),
    ...validateLongRunning(withClaimVolumes(spec)),
  ];
}

/** The oldest controller selects by a plain map of labels. */
export function validateReplicationController(spec: Fields): FieldError[] {
  const selector = textMap(spec.selector);
  const labels = textMap(fieldsAt(fieldsAt(spec, 'template') ?? {}, 'metadata')?.labels);
  const isMatch = Object.entries(selector).every(([key, value]) => labels[key] === value);
  return [
    ...notNegative(spec, 'spec', 'minReadySeconds', 'replicas'),
    ...(Object.keys(selector).length === 0 ? [required('spec.selector')] : []),
    ...validateLabels(selector, 'spec.selector'),
    ...(isMatch
      ? []
      : [
          invalidValue(
            'spec.template.metadata.labels',
            sorted(labels),
            '`selector` does not match template `labels`',
          ),
        ]),
    ...validatePodTemplate(spec, 'spec', ['Always']),
  ];
}

/** Every claim template becomes a volume of the pods, so their containers may mount it. */
function withClaimVolumes(spec: Fields): Fields {
  const template = fieldsAt(spec, 'template') ?? {};
  const podSpec = fieldsAt(template, 'spec');
  if (podSpec === undefined) return spec;
  const claims = itemsAt(spec, 'volumeClaimTemplates', '').map(
    ({ item }) => fieldsAt(item, 'metadata')?.name,
  );
  const given = Array.isArray(podSpec.volumes) ? podSpec.volumes : [];
  const volumes = [...given, ...claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }))];
  return { ...spec, template: { ...template, spec: { ...podSpec, volumes } } };
}

/** Selector and template of whatever keeps pods running for ever. */
function validateLongRunning(spec: Fields): FieldError[] {
  const template = fieldsAt(spec, 'template');
  const podSpec = fieldsAt(template ?? {}, 'spec') ?? {};
  return [
    ...validateSelector(spec, 'spec'),
    ...(template === undefined ? [] : validateTemplateLabels(spec, 'spec')),
    ...validatePodTemplate(spec, 'spec', ['Always']),
    ...(isAbsent(podSpec.activeDeadlineSeconds)
      ? []
      : [
          forbiddenField(
            'spec.template.spec.activeDeadlineSeconds',
            'activeDeadlineSeconds in ReplicaSet is not Supported',
          ),
        ]),
  ];
}

function validateStrategy(spec: Fields): FieldError[] {
  const strategy = fieldsAt(spec, 'strategy') ?? {};
  const type = textAt(strategy, 'type');
  if (type === 'Recreate') {
    const rule = "may not be specified when strategy `type` is 'Recreate'";
    return isAbsent(strategy.rollingUpdate) ? [] : [forbiddenField('spec.strategy.rollingUpdate', rule)];
  }
  if (type === 'RollingUpdate') return validateRollingUpdate(fieldsAt(strategy, 'rollingUpdate') ?? {});
  return [notSupported('spec.strategy.type', type, ['Recreate', 'RollingUpdate'])];
}

function validateRollingUpdate({ maxSurge, maxUnavailable }: Fields): FieldError[] {
  const path = 'spec.strategy.rollingUpdate';
  const errors = [
    ...validateAmount(maxUnavailable, `${path}.maxUnavailable`),
    ...validateAmount(maxSurge, `${path}.maxSurge`),
  ];
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(invalidValue(`${path}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
  }
  if (percentOf(maxUnavailable) > 100) {
    errors.push(invalidValue(`${path}.maxUnavailable`, maxUnavailable, 'must not be greater than 100%'));
  }
  return errors;
}

/** A number of pods or a percentage of them. */
function validateAmount(value: unknown, path: string): FieldError[] {
  if (typeof value === 'number') return notNegativeAmount(value, path);
  return invalidText(path, value, (text) => (/^[0-9]+%$/.test(text) ? [] : [percentRule]));
}

function notNegativeAmount(value: number, path: string): FieldError[] {
  return value < 0 ? [invalidValue(path, value, 'must be greater than or equal to 0')] : [];
}

const percentRule =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

function isZero(value: unknown): boolean {
  return value === 0 || percentOf(value) === 0;
}

function percentOf(value: unknown): number {
  return typeof value === 'string' && /^[0-9]+%$/.test(value) ? Number.parseInt(value, 10) : Number.NaN;
}

function validateProgressDeadline({ progressDeadlineSeconds, minReadySeconds }: Fields): FieldError[] {
  if (typeof progressDeadlineSeconds !== 'number') return [];
  const ready = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  if (progressDeadlineSeconds > ready) return [];
  const rule = 'must be greater than minReadySeconds';
  return [invalidValue('spec.progressDeadlineSeconds', progressDeadlineSeconds, rule)];
}
