/**
 * autoscaling/v1: a goal for the CPU in a field of its own; what it has no field for goes into annotations
 * (pkg/apis/autoscaling/v1/conversion.go).
 */
import { type Fields, isFields } from '../../lib/fields.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { behaviorFromInternal, behaviorInInternal } from './autoscaling-behavior.ts';
import { metricFromV1, metricInV1, statusFromV1, statusInV1 } from './autoscaling-metrics.ts';

const prefix = 'autoscaling.alpha.kubernetes.io/';
const annotationNames = {
  metrics: `${prefix}metrics`,
  behavior: `${prefix}behavior`,
  currentMetrics: `${prefix}current-metrics`,
  conditions: `${prefix}conditions`,
};

export function horizontalPodAutoscalerToStored(manifest: Manifest): Manifest {
  const annotations = annotationsOf(manifest);
  const { spec, status } = manifest;
  return {
    ...manifest,
    apiVersion: 'autoscaling/v2',
    metadata: withAnnotations(manifest.metadata, withoutOurs(annotations)) as Manifest['metadata'],
    ...(isFields(spec) && { spec: storedSpec(spec, annotations) }),
    ...(isFields(status) && { status: storedStatus(status, annotations) }),
  };
}

export function horizontalPodAutoscalerToVersion(object: KubeObject): KubeObject {
  const spec = isFields(object.spec) ? object.spec : {};
  const status = isFields(object.status) ? object.status : {};
  const annotations = { ...withoutOurs(annotationsOf(object)), ...annotated(spec, status) };
  const { metrics: _metrics, behavior: _behavior, ...restOfSpec } = spec;
  const { currentMetrics: _current, conditions: _conditions, ...restOfStatus } = status;
  const goal = cpuOf(spec.metrics, 'target');
  const usage = cpuOf(status.currentMetrics, 'current');
  return {
    ...object,
    apiVersion: 'autoscaling/v1',
    metadata: withAnnotations(object.metadata, annotations) as KubeObject['metadata'],
    spec: { ...restOfSpec, ...(goal !== undefined && { targetCPUUtilizationPercentage: goal }) },
    status: { ...restOfStatus, ...(usage !== undefined && { currentCPUUtilizationPercentage: usage }) },
  };
}

function storedSpec(spec: Fields, annotations: Fields): Fields {
  const { targetCPUUtilizationPercentage: goal, ...rest } = spec;
  const others = listIn(annotations[annotationNames.metrics]).map(metricFromV1);
  const cpu =
    goal === undefined ? [] : [cpuMetric('target', { type: 'Utilization', averageUtilization: goal })];
  const metrics = [...others, ...cpu];
  const behavior = behaviorFromInternal(jsonIn(annotations[annotationNames.behavior]));
  return {
    ...rest,
    ...(metrics.length > 0 && { metrics }),
    ...(behavior !== undefined && { behavior }),
  };
}

function storedStatus(status: Fields, annotations: Fields): Fields {
  const { currentCPUUtilizationPercentage: usage, ...rest } = status;
  const known = listIn(annotations[annotationNames.currentMetrics]).map(statusFromV1);
  const cpu = usage === undefined ? [] : [cpuMetric('current', { averageUtilization: usage })];
  const currentMetrics = known.length > 0 ? known : cpu;
  const conditions = listIn(annotations[annotationNames.conditions]);
  return {
    ...rest,
    ...(currentMetrics.length > 0 && { currentMetrics }),
    ...(conditions.length > 0 && { conditions }),
  };
}

function cpuMetric(part: 'target' | 'current', value: Fields): Fields {
  return { type: 'Resource', resource: { name: 'cpu', [part]: value } };
}

/** The utilization of the CPU in a list of metrics, the first where there are several. */
function cpuOf(metrics: unknown, part: 'target' | 'current'): unknown {
  return fieldsIn(metrics)
    .filter(isCpu)
    .map(({ resource }) => (isFields(resource) ? resource[part] : undefined))
    .map((value) => (isFields(value) ? value.averageUtilization : undefined))
    .find((utilization) => utilization !== undefined);
}

function isCpu({ type, resource }: Fields): boolean {
  return type === 'Resource' && isFields(resource) && resource.name === 'cpu';
}

function hasOwnField(metric: Fields): boolean {
  return isCpu(metric) && cpuOf([metric], 'target') !== undefined;
}

function annotated(spec: Fields, status: Fields): Record<string, string> {
  const others = fieldsIn(spec.metrics).filter((metric) => !hasOwnField(metric));
  const current = fieldsIn(status.currentMetrics);
  const conditions = fieldsIn(status.conditions);
  return {
    ...(others.length > 0 && { [annotationNames.metrics]: JSON.stringify(others.map(metricInV1)) }),
    ...(current.length > 0 && { [annotationNames.currentMetrics]: JSON.stringify(current.map(statusInV1)) }),
    ...(isFields(spec.behavior) && {
      [annotationNames.behavior]: JSON.stringify(behaviorInInternal(spec.behavior)),
    }),
    ...(conditions.length > 0 && { [annotationNames.conditions]: JSON.stringify(conditions.map(inOrder)) }),
  };
}

function inOrder({ type, status, lastTransitionTime, reason, message }: Fields): Fields {
  return { type, status, lastTransitionTime, reason, message };
}

function annotationsOf({ metadata }: Manifest | KubeObject): Fields {
  return isFields(metadata.annotations) ? metadata.annotations : {};
}

function withoutOurs(annotations: Fields): Fields {
  const ours: readonly string[] = Object.values(annotationNames);
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => !ours.includes(name)));
}

function withAnnotations(metadata: Fields, annotations: Fields): Fields {
  const { annotations: _old, ...rest } = metadata;
  return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations };
}

/** Text of another form counts as nothing. */
function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function listIn(text: unknown): readonly Fields[] {
  return fieldsIn(jsonIn(text));
}

function fieldsIn(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? list.filter(isFields) : [];
}
