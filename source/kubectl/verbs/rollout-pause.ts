import type { AnyObject } from '../../kubernetes/objects.ts';
import type { Command, Invocation } from '../command.ts';
import { nameOf } from '../resources.ts';
import { refusal, rolloutFlags, visitRollouts } from '../rollout.ts';

export const rolloutPause: Command = {
  flags: rolloutFlags,
  operands: 'resources',
  run(invocation) {
    visitRollouts(invocation, (object) => {
      if (isPaused(object, 'pausing')) throw refusal(object, 'is already paused');
      setPaused(invocation, object, true);
      invocation.out(`${nameOf(object)} paused`);
    });
  },
};

export const rolloutResume: Command = {
  flags: rolloutFlags,
  operands: 'resources',
  run(invocation) {
    visitRollouts(invocation, (object) => {
      if (!isPaused(object, 'resuming')) throw refusal(object, 'is not paused');
      setPaused(invocation, object, null);
      invocation.out(`${nameOf(object)} resumed`);
    });
  },
};

function isPaused(object: AnyObject, doing: string): boolean {
  if (object.kind !== 'Deployment') {
    throw refusal(object, `${doing} is not supported`);
  }
  return object.spec.paused ?? false;
}

function setPaused(invocation: Invocation, { kind, metadata }: AnyObject, paused: true | null): void {
  invocation.cluster.patch(
    kind,
    metadata.namespace,
    metadata.name,
    { type: 'merge', body: { spec: { paused } } },
    invocation.writing,
  );
}
