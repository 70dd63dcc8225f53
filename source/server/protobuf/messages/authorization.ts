/** Messages of the authorization API (authorization); see `message-table.ts` for the notation. */
export const authorizationMessages: Readonly<Record<string, string>> = {
  'authorization.FieldSelectorAttributes':
    '1 rawSelector string, 2 requirements meta.FieldSelectorRequirement[]',
  'authorization.LabelSelectorAttributes':
    '1 rawSelector string, 2 requirements meta.LabelSelectorRequirement[]',
  'authorization.LocalSubjectAccessReview':
    '1 metadata meta.ObjectMeta, 2 spec .SubjectAccessReviewSpec!, 3 status .SubjectAccessReviewStatus',
  'authorization.NonResourceAttributes': '1 path string, 2 verb string',
  'authorization.NonResourceRule': '1 verbs string[]!, 2 nonResourceURLs string[]',
  'authorization.ResourceAttributes':
    '1 namespace string, 2 verb string, 3 group string, 4 version string, 5 resource string, 6 subresource string, 7 name string, 8 fieldSelector .FieldSelectorAttributes?, 9 labelSelector .LabelSelectorAttributes?',
  'authorization.ResourceRule':
    '1 verbs string[]!, 2 apiGroups string[], 3 resources string[], 4 resourceNames string[]',
  'authorization.SelfSubjectAccessReview':
    '1 metadata meta.ObjectMeta, 2 spec .SelfSubjectAccessReviewSpec!, 3 status .SubjectAccessReviewStatus',
  'authorization.SelfSubjectAccessReviewSpec':
    '1 resourceAttributes .ResourceAttributes?, 2 nonResourceAttributes .NonResourceAttributes?',
  'authorization.SelfSubjectRulesReview':
    '1 metadata meta.ObjectMeta, 2 spec .SelfSubjectRulesReviewSpec!, 3 status .SubjectRulesReviewStatus',
  'authorization.SelfSubjectRulesReviewSpec': '1 namespace string',
  'authorization.SubjectAccessReview':
    '1 metadata meta.ObjectMeta, 2 spec .SubjectAccessReviewSpec!, 3 status .SubjectAccessReviewStatus',
  'authorization.SubjectAccessReviewSpec':
    '1 resourceAttributes .ResourceAttributes?, 2 nonResourceAttributes .NonResourceAttributes?, 3 user string, 4 groups string[], 5 extra .ExtraValue{}, 6 uid string',
  'authorization.SubjectAccessReviewStatus':
    '1 allowed bool!, 2 reason string, 3 evaluationError string, 4 denied bool',
  'authorization.SubjectRulesReviewStatus':
    '1 resourceRules .ResourceRule[]!, 2 nonResourceRules .NonResourceRule[]!, 3 incomplete bool!, 4 evaluationError string',
};
