/** Defaults of pods and pod templates (pkg/apis/core/v1/defaults.go), and what admission adds to pods. */
import { notReadyTaint, unreachableTaint } from '../taints.ts';
import { container, hostPorts, requestsFromLimits } from './container.ts';
import { all, type Defaulter, eachOf, type Fields, fill, isAbsent, isFields, when, within } from './fill.ts';

const volumeSources = ['secret', 'configMap', 'downwardAPI', 'projected'] as const;

const volume = all(
  ...volumeSources.map((source) => within(source, fill({ defaultMode: 0o644 }))),
  within('hostPath', fill({ type: '' })),
  // A volume that names no source is an empty directory.
  when((fields) => Object.keys(fields).every((name) => name === 'name'), fill({ emptyDir: {} })),
);

const podSpec = all(
  fill({
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    securityContext: {},
    schedulerName: 'default-scheduler',
  }),
  eachOf('volumes', volume),
  eachOf('initContainers', container),
  eachOf('containers', container),
);

/** The `spec` of a controller that holds a pod template, or of a Job. */
export const podTemplate: Defaulter = within('template', within('spec', podSpec));

/** A pod gets more than a template: requests from limits, and what the admission plugins add. */
export const pod: Defaulter = within(
  'spec',
  podSpec,
  fill({ enableServiceLinks: true }),
  eachOf('initContainers', requestsFromLimits),
  eachOf('containers', requestsFromLimits),
  when(
    (spec) => spec.hostNetwork === true,
    eachOf('initContainers', hostPorts),
    eachOf('containers', hostPorts),
  ),
  fill((spec) => ({ serviceAccountName: spec.serviceAccount ?? 'default' })),
  fill((spec) => ({ serviceAccount: spec.serviceAccountName })),
  fill((spec) => ({
    priority: systemPriority(spec.priorityClassName),
    preemptionPolicy: 'PreemptLowerPriority',
  })),
  tolerateNodeTrouble,
);

/** Values of the two priority classes that every cluster has. */
function systemPriority(className: unknown): number {
  if (className === 'system-node-critical') return 2_000_001_000;
  return className === 'system-cluster-critical' ? 2_000_000_000 : 0;
}

/** The DefaultTolerationSeconds plugin: five minutes on a node that is not ready or cannot be reached. */
function tolerateNodeTrouble(spec: Fields): Fields {
  const tolerations: readonly unknown[] = Array.isArray(spec.tolerations) ? spec.tolerations : [];
  const added = [notReadyTaint, unreachableTaint]
    .filter((taint) => !tolerations.some((toleration) => speaksOf(toleration, taint)))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return added.length === 0 ? spec : { ...spec, tolerations: [...tolerations, ...added] };
}

function speaksOf(toleration: unknown, taint: string): boolean {
  if (!isFields(toleration)) return false;
  const keyed = isAbsent(toleration.key) || toleration.key === '' || toleration.key === taint;
  return (
    keyed && (isAbsent(toleration.effect) || toleration.effect === '' || toleration.effect === 'NoExecute')
  );
}
