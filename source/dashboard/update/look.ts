/** Describe, YAML, logs, why, history, the menu: what there is to see about the selected object. */

import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, Pod } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { type Context, only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import { menuCommands } from '../keymap.ts';
import { pushOverlay, pushScreen, textScreen } from '../model.ts';
import { containersOfPod } from '../screens/containers.ts';
import { refOf } from '../world.ts';

export function openText({ model, selected }: Context, type: 'describe' | 'yaml' | 'why'): Step {
  if (selected === undefined) return only(model);
  return only(pushScreen(model, textScreen({ type, ref: refOf(selected) })));
}

/** The log of the selected container, of a pod's first one, or of a pod that the object owns. */
export function openLogs({ model, world, screen, selected }: Context, previous: boolean): Step {
  const pod = selected && podBehind(selected, world.cluster.read);
  if (pod === undefined) {
    const what = selected ? `${kinds[selected.kind].singular} ${selected.metadata.name}` : 'it';
    return only(flashed(model, world, 'notice', `${what} has no pods to read logs from`));
  }
  const ref = refOf(pod);
  const index = screen.type === 'containers' ? screen.index : 0;
  const container =
    screen.type === 'containers' ? containersOfPod(ref, world)[index]?.name : pod.spec.containers[0]?.name;
  return only(pushScreen(model, textScreen({ type: 'log', pod: ref, container, previous })));
}

export function openMenu(context: Context): Step {
  const items = menuCommands(context).map(({ id }) => id);
  return only(pushOverlay(context.model, { type: 'menu', items, index: 0 }));
}

export function openHistory({ model, selected }: Context): Step {
  if (selected === undefined) return only(model);
  const content = { page: 'history', ref: refOf(selected) } as const;
  return only(pushOverlay(model, { type: 'sheet', content, first: 0 }));
}

/** The pod itself, or the one that most probably has something to tell: a running one, else any. */
function podBehind(object: AnyObject, read: Reader): Pod | undefined {
  if (object.kind === 'Pod') return object;
  const owners =
    object.kind === 'Deployment' ? read.ownedBy('ReplicaSet', object.metadata.uid) : [object as AnyObject];
  const pods = owners.flatMap(({ metadata }) => read.ownedBy('Pod', metadata.uid));
  return pods.find(({ status }) => status.phase === 'Running') ?? pods[0];
}
