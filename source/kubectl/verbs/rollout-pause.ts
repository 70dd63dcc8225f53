import type { AnyObject } from '../../kubernetes/objects.ts';
import type { Command, Invocation } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { refusal, rolloutFlags, visitRollouts } from '../rollout.ts';

export const rolloutPause: Command = {
  flags: [...rolloutFlags, ...changeFlags],
  operands: 'resources',
  run(invocation) {
    visitRollouts(invocation, (object) => {
      if (isPaused(object, 'pausing')) throw refusal(object, 'is already paused');
      setPaused(invocation, object, true, 'paused');
    });
  },
};

export const rolloutResume: Command = {
  flags: [...rolloutFlags, ...changeFlags],
  operands: 'resources',
  run(invocation) {
    visitRollouts(invocation, (object) => {
      if (!isPaused(object, 'resuming')) throw refusal(object, 'is not paused');
      setPaused(invocation, object, null, 'resumed');
    });
  },
};

function isPaused(object: AnyObject, doing: string): boolean {
  if (object.kind !== 'Deployment') {
    throw refusal(object, `${doing} is not supported`);
  }
  return object.spec.paused ?? false;
}

function setPaused(invocation: Invocation, object: AnyObject, paused: true | null, verb: string): void {
  const { kind, metadata } = object;
  const patch = { type: 'merge' as const, body: { spec: { paused } } };
  const options = writingOf(invocation);
  tell(invocation, invocation.cluster.patch(kind, metadata.namespace, metadata.name, patch, options), verb);
}
