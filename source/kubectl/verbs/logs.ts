import type { AnyObject, Pod } from '../../kubernetes/objects.ts';
import { matchesSelector } from '../../kubernetes/selectors.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { selectorOf } from '../../kubernetes/workloads.ts';
import { cleanLines } from '../../lib/clean-text.ts';
import { parseDuration } from '../../lib/duration.ts';
import type { Command, Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, integer, integerFlag, text, textFlag } from '../flags.ts';
import { namespaceFor, parseResources } from '../resources.ts';

const defaultContainerAnnotation = 'kubectl.kubernetes.io/default-container';
const tailOfSelected = 10;

export const logs: Command = {
  flags: [
    text('container', { short: 'c', complete: 'container' }),
    boolean('previous', { short: 'p' }),
    integer('tail'),
    text('since'),
    boolean('timestamps'),
    boolean('all-containers'),
    boolean('prefix'),
    text('selector', { short: 'l' }),
    boolean('follow', { short: 'f', unsupported: true }),
  ],
  operands: 'pods',
  run(invocation) {
    for (const pod of podsOf(invocation)) {
      invocation.attempt(() => {
        for (const container of containersFor(invocation, pod)) printLog(invocation, pod, container);
      });
    }
  },
};

function podsOf(invocation: Invocation): readonly Pod[] {
  const { operands, flags } = invocation.arguments;
  const { cluster, namespace } = invocation;
  const labelSelector = textFlag(flags, 'selector');
  if (labelSelector !== undefined) {
    if (operands.length > 0) throw new KubectlError('only a selector (-l) or a POD name is allowed');
    return cluster.list('Pod', { namespace, labelSelector });
  }
  const [operand, container] = operands;
  if (operand === undefined || operands.length > 2 || (container !== undefined && flags.has('container'))) {
    throw new KubectlError(
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples",
    );
  }
  if (!operand.includes('/')) return [cluster.get('Pod', namespace, operand)];
  const resources = parseResources([operand]);
  if (resources.type === 'kinds') return [];
  const [{ kind, name }] = resources.names as readonly [(typeof resources.names)[number]];
  return [podBehind(invocation, cluster.get(kind, namespaceFor(kind, invocation), name))];
}

/** A workload stands for one of its pods. */
function podBehind(invocation: Invocation, object: AnyObject): Pod {
  if (object.kind === 'Pod') return object;
  const selector = selectorOf(object);
  if (selector === undefined) {
    throw new KubectlError(`cannot get the logs from ${object.kind}: selector not found`);
  }
  const pods = invocation.cluster.read
    .list('Pod', object.metadata.namespace)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  const [first] = pods;
  if (first === undefined) throw new KubectlError('timed out waiting for the condition');
  if (pods.length > 1) invocation.err(`Found ${pods.length} pods, using pod/${first.metadata.name}`);
  return first;
}

function containersFor(invocation: Invocation, pod: Pod): readonly string[] {
  const { flags, operands } = invocation.arguments;
  const named = textFlag(flags, 'container') ?? operands[1];
  if (named !== undefined) return [named];
  const initContainers = (pod.spec.initContainers ?? []).map(({ name }) => name);
  const containers = pod.spec.containers.map(({ name }) => name);
  if (booleanFlag(flags, 'all-containers')) return [...initContainers, ...containers];
  const standard = pod.metadata.annotations?.[defaultContainerAnnotation] ?? containers[0]!;
  if (containers.length + initContainers.length > 1) {
    const all = [...containers, ...initContainers.map((name) => `${name} (init)`)];
    invocation.err(`Defaulted container "${standard}" out of: ${all.join(', ')}`);
  }
  return [standard];
}

function printLog(invocation: Invocation, pod: Pod, container: string): void {
  const { flags } = invocation.arguments;
  const since = sinceMoment(invocation);
  const asked = integerFlag(flags, 'tail') ?? (flags.has('selector') ? tailOfSelected : -1);
  const lines = invocation.cluster.logs(pod.metadata.namespace ?? '', pod.metadata.name, {
    container,
    previous: booleanFlag(flags, 'previous'),
    ...(asked >= 0 && { tail: asked }),
    ...(since !== undefined && { since }),
  });
  const prefix = booleanFlag(flags, 'prefix') ? `[pod/${pod.metadata.name}/${container}] ` : '';
  for (const line of lines) {
    const stamp = booleanFlag(flags, 'timestamps') ? `${timestamp(line.time)} ` : '';
    invocation.out(...cleanLines(line.text).map((each) => `${prefix}${stamp}${each}`));
  }
}

function sinceMoment({ arguments: { flags }, cluster }: Invocation): number | undefined {
  const since = textFlag(flags, 'since');
  if (since === undefined) return undefined;
  const duration = parseDuration(since);
  if (duration === undefined) {
    throw new KubectlError(
      `invalid argument "${since}" for "--since" flag: time: invalid duration "${since}"`,
    );
  }
  return cluster.now - duration;
}
