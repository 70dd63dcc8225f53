/** Rules for HorizontalPodAutoscalers (pkg/apis/autoscaling/validation: validateHorizontalPodAutoscalerSpec). */
import type { FieldError } from '../status-error.ts';
import { invalidValue } from './field-errors.ts';
import { type Fields, fieldsAt } from './fields.ts';
import { validateMetrics } from './metrics.ts';
import { validateKindAndName } from './references.ts';
import { ofSpec } from './rules.ts';
import { validateScalingRules } from './scaling-rules.ts';

export const horizontalPodAutoscaler = ofSpec((spec) => [
  ...validateReplicas(spec),
  ...validateKindAndName(fieldsAt(spec, 'scaleTargetRef') ?? {}, 'spec.scaleTargetRef'),
  ...validateMetrics(spec, 'spec'),
  ...validateScalingRules(fieldsAt(spec, 'behavior') ?? {}, 'spec.behavior'),
]);

function validateReplicas({ minReplicas, maxReplicas }: Fields): FieldError[] {
  const low = typeof minReplicas === 'number' ? minReplicas : 1;
  const high = typeof maxReplicas === 'number' ? maxReplicas : 0;
  const complain = (rule: string) => invalidValue('spec.maxReplicas', high, rule);
  return [
    ...(low < 1 ? [invalidValue('spec.minReplicas', low, 'must be greater than or equal to 1')] : []),
    ...(high < 1 ? [complain('must be greater than 0')] : []),
    ...(high < low ? [complain('must be greater than or equal to `minReplicas`')] : []),
  ];
}
