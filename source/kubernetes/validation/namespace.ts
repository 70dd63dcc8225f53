/** Rules for Namespaces (pkg/apis/core/validation: ValidateNamespace). */
import { invalidText } from './field-errors.ts';
import { textsAt } from './fields.ts';
import { validateDomain } from './finalizers.ts';
import { qualifiedNameErrors } from './names.ts';
import { ofSpec } from './rules.ts';

export const namespace = ofSpec((spec) =>
  textsAt(spec, 'finalizers').flatMap((name, index) => {
    const path = `spec.finalizers[${index}]`;
    const errors = invalidText(path, name, qualifiedNameErrors);
    return errors.length > 0 ? errors : validateDomain(name, path);
  }),
);
