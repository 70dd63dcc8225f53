/** The pod and the container that `logs`, `exec` and `attach` work on. */
import type { AnyObject, Pod } from '../kubernetes/objects.ts';
import { matchesSelector } from '../kubernetes/selectors.ts';
import { selectorOf } from '../kubernetes/workloads.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { namespaceFor, parseResources } from './resources.ts';

const defaultContainerAnnotation = 'kubectl.kubernetes.io/default-container';

/** `POD` or `TYPE/NAME`; a workload stands for the first of its pods. `doing`: `get the logs from`. */
export function podMeant(invocation: Invocation, operand: string, doing: string): Pod {
  const { cluster, namespace } = invocation;
  if (!operand.includes('/')) return cluster.get('Pod', namespace, operand);
  const resources = parseResources([operand]);
  const [named] = resources.type === 'named' ? resources.names : [];
  if (named === undefined) throw new KubectlError('pod, type/name or --filename must be specified');
  const object = cluster.get(named.kind, namespaceFor(named.kind, invocation), named.name);
  const pods = object.kind === 'Pod' ? [object] : podsOf(invocation, object, doing);
  const [first] = pods;
  if (first === undefined) throw new KubectlError('timed out waiting for the condition');
  if (pods.length > 1 && doing === readingLogs) {
    invocation.err(`Found ${pods.length} pods, using pod/${first.metadata.name}`);
  }
  return first;
}

/** Only then it is said that there was a choice. */
export const readingLogs = 'get the logs from';

/** The container that is not named: the pod's own choice or its first one; where there is a choice, it is said. */
export function standardContainer(invocation: Invocation, { metadata, spec }: Pod): string {
  const initContainers = (spec.initContainers ?? []).map(({ name }) => `${name} (init)`);
  const containers = spec.containers.map(({ name }) => name);
  const chosen = metadata.annotations?.[defaultContainerAnnotation];
  const standard = chosen ?? containers[0]!;
  const all = [...containers, ...initContainers];
  if (all.length > 1 && chosen === undefined) {
    invocation.err(`Defaulted container "${standard}" out of: ${all.join(', ')}`);
  }
  return standard;
}

function podsOf({ cluster }: Invocation, object: AnyObject, doing: string): readonly Pod[] {
  const selector = selectorOf(object);
  if (selector === undefined) throw new KubectlError(`cannot ${doing} ${object.kind}: selector not found`);
  return cluster.read
    .list('Pod', object.metadata.namespace)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels));
}
