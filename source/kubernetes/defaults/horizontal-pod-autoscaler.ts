/** Defaults of HorizontalPodAutoscalers (pkg/apis/autoscaling/v2/defaults.go). */
import { all, type Defaulter, type Fields, fill, within } from './fill.ts';

const cpu = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

const doubling = { type: 'Percent', value: 100, periodSeconds: 15 };
const fourPods = { type: 'Pods', value: 4, periodSeconds: 15 };

/** Only who says something of the behavior gets the rest of it filled in; the controller knows it anyway. */
const behavior = all(
  fill({ scaleUp: {}, scaleDown: {} }),
  within(
    'scaleUp',
    fill({ stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [fourPods, doubling] }),
  ),
  within('scaleDown', fill({ selectPolicy: 'Max', policies: [doubling] })),
);

export const horizontalPodAutoscaler: Defaulter = all(
  within('spec', fill({ minReplicas: 1 }), measured, within('behavior', behavior)),
  within('status', fill({ desiredReplicas: 0 })),
);

function measured(spec: Fields): Fields {
  const { metrics } = spec;
  return Array.isArray(metrics) && metrics.length > 0 ? spec : { ...spec, metrics: [cpu] };
}
