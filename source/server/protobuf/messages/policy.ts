/** Messages of the policy API (policy); see `message-table.ts` for the notation. */
export const policyMessages: Readonly<Record<string, string>> = {
  'policy.Eviction': '1 metadata meta.ObjectMeta, 2 deleteOptions meta.DeleteOptions?',
  'policy.PodDisruptionBudget':
    '1 metadata meta.ObjectMeta, 2 spec .PodDisruptionBudgetSpec, 3 status .PodDisruptionBudgetStatus',
  'policy.PodDisruptionBudgetSpec':
    '1 minAvailable intstr.IntOrString?, 2 selector meta.LabelSelector?, 3 maxUnavailable intstr.IntOrString?, 4 unhealthyPodEvictionPolicy string?',
  'policy.PodDisruptionBudgetStatus':
    '1 observedGeneration int64, 2 disruptedPods meta.Time{}, 3 disruptionsAllowed int32!, 4 currentHealthy int32!, 5 desiredHealthy int32!, 6 expectedPods int32!, 7 conditions meta.Condition[]',
};
