/** Rules for the spec of a pod or of a pod template (pkg/apis/core/validation: ValidatePodSpec). */
import type { FieldError } from '../../status-error.ts';
import { inRange, invalidText, notNegative, notSupported, oneOf, required } from '../field-errors.ts';
import { type Fields, fieldsAt, textAt } from '../fields.ts';
import { validateLabels } from '../metadata.ts';
import { labelErrors, subdomainErrors } from '../names.ts';
import { validateAffinity } from './affinity.ts';
import { validateHostNetwork } from './container-ports.ts';
import { validateContainers } from './containers.ts';
import { validateDnsConfig, validateDnsPolicy, validateHostAliases } from './dns.ts';
import { validateReadinessGates, validateSchedulingGates } from './gates.ts';
import { validateResourceRequirements } from './resource-requirements.ts';
import { validateHostUsers, validatePodSecurityContext } from './security-context.ts';
import { validateTolerations } from './tolerations.ts';
import { validateTopologySpread } from './topology-spread.ts';
import { validateVolumes } from './volumes.ts';

export interface PodSpecOptions {
  /** The pod's own name; of a template none. */
  readonly podName?: string;
  readonly isPod?: boolean;
  /** Restart policies are somebody else's to judge. */
  readonly ignoreRestartPolicy?: boolean;
}

export function validatePodSpec(spec: Fields, path: string, options: PodSpecOptions = {}): FieldError[] {
  const { podName = '', isPod = false, ignoreRestartPolicy = false } = options;
  const volumes = validateVolumes(spec, path, podName);
  const containers = validateContainers(spec, path, volumes.valid);
  return [
    ...volumes.errors,
    ...containers,
    ...(ignoreRestartPolicy ? [] : validateRestartPolicy(spec, path)),
    ...validateDnsPolicy(spec, path),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validateHostNetwork(spec, path, isPod),
    ...validatePodSecurityContext(spec, path),
    ...validateAffinity(spec, path),
    ...validateDnsConfig(spec, path),
    ...validateReadinessGates(spec, path),
    ...validateSchedulingGates(spec, path),
    ...validateTopologySpread(spec, path),
    ...validateHostUsers(spec, path),
    ...validateNames(spec, path),
    ...inRange(spec.activeDeadlineSeconds, `${path}.activeDeadlineSeconds`, 1, 2_147_483_647),
    ...validateHostName(spec, path),
    ...validateTolerations(spec, path),
    ...validateHostAliases(spec, path),
    ...validateClasses(spec, path),
    ...oneOf(spec, 'preemptionPolicy', path, ['PreemptLowerPriority', 'Never']),
    ...validateOverhead(spec, path),
    ...validateSystem(spec, path),
    ...notNegative(spec, path, 'terminationGracePeriodSeconds'),
  ];
}

const restartPolicies = ['Always', 'OnFailure', 'Never'];

function validateRestartPolicy(spec: Fields, path: string): FieldError[] {
  const policy = textAt(spec, 'restartPolicy') || 'Always';
  return restartPolicies.includes(policy)
    ? []
    : [notSupported(`${path}.restartPolicy`, policy, restartPolicies)];
}

function validateNames(spec: Fields, path: string): FieldError[] {
  return ['serviceAccountName', 'nodeName'].flatMap((name) => validateOptionalName(spec, name, path));
}

function validateClasses(spec: Fields, path: string): FieldError[] {
  return ['priorityClassName', 'runtimeClassName'].flatMap((name) => validateOptionalName(spec, name, path));
}

function validateOptionalName(spec: Fields, field: string, path: string): FieldError[] {
  const name = textAt(spec, field);
  return name === '' ? [] : invalidText(`${path}.${field}`, name, subdomainErrors);
}

function validateHostName(spec: Fields, path: string): FieldError[] {
  return ['hostname', 'subdomain'].flatMap((field) => {
    const name = textAt(spec, field);
    return name === '' ? [] : invalidText(`${path}.${field}`, name, labelErrors);
  });
}

/** What a pod takes beside its containers is held to the rules of their limits. */
function validateOverhead(spec: Fields, path: string): FieldError[] {
  const overhead = fieldsAt(spec, 'overhead');
  return overhead === undefined ? [] : validateResourceRequirements({ limits: overhead }, `${path}.overhead`);
}

const systems = ['linux', 'windows'];

function validateSystem(spec: Fields, path: string): FieldError[] {
  const os = fieldsAt(spec, 'os');
  if (os === undefined) return [];
  const name = textAt(os, 'name');
  if (name === '') return [required(`${path}.os.name`, 'cannot be empty')];
  return systems.includes(name) ? [] : [notSupported(`${path}.os`, name, systems)];
}
