/** Whom a binding gives its role to, by what they are (pkg/apis/rbac, SubjectsStrings). */
import type { ObjectOfKind } from '../kubernetes/objects.ts';

type Subject = NonNullable<ObjectOfKind['RoleBinding']['subjects']>[number];

/** `alice, bob`; service accounts as `default/builder`. */
export function subjectNames(
  subjects: readonly Subject[] = [],
  kind: 'User' | 'Group' | 'ServiceAccount',
): string {
  return subjects
    .filter((subject) => subject.kind === kind)
    .map(({ namespace = '', name }) => (kind === 'ServiceAccount' ? `${namespace}/${name}` : name))
    .join(', ');
}
