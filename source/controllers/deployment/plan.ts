/** What a Deployment does next with its ReplicaSets (syncDeployment of deployment_controller.go). */
import type { Deployment, Pod, ReplicaSet } from '../../kubernetes/objects.ts';
import { isRollingUpdate } from './fenceposts.ts';
import { withCurrentRevision, withNewSet } from './new-replica-set.ts';
import { isComplete } from './progress.ts';
import { oldPodsRunning, scaleAwayOldSets, scaleUpNewSet } from './recreate.ts';
import { type Scaling, type Sets, scaled } from './replica-sets.ts';
import { setsPastHistory } from './revisions.ts';
import { rollingStep } from './rolling.ts';
import { isScalingEvent, scaleSets } from './scale.ts';

export interface Plan {
  /** The sets as they should be stored; a draft among them is to be created. */
  readonly sets: Sets;
  /** The changes of size that are told as events; they are in `sets` already. */
  readonly scalings: readonly Scaling[];
  /** Sets past the history limit. */
  readonly deletions: readonly ReplicaSet[];
  /** A rollout keeps the Progressing condition, a mere change of size does not touch it. */
  readonly isRollout: boolean;
}

export function planFor(
  deployment: Deployment,
  found: Sets,
  podsOf: (set: ReplicaSet) => readonly Pod[],
): Plan {
  const sets = withCurrentRevision(deployment, found);
  if (deployment.spec.paused || isScalingEvent(deployment, sets)) return resizing(deployment, sets);
  return isRollingUpdate(deployment) ? rolling(deployment, sets) : recreating(deployment, sets, podsOf);
}

/** Paused or resized: the sets get their shares, no new one is made. */
function resizing(deployment: Deployment, sets: Sets): Plan {
  const scalings = scaleSets(deployment, sets);
  const deletions = deployment.spec.paused ? setsPastHistory(deployment, sets.oldSets) : [];
  return { sets: scaled(deployment, sets, scalings), scalings, deletions, isRollout: false };
}

function rolling(deployment: Deployment, found: Sets): Plan {
  const sets = found.newSet === undefined ? withNewSet(deployment, found) : found;
  return rollout(deployment, sets, rollingStep(deployment, sets));
}

function recreating(deployment: Deployment, found: Sets, podsOf: (set: ReplicaSet) => readonly Pod[]): Plan {
  const down = scaleAwayOldSets(deployment, found.oldSets);
  if (down.length > 0 || oldPodsRunning(found.oldSets, podsOf)) return rollout(deployment, found, down);
  const sets = found.newSet === undefined ? withNewSet(deployment, found) : found;
  return rollout(deployment, sets, scaleUpNewSet(deployment, sets.newSet!));
}

function rollout(deployment: Deployment, sets: Sets, scalings: readonly Scaling[]): Plan {
  const isDone = isComplete(deployment, deployment.status);
  const deletions = isDone ? setsPastHistory(deployment, sets.oldSets) : [];
  return { sets: scaled(deployment, sets, scalings), scalings, deletions, isRollout: true };
}
