/** Defaults of LimitRanges and ResourceQuotas (pkg/apis/core/v1/defaults.go: SetDefaults_LimitRangeItem). */
import { type Defaulter, eachOf, type Fields, isFields, when, within } from './fill.ts';
import { textQuantities } from './quantities.ts';

const lists = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];

/** For containers a maximum is also the default limit, and a limit or a minimum the default request. */
export const limitRange: Defaulter = within(
  'spec',
  eachOf(
    'limits',
    ...lists.map((name) => within(name, textQuantities)),
    when((item) => item.type === 'Container', containerLimits),
  ),
);

function containerLimits(item: Fields): Fields {
  const limits = { ...fieldsOf(item.max), ...fieldsOf(item.default) };
  const requests = { ...fieldsOf(item.min), ...limits, ...fieldsOf(item.defaultRequest) };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}

export const resourceQuota: Defaulter = within('spec', within('hard', textQuantities));

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
