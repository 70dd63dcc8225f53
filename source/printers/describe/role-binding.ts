import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { annotationsField, field, type Lines, labelsField, section, underlined } from './lines.ts';

type Binding = ObjectOfKind['RoleBinding'] | ObjectOfKind['ClusterRoleBinding'];

/** Of bindings in a namespace and of those for the whole cluster. */
export function describeRoleBinding({ metadata, roleRef, subjects = [] }: Binding): Lines {
  return [
    field('Name', metadata.name),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...section('Role', [field('Kind', roleRef.kind), field('Name', roleRef.name)]),
    ...section(
      'Subjects',
      underlined(
        ['Kind', 'Name', 'Namespace'],
        subjects.map(({ kind, name, namespace = '' }) => [kind, name, namespace]),
      ),
    ),
  ];
}
