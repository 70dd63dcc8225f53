/** Messages of the autoscaling API (autoscaling); see `message-table.ts` for the notation. */
export const autoscalingMessages: Readonly<Record<string, string>> = {
  'autoscaling.CrossVersionObjectReference': '1 kind string!, 2 name string!, 3 apiVersion string',
  'autoscaling.HorizontalPodAutoscaler':
    '1 metadata meta.ObjectMeta, 2 spec .HorizontalPodAutoscalerSpec, 3 status .HorizontalPodAutoscalerStatus',
  'autoscaling.HorizontalPodAutoscalerSpec':
    '1 scaleTargetRef .CrossVersionObjectReference!, 2 minReplicas int32?, 3 maxReplicas int32!, 4 targetCPUUtilizationPercentage int32?',
  'autoscaling.HorizontalPodAutoscalerStatus':
    '1 observedGeneration int64?, 2 lastScaleTime meta.Time?, 3 currentReplicas int32!, 4 desiredReplicas int32!, 5 currentCPUUtilizationPercentage int32?',
  'autoscaling.Scale': '1 metadata meta.ObjectMeta, 2 spec .ScaleSpec, 3 status .ScaleStatus',
  'autoscaling.ScaleSpec': '1 replicas int32',
  'autoscaling.ScaleStatus': '1 replicas int32!, 2 selector string',
  'autoscaling2.ContainerResourceMetricSource':
    '1 name string!, 2 target .MetricTarget!, 3 container string!',
  'autoscaling2.ContainerResourceMetricStatus':
    '1 name string!, 2 current .MetricValueStatus!, 3 container string!',
  'autoscaling2.CrossVersionObjectReference': '1 kind string!, 2 name string!, 3 apiVersion string',
  'autoscaling2.ExternalMetricSource': '1 metric .MetricIdentifier!, 2 target .MetricTarget!',
  'autoscaling2.ExternalMetricStatus': '1 metric .MetricIdentifier!, 2 current .MetricValueStatus!',
  'autoscaling2.HPAScalingPolicy': '1 type string!, 2 value int32!, 3 periodSeconds int32!',
  'autoscaling2.HPAScalingRules':
    '1 selectPolicy string?, 2 policies .HPAScalingPolicy[], 3 stabilizationWindowSeconds int32?, 4 tolerance resource.Quantity?',
  'autoscaling2.HorizontalPodAutoscaler':
    '1 metadata meta.ObjectMeta, 2 spec .HorizontalPodAutoscalerSpec, 3 status .HorizontalPodAutoscalerStatus',
  'autoscaling2.HorizontalPodAutoscalerBehavior':
    '1 scaleUp .HPAScalingRules?, 2 scaleDown .HPAScalingRules?',
  'autoscaling2.HorizontalPodAutoscalerCondition':
    '1 type string!, 2 status string!, 3 lastTransitionTime meta.Time, 4 reason string, 5 message string',
  'autoscaling2.HorizontalPodAutoscalerSpec':
    '1 scaleTargetRef .CrossVersionObjectReference!, 2 minReplicas int32?, 3 maxReplicas int32!, 4 metrics .MetricSpec[], 5 behavior .HorizontalPodAutoscalerBehavior?',
  'autoscaling2.HorizontalPodAutoscalerStatus':
    '1 observedGeneration int64?, 2 lastScaleTime meta.Time?, 3 currentReplicas int32, 4 desiredReplicas int32!, 5 currentMetrics .MetricStatus[]!, 6 conditions .HorizontalPodAutoscalerCondition[]',
  'autoscaling2.MetricIdentifier': '1 name string!, 2 selector meta.LabelSelector?',
  'autoscaling2.MetricSpec':
    '1 type string!, 2 object .ObjectMetricSource?, 3 pods .PodsMetricSource?, 4 resource .ResourceMetricSource?, 5 external .ExternalMetricSource?, 7 containerResource .ContainerResourceMetricSource?',
  'autoscaling2.MetricStatus':
    '1 type string!, 2 object .ObjectMetricStatus?, 3 pods .PodsMetricStatus?, 4 resource .ResourceMetricStatus?, 5 external .ExternalMetricStatus?, 7 containerResource .ContainerResourceMetricStatus?',
  'autoscaling2.MetricTarget':
    '1 type string!, 2 value resource.Quantity?, 3 averageValue resource.Quantity?, 4 averageUtilization int32?',
  'autoscaling2.MetricValueStatus':
    '1 value resource.Quantity?, 2 averageValue resource.Quantity?, 3 averageUtilization int32?',
  'autoscaling2.ObjectMetricSource':
    '1 describedObject .CrossVersionObjectReference!, 2 target .MetricTarget!, 3 metric .MetricIdentifier!',
  'autoscaling2.ObjectMetricStatus':
    '1 metric .MetricIdentifier!, 2 current .MetricValueStatus!, 3 describedObject .CrossVersionObjectReference!',
  'autoscaling2.PodsMetricSource': '1 metric .MetricIdentifier!, 2 target .MetricTarget!',
  'autoscaling2.PodsMetricStatus': '1 metric .MetricIdentifier!, 2 current .MetricValueStatus!',
  'autoscaling2.ResourceMetricSource': '1 name string!, 2 target .MetricTarget!',
  'autoscaling2.ResourceMetricStatus': '1 name string!, 2 current .MetricValueStatus!',
};
