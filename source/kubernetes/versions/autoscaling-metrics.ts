/**
 * Metrics of an autoscaler as the annotations of autoscaling/v1 have them: flat (`targetAverageUtilization`), where v2
 * has a target and a metric of their own. One row a type says which flat names stand for which parts.
 */
import { type Fields, isFields, own } from '../../lib/fields.ts';

/** Paths in v2 by the flat names of v1, in the order in which Go writes them. */
type Names = Readonly<Record<string, string>>;

interface Form {
  readonly field: string;
  readonly target: Names;
  readonly current: Names;
}

const forms: Readonly<Record<string, Form>> = {
  Object: {
    field: 'object',
    target: {
      target: 'describedObject',
      metricName: 'metric.name',
      targetValue: 'target.value',
      selector: 'metric.selector',
      averageValue: 'target.averageValue',
    },
    current: {
      target: 'describedObject',
      metricName: 'metric.name',
      currentValue: 'current.value',
      selector: 'metric.selector',
      averageValue: 'current.averageValue',
    },
  },
  Pods: {
    field: 'pods',
    target: {
      metricName: 'metric.name',
      targetAverageValue: 'target.averageValue',
      selector: 'metric.selector',
    },
    current: {
      metricName: 'metric.name',
      currentAverageValue: 'current.averageValue',
      selector: 'metric.selector',
    },
  },
  Resource: {
    field: 'resource',
    target: {
      name: 'name',
      targetAverageUtilization: 'target.averageUtilization',
      targetAverageValue: 'target.averageValue',
    },
    current: {
      name: 'name',
      currentAverageUtilization: 'current.averageUtilization',
      currentAverageValue: 'current.averageValue',
    },
  },
  ContainerResource: {
    field: 'containerResource',
    target: {
      name: 'name',
      targetAverageUtilization: 'target.averageUtilization',
      targetAverageValue: 'target.averageValue',
      container: 'container',
    },
    current: {
      name: 'name',
      currentAverageUtilization: 'current.averageUtilization',
      currentAverageValue: 'current.averageValue',
      container: 'container',
    },
  },
  External: {
    field: 'external',
    target: {
      metricName: 'metric.name',
      metricSelector: 'metric.selector',
      targetValue: 'target.value',
      targetAverageValue: 'target.averageValue',
    },
    current: {
      metricName: 'metric.name',
      metricSelector: 'metric.selector',
      currentValue: 'current.value',
      currentAverageValue: 'current.averageValue',
    },
  },
};

export function metricInV1(metric: Fields): Fields {
  return flattened(metric, 'target');
}

export function statusInV1(status: Fields): Fields {
  return flattened(status, 'current');
}

/** The type of the goal follows from which figure is there. */
export function metricFromV1(metric: Fields): Fields {
  const { field, source } = raised(metric, 'target');
  if (field === undefined) return metric;
  const { target } = source;
  const goal: Fields = isFields(target) ? target : {};
  return { type: metric.type, [field]: { ...source, target: { type: goalType(goal), ...goal } } };
}

export function statusFromV1(status: Fields): Fields {
  const { field, source } = raised(status, 'current');
  return field === undefined ? status : { type: status.type, [field]: { current: {}, ...source } };
}

function goalType({ averageUtilization, value }: Fields): string {
  if (averageUtilization !== undefined) return 'Utilization';
  return value === undefined ? 'AverageValue' : 'Value';
}

function flattened(metric: Fields, part: 'target' | 'current'): Fields {
  const form = own(forms, String(metric.type));
  const source = form && metric[form.field];
  if (form === undefined || !isFields(source)) return metric;
  const flat: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(form[part])) {
    const value = valueAt(source, path);
    if (value !== undefined) flat[name] = value;
  }
  return { type: metric.type, [form.field]: flat };
}

function raised(metric: Fields, part: 'target' | 'current'): { field?: string; source: Fields } {
  const form = own(forms, String(metric.type));
  const flat = form && metric[form.field];
  if (form === undefined || !isFields(flat)) return { source: {} };
  let source: Fields = {};
  for (const [name, path] of Object.entries(form[part])) {
    if (flat[name] !== undefined) source = withValueAt(source, path, flat[name]);
  }
  return { field: form.field, source };
}

function valueAt(fields: Fields, path: string): unknown {
  const [first = '', second] = path.split('.');
  const value = fields[first];
  return second === undefined ? value : isFields(value) ? value[second] : undefined;
}

function withValueAt(fields: Fields, path: string, value: unknown): Fields {
  const [first = '', second] = path.split('.');
  const inner = fields[first];
  return {
    ...fields,
    [first]: second === undefined ? value : { ...(isFields(inner) ? inner : {}), [second]: value },
  };
}
