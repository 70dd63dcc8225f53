/** Rules for one container of any sort (pkg/apis/core/validation: validateContainerCommon). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, oneOf, required, tooMany } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from '../fields.ts';
import { labelErrors } from '../names.ts';
import { validateContainerPorts } from './container-ports.ts';
import { validateEnvironment } from './environment.ts';
import { validateContainerResources } from './resource-requirements.ts';
import { validateSecurityContext } from './security-context.ts';
import { type Volumes, validateVolumeDevices, validateVolumeMounts } from './volume-mounts.ts';

export function validateContainer(container: Fields, path: string, volumes: Volumes): FieldError[] {
  return [
    ...validateContainerName(container, path),
    ...(textAt(container, 'image') === '' ? [required(`${path}.image`)] : []),
    ...oneOf(container, 'terminationMessagePolicy', path, ['File', 'FallbackToLogsOnError']),
    ...validateContainerPorts(container, path),
    ...validateEnvironment(container, path),
    ...validateVolumeMounts(container, path, volumes),
    ...validateVolumeDevices(container, path, volumes),
    ...oneOf(container, 'imagePullPolicy', path, ['Always', 'IfNotPresent', 'Never']),
    ...validateContainerResources(container, path),
    ...validateResizePolicy(container, path),
    ...validateSecurityContext(container, path),
    ...validateRestartPolicy(container, path),
  ];
}

/** In pods, not in templates: there an image of blanks has long been something to be replaced. */
export function validateImageBlanks(container: Fields, path: string): FieldError[] {
  const image = textAt(container, 'image');
  const rule = 'must not have leading or trailing whitespace';
  return image === image.trim() ? [] : [invalidValue(`${path}.image`, image, rule)];
}

function validateContainerName(container: Fields, path: string): FieldError[] {
  const name = textAt(container, 'name');
  return name === '' ? [required(`${path}.name`)] : invalidText(`${path}.name`, name, labelErrors);
}

function validateResizePolicy(container: Fields, path: string): FieldError[] {
  if (isAbsent(container.resizePolicy)) return [];
  return itemsAt(container, 'resizePolicy', path).flatMap(({ item, path: place }) => [
    ...oneOf(item, 'resourceName', place, ['cpu', 'memory']),
    ...oneOf(item, 'restartPolicy', place, ['NotRequired', 'RestartContainer']),
  ]);
}

/** A container's own policy, and the exit codes that have another one (ContainerRestartRules). */
function validateRestartPolicy(container: Fields, path: string): FieldError[] {
  if (isAbsent(container.restartPolicy) && isAbsent(container.restartPolicyRules)) return [];
  const rules = itemsAt(container, 'restartPolicyRules', path);
  const missing = rules.length > 0 && isAbsent(container.restartPolicy);
  return [
    ...(missing
      ? [required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used')]
      : oneOf(container, 'restartPolicy', path, ['Always', 'Never', 'OnFailure'])),
    ...(rules.length > 20 ? [tooMany(`${path}.restartPolicyRules`, rules.length, 20)] : []),
    ...rules.flatMap(({ item, path: place }) => validateRestartRule(item, place)),
  ];
}

function validateRestartRule(rule: Fields, path: string): FieldError[] {
  const codes = fieldsAt(rule, 'exitCodes');
  return [
    ...(isAbsent(rule.action)
      ? [required(`${path}.action`)]
      : oneOf(rule, 'action', path, ['Restart', 'RestartAllContainers'])),
    ...(codes === undefined
      ? [required(`${path}.exitCodes`, 'must be specified')]
      : oneOf(codes, 'operator', `${path}.exitCodes`, ['In', 'NotIn'])),
  ];
}
