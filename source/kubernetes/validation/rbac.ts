/** Rules for roles and their bindings (pkg/apis/rbac/validation). */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, notSupported, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt, textsAt } from './fields.ts';
import { pathSegmentErrors, subdomainErrors } from './names.ts';
import { lasting } from './rules.ts';
import { validateLabelSelector } from './selector.ts';

const group = 'rbac.authorization.k8s.io';

export const role = lasting((object) => validatePolicyRules(object, true));

export const clusterRole = lasting((object) => [
  ...validatePolicyRules(object, false),
  ...validateAggregation(object),
]);

export const roleBinding = lasting(
  (object) => validateBinding(object, ['Role', 'ClusterRole'], true),
  roleStays,
);

export const clusterRoleBinding = lasting(
  (object) => validateBinding(object, ['ClusterRole'], false),
  roleStays,
);

function validatePolicyRules(object: Fields, isNamespaced: boolean): FieldError[] {
  return itemsAt(object, 'rules', '').flatMap(({ item, path }) => [
    ...needed(item, 'verbs', path, 'verbs must contain at least one value'),
    ...(textsAt(item, 'nonResourceURLs').length > 0
      ? validateUrls(item, path, isNamespaced)
      : [
          ...needed(item, 'apiGroups', path, 'resource rules must supply at least one api group'),
          ...needed(item, 'resources', path, 'resource rules must supply at least one resource'),
        ]),
  ]);
}

function needed(rule: Fields, name: string, path: string, why: string): FieldError[] {
  return textsAt(rule, name).length === 0 ? [required(`${path}.${name}`, why)] : [];
}

function validateUrls(rule: Fields, path: string, isNamespaced: boolean): FieldError[] {
  const complain = (why: string) =>
    invalidValue(`${path}.nonResourceURLs`, textsAt(rule, 'nonResourceURLs'), why);
  const isMixed = ['apiGroups', 'resources', 'resourceNames'].some((name) => textsAt(rule, name).length > 0);
  return [
    ...(isNamespaced ? [complain('namespaced rules cannot apply to non-resource URLs')] : []),
    ...(isMixed ? [complain('rules cannot apply to both regular resources and non-resource URLs')] : []),
  ];
}

function validateAggregation(object: Fields): FieldError[] {
  const aggregation = fieldsAt(object, 'aggregationRule');
  if (aggregation === undefined) return [];
  const selectors = itemsAt(aggregation, 'clusterRoleSelectors', 'aggregationRule');
  if (selectors.length === 0) {
    const why = 'at least one clusterRoleSelector required if aggregationRule is non-nil';
    return [required('aggregationRule.clusterRoleSelectors', why)];
  }
  return selectors.flatMap(({ item, path }) => validateLabelSelector(item, path));
}

function validateBinding(object: Fields, kinds: readonly string[], isNamespaced: boolean): FieldError[] {
  const role = fieldsAt(object, 'roleRef') ?? {};
  const [kind, name] = [textAt(role, 'kind'), textAt(role, 'name')];
  return [
    ...ofGroup(role, 'roleRef'),
    ...(kinds.includes(kind) ? [] : [notSupported('roleRef.kind', kind, kinds)]),
    ...(name === '' ? [required('roleRef.name')] : invalidText('roleRef.name', name, pathSegmentErrors)),
    ...itemsAt(object, 'subjects', '').flatMap(({ item, path }) => validateSubject(item, path, isNamespaced)),
  ];
}

function ofGroup(reference: Fields, path: string): FieldError[] {
  const given = textAt(reference, 'apiGroup');
  return given === group ? [] : [notSupported(`${path}.apiGroup`, given, [group])];
}

function validateSubject(subject: Fields, path: string, isNamespaced: boolean): FieldError[] {
  const name = textAt(subject, 'name');
  const errors = name === '' ? [required(`${path}.name`)] : [];
  switch (subject.kind) {
    case 'ServiceAccount':
      return [
        ...errors,
        ...(name === '' ? [] : invalidText(`${path}.name`, name, subdomainErrors)),
        ...(isAbsent(subject.apiGroup) || subject.apiGroup === ''
          ? []
          : [notSupported(`${path}.apiGroup`, subject.apiGroup, [''])]),
        ...(!isNamespaced && textAt(subject, 'namespace') === '' ? [required(`${path}.namespace`)] : []),
      ];
    case 'User':
    case 'Group':
      return [...errors, ...ofGroup(subject, path)];
    default: {
      const kinds = ['ServiceAccount', 'User', 'Group'];
      return [...errors, notSupported(`${path}.kind`, textAt(subject, 'kind'), kinds)];
    }
  }
}

/** Who is bound may change, to what may not. Shows the role as the API server prints it: in its internal form. */
function roleStays(next: Fields, previous: Fields): FieldError[] {
  if (isEqual(next.roleRef, previous.roleRef)) return [];
  const role = fieldsAt(next, 'roleRef') ?? {};
  const shown = {
    APIGroup: textAt(role, 'apiGroup'),
    Kind: textAt(role, 'kind'),
    Name: textAt(role, 'name'),
  };
  return [invalidValue('roleRef', shown, 'cannot change roleRef')];
}
