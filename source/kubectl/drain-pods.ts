/** Which pods a drain takes from a node, and what stands against it (kubectl, pkg/drain/filters). */
import type { Pod } from '../kubernetes/objects.ts';
import { controllerOf } from '../kubernetes/owners.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import type { Reader } from '../store/reading.ts';

export interface DrainOptions {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
}

export interface DrainPlan {
  readonly leaving: readonly Pod[];
  /** `ignoring DaemonSet-managed Pods: a/b, c/d`, joined by semicolons; empty where there is nothing to say. */
  readonly warning: string;
  /** Reasons for which none of them may leave. */
  readonly problems: readonly string[];
}

interface Verdict {
  readonly leaves: boolean;
  readonly problem?: string;
  readonly warning?: string;
}

const leaves: Verdict = { leaves: true };
const mirror = 'kubernetes.io/config.mirror';

const unmanaged = 'Pods that declare no controller';
const managed = 'DaemonSet-managed Pods';
const local = 'Pods with local storage';

export function drainPlan(pods: readonly Pod[], read: Reader, options: DrainOptions): DrainPlan {
  const judged = pods.map((pod) => ({ pod, verdict: verdictOn(pod, read, options) }));
  const listed = (text: (verdict: Verdict) => string | undefined) =>
    [...new Set(judged.flatMap(({ verdict }) => text(verdict) ?? []))].map((each) => {
      const names = judged.filter(({ verdict }) => text(verdict) === each).map(({ pod }) => fullName(pod));
      return `${each}: ${names.join(', ')}`;
    });
  return {
    leaving: judged.filter(({ verdict }) => verdict.leaves).map(({ pod }) => pod),
    warning: listed(({ warning }) => warning).join('; '),
    problems: listed(({ problem }) => problem).map((each) => `cannot delete ${each}`),
  };
}

export function fullName({ metadata: { namespace, name } }: Pod): string {
  return `${namespace}/${name}`;
}

function verdictOn(pod: Pod, read: Reader, options: DrainOptions): Verdict {
  const controller = controllerOf(pod);
  const isOver = isPodTerminal(pod);
  if (controller?.kind === 'DaemonSet' && !isOver) {
    if (read.get('DaemonSet', pod.metadata.namespace, controller.name) === undefined) {
      return options.force
        ? { leaves: true, warning: `deleting ${unmanaged}` }
        : { leaves: false, problem: `${unmanaged} (use --force to override)` };
    }
    return options.ignoreDaemonSets
      ? { leaves: false, warning: `ignoring ${managed}` }
      : { leaves: false, problem: `${managed} (use --ignore-daemonsets to ignore)` };
  }
  if (pod.metadata.annotations?.[mirror] !== undefined) return { leaves: false };
  if (isOver) return leaves;
  const hasLocalData = pod.spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined);
  if (hasLocalData && !options.deleteEmptyDirData) {
    return { leaves: false, problem: `${local} (use --delete-emptydir-data to override)` };
  }
  if (controller !== undefined) return leaves;
  return options.force
    ? { leaves: true, warning: `deleting ${unmanaged}` }
    : { leaves: false, problem: `${unmanaged} (use --force to override)` };
}
