/** Rules for Leases (pkg/apis/coordination/validation: ValidateLeaseSpec). */
import { forbiddenField, invalidValue, notNegative } from './field-errors.ts';
import { textAt } from './fields.ts';
import { ofSpec } from './rules.ts';

export const lease = ofSpec((spec) => {
  const { leaseDurationSeconds } = spec;
  const isTooShort = typeof leaseDurationSeconds === 'number' && leaseDurationSeconds <= 0;
  const isUnplanned = textAt(spec, 'preferredHolder') !== '' && textAt(spec, 'strategy') === '';
  return [
    ...(isTooShort
      ? [invalidValue('spec.leaseDurationSeconds', leaseDurationSeconds, 'must be greater than 0')]
      : []),
    ...notNegative(spec, 'spec', 'leaseTransitions'),
    ...(isUnplanned
      ? [forbiddenField('spec.preferredHolder', 'may only be specified if `strategy` is defined')]
      : []),
  ];
});
