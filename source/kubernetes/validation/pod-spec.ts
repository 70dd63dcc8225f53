/** Rules for the spec of a pod or of a pod template (pkg/apis/core/validation: ValidatePodSpec). */
import type { FieldError } from '../status-error.ts';
import { validateContainer } from './container.ts';
import {
  duplicate,
  forbiddenField,
  invalidValue,
  notNegative,
  notSupported,
  oneOf,
  required,
} from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from './fields.ts';
import { validateAnnotations, validateLabels } from './metadata.ts';
import { validateHostPorts } from './ports.ts';
import { validateTolerations } from './tolerations.ts';
import { validateVolumes, volumeNames } from './volumes.ts';

const allRestartPolicies = ['Always', 'OnFailure', 'Never'];

/** `restartPolicies`: those that whoever runs the pod can work with. */
export function validatePodSpec(
  spec: Fields,
  path: string,
  restartPolicies: readonly string[] = allRestartPolicies,
): FieldError[] {
  return [
    ...validateVolumes(spec, path),
    ...validateContainers(spec, path),
    ...validateRestartPolicy(spec, path, restartPolicies),
    ...validateDns(spec, path),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validateTolerations(spec, path),
    ...validateHostPorts(spec, path),
    ...notNegative(spec, path, 'terminationGracePeriodSeconds'),
    ...validateDeadline(spec, path),
  ];
}

/** The `template` of a spec: its metadata and what it makes. */
export function validatePodTemplate(
  spec: Fields,
  path: string,
  restartPolicies: readonly string[],
): FieldError[] {
  const template = fieldsAt(spec, 'template');
  const place = `${path}.template`;
  if (template === undefined) return [required(place)];
  const metadata = fieldsAt(template, 'metadata') ?? {};
  const podSpec = fieldsAt(template, 'spec') ?? {};
  const hasEphemeral = Array.isArray(podSpec.ephemeralContainers) && podSpec.ephemeralContainers.length > 0;
  return [
    ...validateLabels(metadata.labels, `${place}.metadata.labels`),
    ...validateAnnotations(metadata.annotations, `${place}.metadata.annotations`),
    ...validatePodSpec(podSpec, `${place}.spec`, restartPolicies),
    ...(hasEphemeral
      ? [
          forbiddenField(
            `${place}.spec.ephemeralContainers`,
            'ephemeral containers not allowed in pod template',
          ),
        ]
      : []),
  ];
}

function validateContainers(spec: Fields, path: string): FieldError[] {
  const volumes = volumeNames(spec);
  const init = itemsAt(spec, 'initContainers', path);
  const main = itemsAt(spec, 'containers', path);
  return [
    ...(main.length === 0 ? [required(`${path}.containers`)] : []),
    ...validateUniqueNames([...main, ...init]),
    ...main.flatMap(({ item, path: place }) => validateContainer(item, place, volumes)),
    ...init.flatMap(({ item, path: place }) => [
      ...validateContainer(item, place, volumes),
      ...validateInitContainer(item, place),
    ]),
  ];
}

function validateUniqueNames(containers: readonly { item: Fields; path: string }[]): FieldError[] {
  const names = new Set<string>();
  return containers.flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    if (name === '') return [];
    if (names.has(name)) return [duplicate(`${path}.name`, name)];
    names.add(name);
    return [];
  });
}

/** Only an init container that stays (a sidecar) can be probed or have hooks. */
function validateInitContainer(container: Fields, path: string): FieldError[] {
  if (container.restartPolicy === 'Always') return [];
  const rule = 'may not be set for init containers without restartPolicy=Always';
  return [
    ...oneOf(container, 'restartPolicy', path, ['Always', 'Never', 'OnFailure']),
    ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']
      .filter((name) => !isAbsent(container[name]))
      .map((name) => forbiddenField(`${path}.${name}`, rule)),
  ];
}

function validateRestartPolicy(spec: Fields, path: string, supported: readonly string[]): FieldError[] {
  const policy = textAt(spec, 'restartPolicy');
  const place = `${path}.restartPolicy`;
  if (policy === '') return [required(place)];
  if (supported.includes(policy)) return [];
  // A template that says nothing has been given Always by now; a job is told what it could have said.
  if (policy === 'Always') {
    return [required(place, `valid values: ${supported.map((each) => JSON.stringify(each)).join(', ')}`)];
  }
  return [notSupported(place, policy, supported)];
}

function validateDns(spec: Fields, path: string): FieldError[] {
  const errors = oneOf(spec, 'dnsPolicy', path, [
    'ClusterFirst',
    'ClusterFirstWithHostNet',
    'Default',
    'None',
  ]);
  if (spec.dnsPolicy !== 'None') return errors;
  const config = fieldsAt(spec, 'dnsConfig');
  if (config === undefined) {
    errors.push(required(`${path}.dnsConfig`, 'must provide `dnsConfig` when `dnsPolicy` is None'));
  } else if (!Array.isArray(config.nameservers) || config.nameservers.length === 0) {
    const rule = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
    errors.push(required(`${path}.dnsConfig.nameservers`, rule));
  }
  return errors;
}

function validateDeadline(spec: Fields, path: string): FieldError[] {
  const deadline = spec.activeDeadlineSeconds;
  if (typeof deadline !== 'number' || (deadline >= 1 && deadline <= 2_147_483_647)) return [];
  return [
    invalidValue(`${path}.activeDeadlineSeconds`, deadline, 'must be between 1 and 2147483647, inclusive'),
  ];
}
