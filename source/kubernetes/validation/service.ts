/** Rules for Services (pkg/apis/core/validation: ValidateService, ValidateServiceUpdate). */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import {
  exactlyOneOf,
  forbiddenField,
  invalidText,
  invalidValue,
  notSupported,
  oneOf,
  required,
} from './field-errors.ts';
import { type Fields, fieldsAt, type Item, isAbsent, itemsAt, textAt, textMap, textsAt } from './fields.ts';
import { validateIpAddress } from './ip-addresses.ts';
import { validateCidr, validateReachable } from './ip-ranges.ts';
import { validateLabels } from './metadata.ts';
import { qualifiedNameErrors, subdomainErrors } from './names.ts';
import { guarded, specOf } from './rules.ts';
import { clusterAddressesStay, isHeadless, validateClusterAddresses } from './service-addresses.ts';
import { validatePortUses, validateServicePorts } from './service-ports.ts';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const policies = ['Cluster', 'Local'];
const balancerOnly = "may only be used when `type` is 'LoadBalancer'";

export const service = guarded(serviceUpdate, (object) => {
  const spec = specOf(object);
  const ports = itemsAt(spec, 'ports', 'spec');
  const needsPorts = spec.type !== 'ExternalName' && !isHeadless(spec);
  return [
    ...validateTopology(object),
    ...(needsPorts && ports.length === 0 ? [required('spec.ports')] : []),
    ...validateByType(spec, ports),
    ...validateServicePorts(ports),
    ...validateLabels(spec.selector, 'spec.selector'),
    ...exactlyOneOf(spec, 'sessionAffinity', 'spec', ['ClientIP', 'None']),
    ...validateAffinity(spec),
    ...(spec.type === 'ExternalName' ? [] : validateClusterAddresses(spec)),
    ...validateExternalIps(spec),
    ...exactlyOneOf(spec, 'type', 'spec', types),
    ...validatePortUses(spec, ports),
    ...validateBalancer(object, spec),
    ...validateTrafficPolicies(spec),
    ...validateDistribution(spec),
  ];
});

function serviceUpdate(next: Fields, previous: Fields): FieldError[] {
  const [spec, before] = [specOf(next), specOf(previous)];
  const stayed = [spec, before].every(({ type }) => type === 'LoadBalancer');
  const isSameClass = isEqual(spec.loadBalancerClass, before.loadBalancerClass);
  return [
    ...clusterAddressesStay(spec, before),
    ...(stayed && !isSameClass
      ? [invalidValue('spec.loadBalancerClass', spec.loadBalancerClass, 'may not change once set')]
      : []),
  ];
}

/** The older of two annotations for the same thing may not contradict the newer. */
function validateTopology(object: Fields): FieldError[] {
  const [mode, hints] = ['service.kubernetes.io/topology-mode', 'service.kubernetes.io/topology-aware-hints'];
  const annotations = textMap(fieldsAt(object, 'metadata')?.annotations);
  const [newer, older] = [annotations[mode!], annotations[hints!]];
  if (newer === undefined || older === undefined || newer === older) return [];
  const rule = `must match annotations[${hints}] when both are specified`;
  return [invalidValue(`metadata.annotations[${mode}]`, newer, rule)];
}

const kubeletPort = 10_250;

function validateByType(spec: Fields, ports: readonly Item[]): FieldError[] {
  if (spec.type === 'ExternalName') return validateExternalName(spec);
  if (spec.type !== 'LoadBalancer' && spec.type !== 'NodePort') return [];
  const rule = `may not expose port ${kubeletPort} externally since it is used by kubelet`;
  const exposed = ports.filter(({ item }) => spec.type === 'LoadBalancer' && item.port === kubeletPort);
  const headless = `may not be set to 'None' for ${spec.type} services`;
  return [
    ...exposed.map(({ path }) => invalidValue(path, kubeletPort, rule)),
    ...(isHeadless(spec) ? [invalidValue('spec.clusterIPs[0]', 'None', headless)] : []),
  ];
}

