/** Of pods and pod templates (core/v1 PodSpec, PodStatus). */
import { containers, resources } from './containers.ts';
import { atomic, conditions, listBy, type Structure } from './form.ts';
import { metadata } from './metadata.ts';
import { volumes } from './volumes.ts';

/** The terms of affinities, tolerations, readiness gates, sysctls and capabilities are replaced as a whole. */
const podSpec: Structure = {
  fields: {
    affinity: {
      fields: { nodeAffinity: { fields: { requiredDuringSchedulingIgnoredDuringExecution: atomic } } },
    },
    containers,
    ephemeralContainers: containers,
    hostAliases: listBy('ip'),
    imagePullSecrets: listBy('name', atomic),
    initContainers: containers,
    nodeSelector: atomic,
    resourceClaims: listBy('name', { retainKeys: true }),
    resources,
    schedulingGates: listBy('name'),
    topologySpreadConstraints: {
      mergeKey: 'topologyKey',
      list: { keys: ['topologyKey', 'whenUnsatisfiable'] },
      items: { fields: { labelSelector: atomic } },
    },
    volumes,
  },
};

/** The statuses of containers are replaced as a whole, however they are patched. */
const podStatus: Structure = {
  fields: {
    conditions,
    hostIPs: { mergeKey: 'ip', list: 'atomic' },
    podIPs: listBy('ip'),
    resourceClaimStatuses: listBy('name', { retainKeys: true }),
    resources,
  },
};

export const pod: Structure = { fields: { metadata, spec: podSpec, status: podStatus } };

export const podTemplate: Structure = { fields: { metadata, spec: podSpec } };
