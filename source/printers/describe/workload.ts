import type { KubeObject, ObjectOfKind, Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import type { Reader } from '../../store/reading.ts';
import { field, type Lines, tableSection } from './lines.ts';

/** `Pods Status: 1 Running / 1 Waiting / 0 Succeeded / 0 Failed`, of the pods that the object controls. */
export function podsStatusLine(owner: KubeObject, read: Reader): string {
  const pods = read
    .ownedBy('Pod', owner.metadata.uid)
    .filter((pod) => controllerOf(pod)?.uid === owner.metadata.uid);
  const count = (phase: NonNullable<Pod['status']['phase']>) =>
    pods.filter(({ status }) => status.phase === phase).length;
  return field(
    'Pods Status',
    `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`,
  );
}

type Conditions =
  | ObjectOfKind['ReplicaSet']['status']['conditions']
  | ObjectOfKind['Deployment']['status']['conditions'];

export function conditionsBlock(conditions: Conditions): Lines {
  return tableSection(
    'Conditions',
    ['Type', 'Status', 'Reason'],
    (conditions ?? []).map(({ type, status, reason = '' }) => [`${type} `, status, reason]),
  );
}
