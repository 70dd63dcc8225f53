/** The Deployment controller: ReplicaSets for every version of a pod template, and the way from one to the next. */
import { type Claims, claim, claimUpdates } from '../../kubernetes/claims.ts';
import { type Deployment, keyOf, makeKey, type ReplicaSet, splitKey } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { matchesSelector } from '../../kubernetes/selectors.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../../store/reading.ts';
import { isDraft } from './new-replica-set.ts';
import { type Plan, planFor } from './plan.ts';
import { allSets, type Sets, sortSets } from './replica-sets.ts';
import { collision, report, statusWrite } from './report.ts';
import { calculateStatus } from './status.ts';
import { writesOf } from './writes.ts';

export const deployment: Reconciler = {
  name: 'deployment-controller',
  tables: ['Deployment', 'ReplicaSet', 'Pod'],
  // Longer than a ReplicaSet takes: the pods of one step are made and deleted before the next step counts them.
  delay: 150,
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const own = subject(change, 'Deployment');
  if (own !== undefined) yield keyOf(own);
  yield* deploymentsOfSet(before(change, 'ReplicaSet'), read);
  if (change.type !== 'DELETED') yield* deploymentsOfSet(subject(change, 'ReplicaSet'), read);
  if (change.table === 'Pod' && change.type === 'DELETED') yield* recreatingOwner(change, read);
}

/** Its owner; of an orphan every Deployment that may adopt it. */
function* deploymentsOfSet(set: ReplicaSet | undefined, read: Reader): Iterable<string> {
  if (set === undefined) return;
  const owner = controllerOf(set);
  if (owner !== undefined) {
    if (owner.kind === 'Deployment') yield makeKey(set.metadata.namespace, owner.name);
    return;
  }
  for (const candidate of read.list('Deployment', set.metadata.namespace)) {
    if (matchesSelector(candidate.spec.selector, set.metadata.labels)) yield keyOf(candidate);
  }
}

/** Recreate waits for the last old pod to go. */
function* recreatingOwner(change: Change, read: Reader): Iterable<string> {
  const pod = subject(change, 'Pod')!;
  const set = controllerOf(pod);
  if (set?.kind !== 'ReplicaSet') return;
  const owner = controllerOf(read.byUid(set.uid) ?? pod);
  if (owner?.kind !== 'Deployment') return;
  const found = read.get('Deployment', pod.metadata.namespace, owner.name);
  if (found?.spec.strategy?.type === 'Recreate') yield keyOf(found);
}

function reconcile(context: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const { read, now } = context;
  const found = read.get('Deployment', namespace, name);
  if (found === undefined) return {};
  if (isEmptySelector(found)) return selectingAll(found);
  const claims = claimSets(found, read);
  if (claims.adopt.length + claims.release.length > 0) return { writes: claimUpdates(found, claims) };
  const sets = sortSets(found, claims.owned);
  if (found.metadata.deletionTimestamp !== undefined) {
    return { writes: statusWrite(found, calculateStatus(found, sets, now)) };
  }
  const plan = planFor(found, sets, (set) => read.ownedBy('Pod', set.metadata.uid));
  if (hasCollision(plan.sets, read)) return collision(found);
  return carryOut(context, found, sets, plan);
}

/** The writes of the plan, then the report about them; a draft comes first, and where it is refused nothing follows. */
function carryOut(context: ReconcileContext, found: Deployment, sets: Sets, plan: Plan): Outcome {
  const writes = writesOf(found, allSets(sets), plan);
  if (writes.length === 0) return report(context.now, found, sets, plan, []);
  return {
    writes,
    slowStart: allSets(plan.sets).some(isDraft),
    settle: (results) => {
      const { read, now } = context;
      const current = read.get('Deployment', found.metadata.namespace, found.metadata.name) ?? found;
      return report(now, current, sortSets(current, claimSets(current, read).owned), plan, results);
    },
  };
}

function claimSets(owner: Deployment, read: Reader): Claims<ReplicaSet> {
  const candidates = read.list('ReplicaSet', owner.metadata.namespace);
  return claim(owner, (set) => matchesSelector(owner.spec.selector, set.metadata.labels), candidates);
}

/** Another ReplicaSet stands where the draft belongs. */
function hasCollision(sets: Sets, read: Reader): boolean {
  const drafted = allSets(sets).find(isDraft);
  return (
    drafted !== undefined &&
    read.get('ReplicaSet', drafted.metadata.namespace, drafted.metadata.name) !== undefined
  );
}

function isEmptySelector({ spec }: Deployment): boolean {
  return semanticEqual(spec.selector, {});
}

function selectingAll(found: Deployment): Outcome {
  const { generation } = found.metadata;
  const message = 'This deployment is selecting all pods. A non-empty selector is required.';
  return {
    events: [{ about: found, type: 'Warning', reason: 'SelectingAll', message }],
    writes: statusWrite(found, { ...found.status, observedGeneration: generation }),
  };
}
