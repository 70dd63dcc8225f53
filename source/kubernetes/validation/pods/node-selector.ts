/** Rules for what is asked of nodes by their labels and fields (pkg/apis/core/validation: ValidateNodeSelector). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidText, invalidValue, required } from '../field-errors.ts';
import { type Fields, itemsAt, textAt, textsAt } from '../fields.ts';
import { labelValueErrors, qualifiedNameErrors, subdomainErrors } from '../names.ts';

/** Terms of which one must hold. */
export function validateNodeSelector(selector: Fields, path: string): FieldError[] {
  const terms = itemsAt(selector, 'nodeSelectorTerms', path);
  if (terms.length === 0) {
    return [required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term')];
  }
  return terms.flatMap(({ item, path: place }) => validateNodeSelectorTerm(item, place));
}

export function validateNodeSelectorTerm(term: Fields, path: string): FieldError[] {
  return [
    ...itemsAt(term, 'matchExpressions', path).flatMap(({ item, path: place }) =>
      validateExpression(item, place),
    ),
    ...itemsAt(term, 'matchFields', path).flatMap(({ item, path: place }) => validateField(item, place)),
  ];
}

function validateExpression(expression: Fields, path: string): FieldError[] {
  const values = textsAt(expression, 'values');
  return [
    ...validateOperator(textAt(expression, 'operator'), values.length, path),
    ...invalidText(`${path}.key`, expression.key ?? '', qualifiedNameErrors),
    ...values.flatMap((value, index) => invalidText(`${path}.values[${index}]`, value, labelValueErrors)),
  ];
}

function validateOperator(operator: string, count: number, path: string): FieldError[] {
  const place = `${path}.values`;
  switch (operator) {
    case 'In':
    case 'NotIn':
      return count > 0 ? [] : [required(place, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist': {
      const rule = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      return count === 0 ? [] : [forbiddenField(place, rule)];
    }
    case 'Gt':
    case 'Lt':
      return count === 1
        ? []
        : [required(place, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalidValue(`${path}.operator`, operator, 'not a valid selector operator')];
  }
}

/** The only field of nodes that can be asked for is the name. */
function validateField(requirement: Fields, path: string): FieldError[] {
  const operator = textAt(requirement, 'operator');
  const key = textAt(requirement, 'key');
  const values = textsAt(requirement, 'values');
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalidValue(`${path}.operator`, operator, 'not a valid selector operator'));
  } else if (values.length !== 1) {
    const rule = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(required(`${path}.values`, rule));
  }
  if (key !== 'metadata.name') {
    return [...errors, invalidValue(`${path}.key`, key, 'not a valid field selector key')];
  }
  return [
    ...errors,
    ...values.flatMap((value, index) => invalidText(`${path}.values[${index}]`, value, subdomainErrors)),
  ];
}
