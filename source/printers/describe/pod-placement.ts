/** Where a pod may run: the last lines of a pod and of a pod template. */
import type { Pod, Toleration } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import { compareText } from '../../lib/compare-text.ts';
import { type Lines, labelsField, listField } from './lines.ts';

type PodSpec = Pod['spec'];

export function placement(spec: PodSpec, margin = ''): Lines {
  const tolerations = [...(spec.tolerations ?? [])].sort((one, other) =>
    compareText(one.key ?? '', other.key ?? ''),
  );
  return [
    ...labelsField(`${margin}Node-Selectors`, spec.nodeSelector),
    ...listField(`${margin}Tolerations`, tolerations.map(tolerationText)),
  ];
}

export function spreadLines({ topologySpreadConstraints = [] }: PodSpec, margin = ''): Lines {
  if (topologySpreadConstraints.length === 0) return [];
  return listField(
    `${margin}Topology Spread Constraints`,
    topologySpreadConstraints.map(
      ({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) =>
        `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded` +
        (labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : ''),
    ),
  );
}

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s` */
export function tolerationText({ key, value, effect, operator, tolerationSeconds }: Toleration): string {
  const what = [key ?? '', value ? `=${value}` : '', effect ? `:${effect}` : ''].join('');
  const exists = operator === 'Exists' && !value;
  const lasting = tolerationSeconds === undefined ? '' : `for ${tolerationSeconds}s`;
  return [what, exists ? 'op=Exists' : '', lasting].filter((part) => part !== '').join(' ');
}
