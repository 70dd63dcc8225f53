import { describe } from 'vitest';
import { created, updated } from './tables.ts';

const group = 'rbac.authorization.k8s.io';
const rule = (fields: object) => ({ rules: [fields] });
const reading = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const subject = (fields: object) => ({ subjects: [fields] });

describe('Who may do what', () => {
  created('Role', [
    ['may have a name that others may not', { 'metadata.name': 'system:Pod_Reader' }],
    [
      'has a name that fits into a path',
      { 'metadata.name': 'a/b' },
      'metadata.name: Invalid value: "a/b": may not contain \'/\'',
    ],
    [
      'says what may be done with what',
      rule({}),
      'rules[0].verbs: Required value: verbs must contain at least one value',
      'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
      'rules[0].resources: Required value: resource rules must supply at least one resource',
    ],
    [
      'of a namespace is about no other paths',
      rule({ nonResourceURLs: ['/healthz'], verbs: ['get'] }),
      'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs',
    ],
  ]);

  created('ClusterRole', [
    ['may be about other paths', rule({ nonResourceURLs: ['/healthz'], verbs: ['get'] })],
    [
      'is about resources or other paths',
      rule({ ...reading, nonResourceURLs: ['/healthz'] }),
      'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: rules cannot apply to both regular resources and non-resource URLs',
    ],
    [
      'is made of others by their labels',
      { aggregationRule: {} },
      'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil',
    ],
  ]);

  created('RoleBinding', [
    ['may be of a person', subject({ kind: 'User', name: 'jane' })],
    ['may be of an account of the same namespace', subject({ kind: 'ServiceAccount', name: 'robot' })],
    [
      'is of someone',
      subject({ kind: 'Dog', name: '' }),
      'subjects[0].name: Required value',
      'subjects[0].kind: Unsupported value: "Dog": supported values: "ServiceAccount", "User", "Group"',
    ],
    [
      'is to a role',
      { roleRef: { kind: 'Pod', apiGroup: 'apps' } },
      `roleRef.apiGroup: Unsupported value: "apps": supported values: "${group}"`,
      'roleRef.kind: Unsupported value: "Pod": supported values: "Role", "ClusterRole"',
      'roleRef.name: Required value',
    ],
  ]);

  created('ClusterRoleBinding', [
    [
      'says where an account is',
      subject({ kind: 'ServiceAccount', name: 'robot' }),
      'subjects[0].namespace: Required value',
    ],
    [
      'is to a role of the cluster',
      { 'roleRef.kind': 'Role' },
      'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    ],
  ]);

  updated('RoleBinding', [
    ['may be of others', {}, subject({ kind: 'Group', name: 'admins' })],
    [
      'is to the same role',
      {},
      { 'roleRef.name': 'writer' },
      `roleRef: Invalid value: {"APIGroup":"${group}","Kind":"Role","Name":"writer"}: cannot change roleRef`,
    ],
  ]);
});
