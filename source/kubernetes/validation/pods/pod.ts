/** Rules for a pod, metadata aside (pkg/apis/core/validation: ValidatePodCreate, ValidatePodUpdate). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, listAt, textAt } from '../fields.ts';
import { type Rules, specOf } from '../rules.ts';
import { validateImageBlanks } from './container.ts';
import { ephemeralContainersUpdate } from './ephemeral-containers.ts';
import { validatePodSpec } from './pod-spec.ts';
import { podSpecUpdate } from './pod-update.ts';

export const pod: Rules = { create: validatePod, update: podUpdate };

function validatePod(object: Fields): FieldError[] {
  const spec = specOf(object);
  const errors = validateWhole(object, spec);
  if (listAt(spec, 'ephemeralContainers').length > 0) {
    errors.push(forbiddenField('spec.ephemeralContainers', 'cannot be set on create'));
  }
  if (listAt(spec, 'schedulingGates').length > 0 && textAt(spec, 'nodeName') !== '') {
    const rule = 'cannot be set until all schedulingGates have been cleared';
    errors.push(forbiddenField('spec.nodeName', rule));
  }
  return errors;
}

/** A spec that stays the same is not looked at again. */
function podUpdate(next: Fields, previous: Fields): FieldError[] {
  if (next.spec === previous.spec) return [];
  const spec = specOf(next);
  return [...validateWhole(next, spec), ...podSpecUpdate(spec, specOf(previous))];
}

/** The update of the ephemeralcontainers subresource, where nothing else of the spec changes. */
export function podDebugUpdate(next: Fields, previous: Fields): FieldError[] {
  return [...validateWhole(next, specOf(next)), ...ephemeralContainersUpdate(specOf(next), specOf(previous))];
}

/** What holds of pods and not of templates comes after what holds of both. */
function validateWhole(object: Fields, spec: Fields): FieldError[] {
  const podName = textAt(fieldsAt(object, 'metadata') ?? {}, 'name');
  const errors = validatePodSpec(spec, 'spec', { podName, isPod: true });
  for (const list of ['containers', 'initContainers']) {
    for (const { item, path } of itemsAt(spec, list, 'spec')) errors.push(...validateImageBlanks(item, path));
  }
  if (textAt(spec, 'serviceAccountName') === '') errors.push(...validateTokens(spec));
  return errors;
}

/** There is no token without an account. */
function validateTokens(spec: Fields): FieldError[] {
  const rule = 'must not be specified when serviceAccountName is not set';
  return itemsAt(spec, 'volumes', 'spec').flatMap(({ item, path }) =>
    itemsAt(fieldsAt(item, 'projected') ?? {}, 'sources', `${path}.projected`)
      .filter(({ item: source }) => !isAbsent(source.serviceAccountToken))
      .map(({ path: place }) => forbiddenField(`${place}.serviceAccountToken`, rule)),
  );
}
