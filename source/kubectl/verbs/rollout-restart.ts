import { kindCan } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { templateOf } from '../../kubernetes/workloads.ts';
import type { Command } from '../command.ts';
import { changeFlags, tell, writingOf } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { refusal, rolloutFlags, visitRollouts } from '../rollout.ts';

const restartedAt = 'kubectl.kubernetes.io/restartedAt';

export const rolloutRestart: Command = {
  flags: [...rolloutFlags, ...changeFlags],
  operands: 'resources',
  run(invocation) {
    visitRollouts(invocation, (object) => {
      const moment = timestamp(invocation.cluster.now);
      requireRestartable(object, moment);
      const { kind, metadata } = object;
      const patch = { spec: { template: { metadata: { annotations: { [restartedAt]: moment } } } } };
      const body = { type: 'merge' as const, body: patch };
      const options = writingOf(invocation);
      tell(
        invocation,
        invocation.cluster.patch(kind, metadata.namespace, metadata.name, body, options),
        'restarted',
      );
    });
  },
};

function requireRestartable(object: AnyObject, moment: string): void {
  if (!kindCan(object.kind, 'restart')) throw refusal(object, 'restarting is not supported');
  if (object.kind === 'Deployment' && object.spec.paused) {
    throw refusal(object, "can't restart paused deployment (run rollout resume first)");
  }
  if (templateOf(object)?.metadata?.annotations?.[restartedAt] === moment) {
    throw new KubectlError(
      `failed to create patch for ${object.metadata.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
    );
  }
}
