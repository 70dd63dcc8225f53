/** Rules for IngressClasses (pkg/apis/networking/validation: ValidateIngressClass, ValidateIngressClassUpdate). */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { validatePrefixedPath } from './domain-paths.ts';
import { exactlyOneOf, forbiddenField, immutable, invalidText, required, tooLong } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from './fields.ts';
import { labelErrors } from './names.ts';
import { validateTypedReference } from './references.ts';
import { guarded, specOf } from './rules.ts';

export const ingressClass = guarded(
  (next, previous) => {
    const [controller, before] = [specOf(next).controller, specOf(previous).controller];
    return immutable(controller, 'spec.controller', isEqual(controller, before));
  },
  (object) => {
    const spec = specOf(object);
    const parameters = fieldsAt(spec, 'parameters');
    return [
      ...validateController(textAt(spec, 'controller'), 'spec.controller'),
      ...(parameters === undefined ? [] : validateParameters(parameters, 'spec.parameters')),
    ];
  },
);

const longestController = 250;
/** The domain is there so that nobody takes another's name. */
function validateController(controller: string, field: string): FieldError[] {
  const isLong = controller.length > longestController;
  return [...(isLong ? [tooLong(field, longestController)] : []), ...validatePrefixedPath(controller, field)];
}

function validateParameters(parameters: Fields, path: string): FieldError[] {
  return [
    ...validateTypedReference(parameters, path),
    ...exactlyOneOf(parameters, 'scope', path, ['Cluster', 'Namespace']),
    ...validatePlace(parameters, `${path}.namespace`),
  ];
}

function validatePlace({ scope, namespace }: Fields, field: string): FieldError[] {
  if (scope === 'Cluster') {
    return isAbsent(namespace) ? [] : [forbiddenField(field, "`parameters.scope` is set to 'Cluster'")];
  }
  if (scope !== 'Namespace') return [];
  if (isAbsent(namespace) || namespace === '') {
    return [required(field, "`parameters.scope` is set to 'Namespace'")];
  }
  return invalidText(field, namespace, labelErrors);
}
