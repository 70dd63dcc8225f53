import { expect, test } from 'vitest';
import { reviewed } from '../../source/kubernetes/access-review.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { refusal } from '../support/refusal.ts';

function review(kind: string, spec: object = {}): Manifest {
  const group = kind === 'SelfSubjectReview' ? 'authentication' : 'authorization';
  return { apiVersion: `${group}.k8s.io/v1`, kind, metadata: {}, spec };
}

const resourceAttributes = { verb: 'get', resource: 'pods', namespace: 'default' };
const nonResourceAttributes = { verb: 'get', path: '/healthz' };

test.each<[string, object, object]>([
  ['SelfSubjectAccessReview', { resourceAttributes }, { allowed: true }],
  ['SelfSubjectAccessReview', { nonResourceAttributes }, { allowed: true }],
  ['SubjectAccessReview', { user: 'kubernetes-admin', resourceAttributes }, { allowed: true }],
  ['SubjectAccessReview', { groups: ['kubeadm:cluster-admins'], resourceAttributes }, { allowed: true }],
  ['SubjectAccessReview', { user: 'jane', resourceAttributes }, { allowed: false }],
  [
    'SelfSubjectReview',
    {},
    {
      userInfo: {
        username: 'kubernetes-admin',
        groups: ['kubeadm:cluster-admins', 'system:authenticated'],
      },
    },
  ],
  ['SelfSubjectRulesReview', { namespace: 'default' }, { incomplete: false }],
])('%s of %j is answered %j', (kind, spec, status) => {
  const answer = reviewed(review(kind, spec));
  expect(answer).toMatchObject({ kind, spec, status });
});

test('the rules allow everything', () => {
  const { status } = reviewed(review('SelfSubjectRulesReview', { namespace: 'default' }));
  expect(status).toMatchObject({
    resourceRules: expect.arrayContaining([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]),
    nonResourceRules: expect.arrayContaining([{ verbs: ['*'], nonResourceURLs: ['*'] }]),
  });
});

const exactlyOne =
  '.authorization.k8s.io "" is invalid: spec.resourceAttributes: Invalid value: "null": exactly one of nonResourceAttributes or resourceAttributes must be specified';

test.each<[string, object, string, string]>([
  ['SelfSubjectAccessReview', {}, 'Invalid', exactlyOne],
  [
    'SelfSubjectAccessReview',
    { resourceAttributes, nonResourceAttributes },
    'Invalid',
    'cannot be specified in combination with nonResourceAttributes',
  ],
  [
    'SubjectAccessReview',
    { resourceAttributes },
    'Invalid',
    '.authorization.k8s.io "" is invalid: spec.user: Invalid value: "": at least one of user or group must be specified',
  ],
  ['SelfSubjectRulesReview', {}, 'BadRequest', 'no namespace on request'],
  ['TokenReview', {}, 'BadRequest', 'no matches for kind "TokenReview"'],
])('%s of %j is refused', (kind, spec, reason, message) => {
  const error = refusal(() => reviewed(review(kind, spec)));
  expect(error.reason).toBe(reason);
  expect(error.message).toContain(message);
});
