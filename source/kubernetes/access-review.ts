/**
 * Who may do what (authentication.k8s.io, authorization.k8s.io). There is one administrator, who may do everything;
 * the objects of RBAC are stored, and nobody is judged by them.
 */
import { type Fields, isFields } from '../lib/fields.ts';
import type { Manifest } from './objects.ts';
import { badRequest, invalidForm } from './status-error.ts';
import { invalidValue } from './validation/field-errors.ts';

export const administrator = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
} as const;

const authorization = 'authorization.k8s.io';
const authentication = 'authentication.k8s.io';

export type ReviewKind =
  | 'SelfSubjectAccessReview'
  | 'SelfSubjectRulesReview'
  | 'SubjectAccessReview'
  | 'LocalSubjectAccessReview'
  | 'SelfSubjectReview';

const versions: Readonly<Record<ReviewKind, string>> = {
  SelfSubjectAccessReview: `${authorization}/v1`,
  SelfSubjectRulesReview: `${authorization}/v1`,
  SubjectAccessReview: `${authorization}/v1`,
  LocalSubjectAccessReview: `${authorization}/v1`,
  SelfSubjectReview: `${authentication}/v1`,
};

/** Every kind of review, with its version. */
export const reviewKinds = Object.entries(versions).map(([kind, apiVersion]) => ({ kind, apiVersion }));

export function isReviewKind(kind: string): kind is ReviewKind {
  return Object.hasOwn(versions, kind);
}

/** The review with the answer in its status; nothing of it is stored. Throws BadRequest and Invalid. */
export function reviewed(review: Manifest): Manifest {
  const { apiVersion, kind } = review;
  if (!isReviewKind(kind) || versions[kind] !== apiVersion) {
    throw badRequest(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
  return { ...review, status: answers[kind](isFields(review.spec) ? review.spec : {}) };
}

const answers: Readonly<Record<ReviewKind, (spec: Fields) => Fields>> = {
  SelfSubjectAccessReview: (spec) => {
    checkAttributes(spec);
    return allowed;
  },
  SelfSubjectRulesReview: (spec) => {
    if (typeof spec.namespace !== 'string' || spec.namespace === '')
      throw badRequest('no namespace on request');
    return { incomplete: false, resourceRules, nonResourceRules };
  },
  SubjectAccessReview: subjectAccess,
  LocalSubjectAccessReview: subjectAccess,
  SelfSubjectReview: () => ({ userInfo: administrator }),
};

const allowed: Fields = {
  allowed: true,
  reason:
    'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole "cluster-admin" to Group "kubeadm:cluster-admins"',
};

function subjectAccess(spec: Fields): Fields {
  checkAttributes(spec);
  const { user, groups } = spec;
  const names: readonly unknown[] = Array.isArray(groups) ? groups : [];
  if (!user && names.length === 0) {
    throw refused('spec.user', user ?? '', 'at least one of user or group must be specified');
  }
  const isAdministrator = user === administrator.username || names.includes(administrator.groups[0]);
  return isAdministrator ? allowed : { allowed: false };
}

function checkAttributes({ resourceAttributes, nonResourceAttributes }: Fields): void {
  const given = [resourceAttributes, nonResourceAttributes].filter(isFields).length;
  if (given === 1) return;
  const why =
    given === 2
      ? 'cannot be specified in combination with nonResourceAttributes'
      : 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
  throw refused('spec.resourceAttributes', nonResourceAttributes ?? null, why);
}

/** The API server has forgotten the kind by the time it complains. */
function refused(field: string, value: unknown, why: string) {
  return invalidForm('', authorization, '', [invalidValue(field, value, why)]);
}

/** What the roles cluster-admin, system:basic-user, system:discovery and system:public-info-viewer allow. */
const resourceRules = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  {
    verbs: ['create'],
    apiGroups: [authorization],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  },
  { verbs: ['create'], apiGroups: [authentication], resources: ['selfsubjectreviews'] },
];

const publicPaths = ['/healthz', '/livez', '/readyz', '/version', '/version/'];

const nonResourceRules = [
  { verbs: ['*'], nonResourceURLs: ['*'] },
  {
    verbs: ['get'],
    nonResourceURLs: [
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/healthz',
      '/livez',
      '/openapi',
      '/openapi/*',
      '/readyz',
      '/version',
      '/version/',
    ],
  },
  { verbs: ['get'], nonResourceURLs: publicPaths },
];
