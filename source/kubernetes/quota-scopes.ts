/** Which objects a quota with scopes is about (pkg/quota/v1/evaluator/core/pods.go: podMatchesScopeFunc). */
import type { KubeObject, ObjectOfKind, Pod } from './objects.ts';
import { qosClass } from './pod-resources.ts';

type Quota = ObjectOfKind['ResourceQuota'];

interface ScopeRequirement {
  readonly scopeName: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** Scopes say something about pods alone: nothing else is in any. */
export function isInScopes({ spec }: Quota, object: KubeObject): boolean {
  const scopes = (spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' }));
  const requirements: readonly ScopeRequirement[] = [
    ...scopes,
    ...(spec.scopeSelector?.matchExpressions ?? []),
  ];
  return requirements.every((requirement) => object.kind === 'Pod' && isIn(requirement, object as Pod));
}

function isIn(requirement: ScopeRequirement, pod: Pod): boolean {
  switch (requirement.scopeName) {
    case 'Terminating':
      return hasDeadline(pod);
    case 'NotTerminating':
      return !hasDeadline(pod);
    case 'BestEffort':
      return qosClass(pod) === 'BestEffort';
    case 'NotBestEffort':
      return qosClass(pod) !== 'BestEffort';
    case 'PriorityClass':
      return hasClass(requirement, pod.spec.priorityClassName);
    case 'CrossNamespacePodAffinity':
      return reachesAcrossNamespaces(pod);
    default:
      return false;
  }
}

function hasDeadline({ spec }: Pod): boolean {
  return (spec.activeDeadlineSeconds ?? -1) >= 0;
}

function hasClass({ operator, values = [] }: ScopeRequirement, name: string | undefined): boolean {
  const isNamed = name !== undefined && name !== '';
  switch (operator) {
    case 'In':
      return isNamed && values.includes(name);
    case 'NotIn':
      return !isNamed || !values.includes(name);
    case 'DoesNotExist':
      return !isNamed;
    default:
      return isNamed;
  }
}

function reachesAcrossNamespaces({ spec: { affinity } }: Pod): boolean {
  return [affinity?.podAffinity, affinity?.podAntiAffinity].some((rules) => {
    const preferred = rules?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const required = rules?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const terms = [...required, ...preferred.map(({ podAffinityTerm }) => podAffinityTerm)];
    return terms.some((term) => (term.namespaces?.length ?? 0) > 0 || term.namespaceSelector !== undefined);
  });
}
