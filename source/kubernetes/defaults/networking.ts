/** Defaults of Ingresses, their classes and NetworkPolicies (pkg/apis/networking/v1/defaults.go). */
import { all, type Defaulter, eachOf, type Fields, fill, within } from './fill.ts';

export const ingress: Defaulter = within('status', fill({ loadBalancer: {} }));

export const ingressClass: Defaulter = within('spec', within('parameters', fill({ scope: 'Cluster' })));

const rule = eachOf('ports', fill({ protocol: 'TCP' }));

export const networkPolicy: Defaulter = within(
  'spec',
  all(eachOf('ingress', rule), eachOf('egress', rule)),
  policyTypes,
);

/** Every policy is about what comes in; one that speaks of what goes out is about that too. */
function policyTypes(spec: Fields): Fields {
  if (!isEmpty(spec.policyTypes)) return spec;
  return { ...spec, policyTypes: isEmpty(spec.egress) ? ['Ingress'] : ['Ingress', 'Egress'] };
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}
