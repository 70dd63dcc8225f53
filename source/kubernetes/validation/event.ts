/** Rules for Events (pkg/apis/core/validation: legacyValidateEvent). */
import { invalidValue } from './field-errors.ts';
import { fieldsAt, textAt } from './fields.ts';
import { lasting } from './rules.ts';

/** An event stands where its object does; what is said of objects without a namespace stands in `default`. */
export const event = lasting((object) => {
  const own = textAt(fieldsAt(object, 'metadata') ?? {}, 'namespace') || 'default';
  const about = textAt(fieldsAt(object, 'involvedObject') ?? {}, 'namespace');
  if (own === (about || 'default')) return [];
  return [invalidValue('involvedObject.namespace', about, 'does not match event.namespace')];
});
