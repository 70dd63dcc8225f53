/** Pods that a kubelet runs from its own files; the API server only shows them, and nothing of its own goes into them. */

import type { Container, Pod } from '../../kubernetes/objects.ts';
import { isFields } from '../../lib/fields.ts';

export function isMirrorPod({ metadata }: Pod): boolean {
  return metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
}

/** What of a mirror pod only the API server could provide, in the words of the refusal. */
export function mirrorTrouble({ spec }: Pod): string | undefined {
  if (spec.serviceAccountName) return 'a mirror pod may not reference service accounts';
  if (usesSecrets(spec)) return 'a mirror pod may not reference secrets';
  const sources = fieldsIn(spec.volumes).flatMap(({ projected }) => fieldsIn(projected?.sources));
  if (sources.some((source) => source.serviceAccountToken !== undefined)) {
    return 'a mirror pod may not use ServiceAccountToken volume projections';
  }
  return fieldsIn(spec.resourceClaims).length > 0
    ? 'a mirror pod may not reference resourceclaims'
    : undefined;
}

function usesSecrets(spec: Pod['spec']): boolean {
  const containers = [...fieldsIn(spec.initContainers), ...fieldsIn(spec.containers)];
  return (
    fieldsIn(spec.imagePullSecrets).length > 0 ||
    containers.some(readsSecrets) ||
    fieldsIn(spec.volumes).some(
      ({ secret, projected }) =>
        secret !== undefined || fieldsIn(projected?.sources).some((source) => source.secret !== undefined),
    )
  );
}

function readsSecrets({ env, envFrom }: Container): boolean {
  return (
    fieldsIn(env).some(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined) ||
    fieldsIn(envFrom).some(({ secretRef }) => secretRef !== undefined)
  );
}

function fieldsIn<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list.filter((each: T) => isFields(each)) : [];
}
