/** Messages of the authentication API (authentication); see `message-table.ts` for the notation. */
export const authenticationMessages: Readonly<Record<string, string>> = {
  'authentication.BoundObjectReference': '1 kind string, 2 apiVersion string, 3 name string, 4 uid string',
  'authentication.SelfSubjectReview': '1 metadata meta.ObjectMeta, 2 status .SelfSubjectReviewStatus',
  'authentication.SelfSubjectReviewStatus': '1 userInfo .UserInfo',
  'authentication.TokenRequest':
    '1 metadata meta.ObjectMeta, 2 spec .TokenRequestSpec!, 3 status .TokenRequestStatus',
  'authentication.TokenRequestSpec':
    '1 audiences string[]!, 3 boundObjectRef .BoundObjectReference?!, 4 expirationSeconds int64?!',
  'authentication.TokenRequestStatus': '1 token string!, 2 expirationTimestamp meta.Time!',
  'authentication.UserInfo': '1 username string, 2 uid string, 3 groups string[], 4 extra .ExtraValue{}',
};
