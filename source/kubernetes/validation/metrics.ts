/** Rules for what an autoscaler goes by (pkg/apis/autoscaling/validation: validateMetricSpec). */
import { parseQuantity } from '../quantities.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, invalidValue, notSupported, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from './fields.ts';
import { pathSegmentErrors } from './names.ts';
import { validateKindAndName } from './references.ts';
import { validateLabelSelector } from './selector.ts';

type Rule = (source: Fields, path: string) => FieldError[];

/** By the type of the metric: the field that says more, and its rules. */
const sources: Readonly<Record<string, readonly [field: string, rule: Rule]>> = {
  Object: ['object', validateObject],
  External: ['external', validateExternal],
  Pods: ['pods', validatePods],
  Resource: ['resource', (source, path) => [...validateName(source, path), ...validateUsage(source, path)]],
  ContainerResource: ['containerResource', validateContainerResource],
};

const types = Object.keys(sources).sort();

export function validateMetrics(spec: Fields, path: string): FieldError[] {
  return itemsAt(spec, 'metrics', path).flatMap(({ item, path: place }) => validateMetric(item, place));
}

function validateMetric(metric: Fields, path: string): FieldError[] {
  const type = textAt(metric, 'type');
  const expected = types.includes(type) ? sources[type]![0] : undefined;
  const present = Object.values(sources).filter(([field]) => !isAbsent(metric[field]));
  const [first] = present;
  const isMissing = expected !== undefined && isAbsent(metric[expected]);
  const stray = present.length === 1 ? [] : present.filter(([field]) => field !== expected);
  return [
    ...(type === '' ? [required(`${path}.type`, 'must specify a metric source type')] : []),
    ...(expected === undefined ? [notSupported(`${path}.type`, type, types)] : []),
    ...(first === undefined ? [] : first[1](fieldsAt(metric, first[0]) ?? {}, `${path}.${first[0]}`)),
    ...(isMissing
      ? [required(`${path}.${expected}`, 'must populate information for the given metric source')]
      : []),
    ...stray.map(([field]) =>
      forbiddenField(`${path}.${field}`, 'must populate the given metric source only'),
    ),
  ];
}

function validateObject(source: Fields, path: string): FieldError[] {
  const target = fieldsAt(source, 'target') ?? {};
  return [
    ...validateKindAndName(fieldsAt(source, 'describedObject') ?? {}, `${path}.describedObject`),
    ...validateIdentifier(source, path),
    ...validateTarget(target, `${path}.target`),
    ...(isAbsent(target.value) && isAbsent(target.averageValue)
      ? [required(`${path}.target.averageValue`, 'must set either a target value or averageValue')]
      : []),
  ];
}

function validateExternal(source: Fields, path: string): FieldError[] {
  const target = fieldsAt(source, 'target') ?? {};
  const [hasValue, hasAverage] = [!isAbsent(target.value), !isAbsent(target.averageValue)];
  const place = `${path}.target`;
  return [
    ...validateIdentifier(source, path),
    ...validateTarget(target, place),
    ...(hasValue || hasAverage
      ? []
      : [required(`${place}.averageValue`, 'must set either a target value for metric or a per-pod target')]),
    ...(hasValue && hasAverage
      ? [forbiddenField(`${place}.value`, 'may not set both a target value for metric and a per-pod target')]
      : []),
  ];
}

function validatePods(source: Fields, path: string): FieldError[] {
  const target = fieldsAt(source, 'target') ?? {};
  return [
    ...validateIdentifier(source, path),
    ...validateTarget(target, `${path}.target`),
    ...(isPositive(target.averageValue)
      ? []
      : [required(`${path}.target.averageValue`, 'must specify a positive target averageValue')]),
  ];
}

function validateContainerResource(source: Fields, path: string): FieldError[] {
  const { container } = source;
  return [
    ...validateName(source, path),
    ...(isAbsent(container) || container === ''
      ? [required(`${path}.container`, 'must specify a container')]
      : []),
    ...validateUsage(source, path),
  ];
}

function validateName(source: Fields, path: string): FieldError[] {
  return textAt(source, 'name') === '' ? [required(`${path}.name`, 'must specify a resource name')] : [];
}

/** A share of what is requested, or an amount; one of them. */
function validateUsage(source: Fields, path: string): FieldError[] {
  const target = fieldsAt(source, 'target') ?? {};
  const [hasShare, hasAmount] = [!isAbsent(target.averageUtilization), !isAbsent(target.averageValue)];
  const place = `${path}.target`;
  const none = 'must set either a target raw value or a target utilization';
  const both = 'may not set both a target raw value and a target utilization';
  return [
    ...validateTarget(target, place),
    ...(hasShare || hasAmount ? [] : [required(`${place}.averageUtilization`, none)]),
    ...(hasShare && hasAmount ? [forbiddenField(`${place}.averageValue`, both)] : []),
  ];
}

function validateIdentifier(source: Fields, path: string): FieldError[] {
  const metric = fieldsAt(source, 'metric') ?? {};
  const selector = fieldsAt(metric, 'selector');
  const name = textAt(metric, 'name');
  return [
    ...(name === ''
      ? [required(`${path}.metric.name`, 'must specify a metric name')]
      : invalidText(`${path}.metric.name`, name, pathSegmentErrors)),
    ...(selector === undefined ? [] : validateLabelSelector(selector, `${path}.metric.selector`)),
  ];
}

function validateTarget(target: Fields, path: string): FieldError[] {
  const type = textAt(target, 'type');
  const { averageUtilization } = target;
  const amounts = ['value', 'averageValue'].filter(
    (name) => !isAbsent(target[name]) && !isPositive(target[name]),
  );
  return [
    ...(type === '' ? [required(`${path}.type`, 'must specify a metric target type')] : []),
    ...(['Utilization', 'Value', 'AverageValue'].includes(type)
      ? []
      : [invalidValue(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue')]),
    ...amounts.map((name) => invalidValue(`${path}.${name}`, String(target[name]), 'must be positive')),
    ...(typeof averageUtilization === 'number' && averageUtilization < 1
      ? [invalidValue(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0')]
      : []),
  ];
}

function isPositive(quantity: unknown): boolean {
  const isAmount = typeof quantity === 'string' || typeof quantity === 'number';
  return isAmount && (parseQuantity(quantity) ?? 0) > 0;
}
