/** Keys that change the cluster: a dialog first where that is wise, and always by a kubectl line. */

import { cordonCommand, pauseCommand, resumeCommand, uncordonCommand } from '../../kubectl/commands.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { type Context, only, type Step } from '../context.ts';
import { keyEffects } from '../effects.ts';
import { type Model, pushOverlay } from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import { openDialog } from '../overlays/content.ts';
import type { Purpose } from '../overlays/overlay.ts';
import { isPausedRollout } from '../rollouts.ts';
import { refOf } from '../world.ts';

export function askDelete({ targets, hidden, ...context }: Context): Step {
  return ask(context, { action: 'delete', targets: targets.map(refOf), hidden });
}

export function askScale({ targets, ...context }: Context): Step {
  return ask(context, { action: 'scale', targets: targets.map(refOf) });
}

export function askRestart({ targets, ...context }: Context): Step {
  return ask(context, { action: 'restart', targets: targets.map(refOf) });
}

export function askImage({ targets, ...context }: Context): Step {
  return ask(context, { action: 'image', target: refOf(targets[0]!) });
}

export function askUndo({ targets, ...context }: Context): Step {
  return ask(context, { action: 'undo', target: refOf(targets[0]!) });
}

export function toggleRollout({ model, targets }: Context): Step {
  return run(model, targets, (deployment) => {
    return (isPausedRollout(deployment) ? resumeCommand : pauseCommand)(
      refOf(deployment),
      kubectlNamespace(model),
    );
  });
}

export function toggleCordon({ model, targets }: Context): Step {
  return run(model, targets, (node) => {
    const cordoned = node.kind === 'Node' && node.spec.unschedulable === true;
    return (cordoned ? uncordonCommand : cordonCommand)(node.metadata.name);
  });
}

/** Unplugging asks first, plugging in does no harm. */
export function breakOrMend({ targets, ...context }: Context): Step {
  const node = refOf(targets[0]!);
  if (!context.world.cluster.isUnplugged(node.name)) return ask(context, { action: 'unplug', node });
  const fault = { type: 'node-up', node: node.name } as const;
  return [context.model, [{ type: 'fault', fault, reason: `node ${node.name} is plugged in again` }]];
}

function ask({ model, world }: Pick<Context, 'model' | 'world'>, purpose: Purpose): Step {
  return only(pushOverlay(model, openDialog(purpose, world, kubectlNamespace(model))));
}

function run(model: Model, targets: readonly AnyObject[], lineOf: (object: AnyObject) => string): Step {
  const namespace = kubectlNamespace(model);
  return [model, keyEffects(targets.map(lineOf), namespace, targets.map(refOf))];
}
