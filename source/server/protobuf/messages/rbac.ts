/** Messages of the rbac API (rbac); see `message-table.ts` for the notation. */
export const rbacMessages: Readonly<Record<string, string>> = {
  'rbac.AggregationRule': '1 clusterRoleSelectors meta.LabelSelector[]',
  'rbac.ClusterRole':
    '1 metadata meta.ObjectMeta, 2 rules .PolicyRule[]!, 3 aggregationRule .AggregationRule?',
  'rbac.ClusterRoleBinding': '1 metadata meta.ObjectMeta, 2 subjects .Subject[], 3 roleRef .RoleRef!',
  'rbac.PolicyRule':
    '1 verbs string[]!, 2 apiGroups string[], 3 resources string[], 4 resourceNames string[], 5 nonResourceURLs string[]',
  'rbac.Role': '1 metadata meta.ObjectMeta, 2 rules .PolicyRule[]!',
  'rbac.RoleBinding': '1 metadata meta.ObjectMeta, 2 subjects .Subject[], 3 roleRef .RoleRef!',
  'rbac.RoleRef': '1 apiGroup string!, 2 kind string!, 3 name string!',
  'rbac.Subject': '1 kind string!, 2 apiGroup string, 3 name string!, 4 namespace string',
};
