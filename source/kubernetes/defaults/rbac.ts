/** Defaults of role bindings (pkg/apis/rbac/v1/defaults.go): people are of the RBAC group, service accounts of none. */
import { all, type Defaulter, eachOf, fill, when, within } from './fill.ts';

const ofGroup = fill({ apiGroup: 'rbac.authorization.k8s.io' });

export const binding: Defaulter = all(
  within('roleRef', ofGroup),
  eachOf(
    'subjects',
    when(({ kind }) => kind === 'User' || kind === 'Group', ofGroup),
  ),
);
