/** Rules for the security contexts of containers and pods (ValidateSecurityContext, ValidatePodSecurityContext). */
import type { FieldError } from '../../status-error.ts';
import {
  duplicate,
  forbiddenField,
  inRange,
  invalidValue,
  notSupported,
  oneOf,
  required,
} from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt, textsAt } from '../fields.ts';
import { validateDescendingPath } from '../paths.ts';

const largestId = 2_147_483_647;

export function validateSecurityContext(container: Fields, path: string): FieldError[] {
  const context = fieldsAt(container, 'securityContext');
  if (context === undefined) return [];
  const place = `${path}.securityContext`;
  return [
    ...validateIds(context, place, 'runAsUser', 'runAsGroup'),
    ...validateProfile(context, 'seccompProfile', 'seccomp', place),
    ...validateEscalation(context, place),
    ...validateProfile(context, 'appArmorProfile', 'AppArmor', place),
    ...oneOf(context, 'procMount', place, ['Default', 'Unmasked']),
  ];
}

/** `spec`: the pod's, which shares namespaces with its host. */
export function validatePodSecurityContext(spec: Fields, path: string): FieldError[] {
  const context = fieldsAt(spec, 'securityContext');
  if (context === undefined) return [];
  const place = `${path}.securityContext`;
  return [
    ...validateIds(context, place, 'fsGroup', 'runAsUser', 'runAsGroup'),
    ...(Array.isArray(context.supplementalGroups) ? context.supplementalGroups : []).flatMap((group, index) =>
      inRange(group, `${place}.supplementalGroups[${index}]`, 0, largestId),
    ),
    ...(spec.shareProcessNamespace === true && spec.hostPID === true
      ? [
          invalidValue(
            `${place}.shareProcessNamespace`,
            true,
            'ShareProcessNamespace and HostPID cannot both be enabled',
          ),
        ]
      : []),
    ...validateSysctls(context, place, spec),
    ...oneOf(context, 'fsGroupChangePolicy', place, ['Always', 'OnRootMismatch']),
    ...validateProfile(context, 'seccompProfile', 'seccomp', place),
    ...validateProfile(context, 'appArmorProfile', 'AppArmor', place),
    ...oneOf(context, 'supplementalGroupsPolicy', place, ['Merge', 'Strict']),
  ];
}

function validateIds(context: Fields, path: string, ...names: readonly string[]): FieldError[] {
  return names.flatMap((name) => inRange(context[name], `${path}.${name}`, 0, largestId));
}

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function validateProfile(context: Fields, field: string, what: string, path: string): FieldError[] {
  const profile = fieldsAt(context, field);
  if (profile === undefined) return [];
  const place = `${path}.${field}`;
  const type = textAt(profile, 'type');
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(`${place}.type`, `type is required when ${field} is set`));
  else if (!profileTypes.includes(type)) errors.push(notSupported(`${place}.type`, type, profileTypes));
  const local = profile.localhostProfile;
  if (type !== 'Localhost') {
    const rule = `can only be set when ${what} type is Localhost`;
    return isAbsent(local) ? errors : [...errors, invalidValue(`${place}.localhostProfile`, profile, rule)];
  }
  if (isAbsent(local)) {
    return [...errors, required(`${place}.localhostProfile`, `must be set when ${what} type is Localhost`)];
  }
  return [...errors, ...validateDescendingPath(String(local), `${place}.localhostProfile`)];
}

/** Who has all rights can not be kept from gaining more. */
function validateEscalation(context: Fields, path: string): FieldError[] {
  if (context.allowPrivilegeEscalation !== false) return [];
  const added = textsAt(fieldsAt(context, 'capabilities') ?? {}, 'add');
  const cannot = 'cannot set `allowPrivilegeEscalation` to false and';
  return [
    ...(context.privileged === true ? [invalidValue(path, context, `${cannot} \`privileged\` to true`)] : []),
    ...(added.includes('CAP_SYS_ADMIN')
      ? [invalidValue(path, context, `${cannot} \`capabilities.Add\` CAP_SYS_ADMIN`)]
      : []),
  ];
}

const segment = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const sysctl = `(${segment}[\\./])*${segment}`;
const wholeSysctl = new RegExp(`^${sysctl}$`);

function validateSysctls(context: Fields, path: string, spec: Fields): FieldError[] {
  const names = new Set<string>();
  return itemsAt(context, 'sysctls', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(`${place}.name`));
    else if (name.length > 253 || !wholeSysctl.test(name)) {
      const rule = `must have at most 253 characters and match regex ^${sysctl}$`;
      errors.push(invalidValue(`${place}.name`, name, rule));
    } else if (names.has(name)) errors.push(duplicate(`${place}.name`, name));
    names.add(name);
    return [...errors, ...validateNamespaced(name, `${place}.name`, spec)];
  });
}

/** What belongs to a namespace of the host can not be set for a pod that shares it. */
function validateNamespaced(name: string, path: string, spec: Fields): FieldError[] {
  const plain = name.replaceAll('/', '.');
  const isNet = plain.startsWith('net.');
  const isIpc = /^(kernel\.(shm|msg)|kernel\.sem$|fs\.mqueue\.)/.test(plain);
  if (isNet && spec.hostNetwork === true) {
    return [invalidValue(path, name, "may not be specified when 'hostNetwork' is true")];
  }
  if (!isIpc || spec.hostIPC !== true) return [];
  return [invalidValue(path, name, "may not be specified when 'hostIPC' is true")];
}

/** A pod with users of its own can not share namespaces with its host (validateHostUsers). */
export function validateHostUsers(spec: Fields, path: string): FieldError[] {
  if (spec.hostUsers !== false) return [];
  return [
    ['hostNetwork', 'hostNetwork'] as const,
    ['hostPID', 'HostPID'] as const,
    ['hostIPC', 'HostIPC'] as const,
  ]
    .filter(([field]) => spec[field] === true)
    .map(([, name]) => forbiddenField(`${path}.${name}`, 'when `hostUsers` is false'));
}