/** Only a name for something elsewhere: nothing in the cluster is addressed. */
function validateExternalName(spec: Fields): FieldError[] {
  const rule = 'may not be set for ExternalName services';
  const lists = ['clusterIPs', 'ipFamilies'].filter((name) => textsAt(spec, name).length > 0);
  const set = isAbsent(spec.ipFamilyPolicy) ? lists : [...lists, 'ipFamilyPolicy'];
  const name = textAt(spec, 'externalName').replace(/\.$/, '');
  return [
    ...set.map((each) => forbiddenField(`spec.${each}`, rule)),
    ...(name === ''
      ? [required('spec.externalName')]
      : invalidText('spec.externalName', name, subdomainErrors)),
  ];
}

const longestAffinity = 86_400;

function validateAffinity(spec: Fields): FieldError[] {
  if (spec.sessionAffinity !== 'ClientIP') return [];
  const config = fieldsAt(spec, 'sessionAffinityConfig') ?? {};
  const seconds = fieldsAt(config, 'clientIP')?.timeoutSeconds;
  if (typeof seconds !== 'number' || (seconds > 0 && seconds <= longestAffinity)) return [];
  const rule = `must be greater than 0 and less than ${longestAffinity}`;
  return [invalidValue('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, rule)];
}

function validateExternalIps(spec: Fields): FieldError[] {
  return textsAt(spec, 'externalIPs').flatMap((address, index) => {
    const path = `spec.externalIPs[${index}]`;
    return [...validateIpAddress(address, path), ...validateReachable(address, path)];
  });
}

function validateBalancer(object: Fields, spec: Fields): FieldError[] {
  const isBalanced = spec.type === 'LoadBalancer';
  const stray = ['allocateLoadBalancerNodePorts', 'loadBalancerClass'].filter(
    (name) => !isBalanced && !isAbsent(spec[name]),
  );
  return [
    ...validateSourceRanges(object, spec),
    ...stray.map((name) => forbiddenField(`spec.${name}`, balancerOnly)),
    ...(isBalanced ? invalidText('spec.loadBalancerClass', spec.loadBalancerClass, qualifiedNameErrors) : []),
  ];
}

/** In the spec or, as it was once, in an annotation. */
function validateSourceRanges(object: Fields, spec: Fields): FieldError[] {
  const key = 'service.beta.kubernetes.io/load-balancer-source-ranges';
  const annotation = textMap(fieldsAt(object, 'metadata')?.annotations)[key];
  const given = textsAt(spec, 'loadBalancerSourceRanges');
  if (given.length === 0 && annotation === undefined) return [];
  const path = given.length > 0 ? 'spec.loadBalancerSourceRanges' : `metadata.annotations[${key}]`;
  const stray = spec.type === 'LoadBalancer' ? [] : [forbiddenField(path, balancerOnly)];
  const errors = given.flatMap((range, index) => validateCidr(range, `${path}[${index}]`));
  return [...stray, ...errors];
}

function validateTrafficPolicies(spec: Fields): FieldError[] {
  const { externalTrafficPolicy, healthCheckNodePort, type } = spec;
  const isChecked = type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
  const hasCheck = typeof healthCheckNodePort === 'number' && healthCheckNodePort !== 0;
  const check = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  const outside = 'may only be set for externally-accessible services';
  return [
    ...(isReachableFromOutside(spec)
      ? oneOf(spec, 'externalTrafficPolicy', 'spec', policies)
      : invalidText('spec.externalTrafficPolicy', externalTrafficPolicy, () => [outside])),
    ...(hasCheck && !isChecked ? [invalidValue('spec.healthCheckNodePort', healthCheckNodePort, check)] : []),
    ...oneOf(spec, 'internalTrafficPolicy', 'spec', policies),
  ];
}

function isReachableFromOutside(spec: Fields): boolean {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') return true;
  return spec.type === 'ClusterIP' && textsAt(spec, 'externalIPs').length > 0;
}

function validateDistribution({ trafficDistribution }: Fields): FieldError[] {
  const known = ['PreferClose', 'PreferSameNode', 'PreferSameZone'];
  const isKnown = isAbsent(trafficDistribution) || known.includes(trafficDistribution as string);
  return isKnown ? [] : [notSupported('spec.trafficDistribution', trafficDistribution, known)];
}
