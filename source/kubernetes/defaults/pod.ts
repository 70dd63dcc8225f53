/** Defaults of pods and pod templates (pkg/apis/core/v1/defaults.go). */
import { container, hostPorts, requestsFromLimits } from './container.ts';
import { all, type Defaulter, eachOf, fill, fillEmpty, when, within } from './fill.ts';
import { textQuantities } from './quantities.ts';
import { volume } from './volume.ts';

const podSpec = all(
  fillEmpty({
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
  }),
  fill({ terminationGracePeriodSeconds: 30, securityContext: {} }),
  within('overhead', textQuantities),
  eachOf('volumes', volume),
  eachOf('initContainers', container),
  eachOf('containers', container),
  eachOf('ephemeralContainers', container),
);

/** The `spec` of a controller that holds a pod template, or of a Job. */
export const podTemplate: Defaulter = within(
  'template',
  fill({ metadata: {}, spec: {} }),
  within('spec', podSpec),
);

/** A pod gets more than a template. */
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
  // Two names of one field.
  fill((spec) => ({ serviceAccountName: spec.serviceAccount })),
  fill((spec) => ({ serviceAccount: spec.serviceAccountName })),
);
