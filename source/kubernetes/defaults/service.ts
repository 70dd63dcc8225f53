/** Defaults of Services (pkg/apis/core/v1/defaults.go: SetDefaults_Service), and the families of their addresses. */
import { all, type Defaulter, eachOf, type Fields, fill, isAbsent, isFields, when, within } from './fill.ts';

const isOf =
  (...types: readonly string[]) =>
  (spec: Fields) =>
    types.includes(spec.type as string);

const port = all(
  fill({ protocol: 'TCP' }),
  fill((fields) => ({ targetPort: fields.port })),
);

export const service: Defaulter = all(
  within(
    'spec',
    fill({ type: 'ClusterIP', sessionAffinity: 'None' }),
    eachOf('ports', port),
    affinityConfig,
    when(isReachableFromOutside, fill({ externalTrafficPolicy: 'Cluster' })),
    when(isOf('ClusterIP', 'NodePort', 'LoadBalancer'), fill({ internalTrafficPolicy: 'Cluster' }), families),
    when(isOf('LoadBalancer'), fill({ allocateLoadBalancerNodePorts: true })),
  ),
  within('status', fill({ loadBalancer: {} })),
);

const hours = fill({ timeoutSeconds: 10_800 });

function affinityConfig(spec: Fields): Fields {
  if (spec.sessionAffinity === 'ClientIP') {
    return within(
      'sessionAffinityConfig',
      fill({ clientIP: {} }),
      within('clientIP', hours),
    )(fill({ sessionAffinityConfig: {} })(spec));
  }
  if (spec.sessionAffinity !== 'None' || isAbsent(spec.sessionAffinityConfig)) return spec;
  const { sessionAffinityConfig: _config, ...rest } = spec;
  return rest;
}

function isReachableFromOutside(spec: Fields): boolean {
  if (isOf('LoadBalancer', 'NodePort')(spec)) return true;
  return isOf('ClusterIP')(spec) && Array.isArray(spec.externalIPs) && spec.externalIPs.length > 0;
}

/**
 * `clusterIP` and `clusterIPs` say the same, and the cluster has IPv4 alone. Who has neither address nor selector may
 * lead to endpoints of either family (pkg/registry/core/service: normalizeClusterIPs, initIPFamilyFields).
 */
function families(given: Fields): Fields {
  const { clusterIP } = given;
  const hasOne = typeof clusterIP === 'string' && clusterIP !== '';
  const spec = hasOne ? fill({ clusterIPs: [clusterIP] })(given) : given;
  const isForeign =
    clusterIP === 'None' && !(isFields(spec.selector) && Object.keys(spec.selector).length > 0);
  return all(
    fill({ ipFamilyPolicy: isForeign ? 'RequireDualStack' : 'SingleStack' }),
    fill((fields) => ({
      ipFamilies: isForeign && fields.ipFamilyPolicy !== 'SingleStack' ? ['IPv4', 'IPv6'] : ['IPv4'],
    })),
  )(spec);
}
