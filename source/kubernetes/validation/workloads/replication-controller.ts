/** Rules for the oldest controller, which selects by a plain map of labels (ValidateReplicationControllerSpec). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative, required, shownLabels } from '../field-errors.ts';
import { type Fields, fieldsAt, textMap } from '../fields.ts';
import { validateLasting, validatePodTemplate } from '../pods/pod-template.ts';
import { ofSpec } from '../rules.ts';

export const replicationController = ofSpec(validateReplicationController);

function validateReplicationController(spec: Fields): FieldError[] {
  const selector = textMap(spec.selector);
  const template = fieldsAt(spec, 'template');
  return [
    ...notNegative(spec, 'spec', 'minReadySeconds'),
    ...(Object.keys(selector).length === 0 ? [required('spec.selector')] : []),
    ...notNegative(spec, 'spec', 'replicas'),
    ...(template === undefined ? [required('spec.template')] : validateTemplate(template, selector)),
  ];
}

function validateTemplate(template: Fields, selector: Record<string, string>): FieldError[] {
  const path = 'spec.template';
  const labels = fieldsAt(template, 'metadata')?.labels;
  const isMatch = Object.entries(selector).every(([key, value]) => textMap(labels)[key] === value);
  const rule = '`selector` does not match template `labels`';
  return [
    ...(isMatch ? [] : [invalidValue(`${path}.metadata.labels`, shownLabels(labels), rule)]),
    ...validatePodTemplate(template, path),
    ...validateLasting(template, path, 'ReplicationController'),
  ];
}
