/** Messages of the apps API (apps); see `message-table.ts` for the notation. */
export const appsMessages: Readonly<Record<string, string>> = {
  'apps.ControllerRevision': '1 metadata meta.ObjectMeta, 2 data runtime.RawExtension!, 3 revision int64!',
  'apps.DaemonSet': '1 metadata meta.ObjectMeta, 2 spec .DaemonSetSpec, 3 status .DaemonSetStatus',
  'apps.DaemonSetCondition':
    '1 type string!, 2 status string!, 3 lastTransitionTime meta.Time, 4 reason string, 5 message string',
  'apps.DaemonSetSpec':
    '1 selector meta.LabelSelector?!, 2 template core.PodTemplateSpec!, 3 updateStrategy .DaemonSetUpdateStrategy, 4 minReadySeconds int32, 6 revisionHistoryLimit int32?',
  'apps.DaemonSetStatus':
    '1 currentNumberScheduled int32!, 2 numberMisscheduled int32!, 3 desiredNumberScheduled int32!, 4 numberReady int32!, 5 observedGeneration int64, 6 updatedNumberScheduled int32, 7 numberAvailable int32, 8 numberUnavailable int32, 9 collisionCount int32?, 10 conditions .DaemonSetCondition[]',
  'apps.DaemonSetUpdateStrategy': '1 type string, 2 rollingUpdate .RollingUpdateDaemonSet?',
  'apps.Deployment': '1 metadata meta.ObjectMeta, 2 spec .DeploymentSpec, 3 status .DeploymentStatus',
  'apps.DeploymentCondition':
    '1 type string!, 2 status string!, 4 reason string, 5 message string, 6 lastUpdateTime meta.Time, 7 lastTransitionTime meta.Time',
  'apps.DeploymentSpec':
    '1 replicas int32?, 2 selector meta.LabelSelector?!, 3 template core.PodTemplateSpec!, 4 strategy .DeploymentStrategy, 5 minReadySeconds int32, 6 revisionHistoryLimit int32?, 7 paused bool, 9 progressDeadlineSeconds int32?',
  'apps.DeploymentStatus':
    '1 observedGeneration int64, 2 replicas int32, 3 updatedReplicas int32, 4 availableReplicas int32, 5 unavailableReplicas int32, 6 conditions .DeploymentCondition[], 7 readyReplicas int32, 8 collisionCount int32?, 9 terminatingReplicas int32?',
  'apps.DeploymentStrategy': '1 type string, 2 rollingUpdate .RollingUpdateDeployment?',
  'apps.ReplicaSet': '1 metadata meta.ObjectMeta, 2 spec .ReplicaSetSpec, 3 status .ReplicaSetStatus',
  'apps.ReplicaSetCondition':
    '1 type string!, 2 status string!, 3 lastTransitionTime meta.Time, 4 reason string, 5 message string',
  'apps.ReplicaSetSpec':
    '1 replicas int32?, 2 selector meta.LabelSelector?!, 3 template core.PodTemplateSpec, 4 minReadySeconds int32',
  'apps.ReplicaSetStatus':
    '1 replicas int32!, 2 fullyLabeledReplicas int32, 3 observedGeneration int64, 4 readyReplicas int32, 5 availableReplicas int32, 6 conditions .ReplicaSetCondition[], 7 terminatingReplicas int32?',
  'apps.RollingUpdateDaemonSet': '1 maxUnavailable intstr.IntOrString?, 2 maxSurge intstr.IntOrString?',
  'apps.RollingUpdateDeployment': '1 maxUnavailable intstr.IntOrString?, 2 maxSurge intstr.IntOrString?',
  'apps.RollingUpdateStatefulSetStrategy': '1 partition int32?, 2 maxUnavailable intstr.IntOrString?',
  'apps.StatefulSet': '1 metadata meta.ObjectMeta, 2 spec .StatefulSetSpec, 3 status .StatefulSetStatus',
  'apps.StatefulSetCondition':
    '1 type string!, 2 status string!, 3 lastTransitionTime meta.Time, 4 reason string, 5 message string',
  'apps.StatefulSetOrdinals': '1 start int32!',
  'apps.StatefulSetPersistentVolumeClaimRetentionPolicy': '1 whenDeleted string, 2 whenScaled string',
  'apps.StatefulSetSpec':
    '1 replicas int32?, 2 selector meta.LabelSelector?!, 3 template core.PodTemplateSpec!, 4 volumeClaimTemplates core.PersistentVolumeClaim[], 5 serviceName string!, 6 podManagementPolicy string, 7 updateStrategy .StatefulSetUpdateStrategy, 8 revisionHistoryLimit int32?, 9 minReadySeconds int32, 10 persistentVolumeClaimRetentionPolicy .StatefulSetPersistentVolumeClaimRetentionPolicy?, 11 ordinals .StatefulSetOrdinals?',
  'apps.StatefulSetStatus':
    '1 observedGeneration int64, 2 replicas int32!, 3 readyReplicas int32, 4 currentReplicas int32, 5 updatedReplicas int32, 6 currentRevision string, 7 updateRevision string, 9 collisionCount int32?, 10 conditions .StatefulSetCondition[], 11 availableReplicas int32!',
  'apps.StatefulSetUpdateStrategy': '1 type string, 2 rollingUpdate .RollingUpdateStatefulSetStrategy?',
};
