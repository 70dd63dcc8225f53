import { describe, expect, it } from 'vitest';
import { allKinds, type Kind } from '../../../source/kubernetes/kinds.ts';
import {
  type Structure,
  structureOf,
  structureOfField,
} from '../../../source/kubernetes/structure/structure.ts';

/** `spec.containers[].ports`: `[]` are the items of a list. */
function at(kind: Kind, path: string): Structure {
  return path.split('.').reduce((structure, part) => {
    const [field = '', isList] = part.split('[]');
    const inner = structureOfField(structure, field);
    return isList === undefined ? inner : (inner.items ?? {});
  }, structureOf(kind));
}

const template = 'spec.template.spec';
const tcp = { protocol: 'TCP' };

describe('lists of things that are told apart by a field, however they are patched', () => {
  it.each<[Kind, string, string]>([
    ['Pod', 'spec.containers', 'name'],
    ['Pod', 'spec.initContainers', 'name'],
    ['Pod', 'spec.ephemeralContainers', 'name'],
    ['Pod', 'spec.containers[].env', 'name'],
    ['Pod', 'spec.containers[].volumeMounts', 'mountPath'],
    ['Pod', 'spec.containers[].volumeDevices', 'devicePath'],
    ['Pod', 'spec.volumes', 'name'],
    ['Pod', 'spec.imagePullSecrets', 'name'],
    ['Pod', 'spec.hostAliases', 'ip'],
    ['Pod', 'spec.schedulingGates', 'name'],
    ['Pod', 'spec.resourceClaims', 'name'],
    ['Pod', 'status.conditions', 'type'],
    ['Pod', 'status.podIPs', 'ip'],
    ['Deployment', `${template}.containers`, 'name'],
    ['Deployment', 'status.conditions', 'type'],
    ['ReplicationController', `${template}.containers`, 'name'],
    ['StatefulSet', `${template}.volumes`, 'name'],
    ['DaemonSet', `${template}.containers[].env`, 'name'],
    ['Job', `${template}.containers`, 'name'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.containers', 'name'],
    ['ServiceAccount', 'secrets', 'name'],
    ['Service', 'status.conditions', 'type'],
    ['Node', 'status.addresses', 'type'],
    ['Node', 'status.conditions', 'type'],
    ['Namespace', 'status.conditions', 'type'],
    ['PersistentVolumeClaim', 'status.conditions', 'type'],
    ['HorizontalPodAutoscaler', 'status.conditions', 'type'],
    ['PodDisruptionBudget', 'status.conditions', 'type'],
    ['ConfigMap', 'metadata.ownerReferences', 'uid'],
  ])('%s %s by %s', (kind, path, key) => {
    expect(at(kind, path)).toMatchObject({ mergeKey: key, list: { keys: [key] } });
  });
});

describe('lists that the two ways of patching see differently', () => {
  it.each<[Kind, string, string | undefined, Structure['list']]>([
    [
      'Pod',
      'spec.containers[].ports',
      'containerPort',
      { keys: ['containerPort', 'protocol'], defaults: tcp },
    ],
    ['Service', 'spec.ports', 'port', { keys: ['port', 'protocol'], defaults: tcp }],
    ['Pod', 'spec.topologySpreadConstraints', 'topologyKey', { keys: ['topologyKey', 'whenUnsatisfiable'] }],
    ['Pod', 'spec.containers[].resources.claims', undefined, { keys: ['name'] }],
    ['Pod', 'status.hostIPs', 'ip', 'atomic'],
    ['Job', 'status.conditions', 'type', 'atomic'],
    ['Job', 'status.uncountedTerminatedPods.failed', undefined, 'set'],
  ])('%s %s', (kind, path, mergeKey, list) => {
    const { mergeKey: key, list: seen } = at(kind, path);
    expect({ key, seen }).toEqual({ key: mergeKey, seen: list });
  });
});

it.each<[Kind, string]>([
  ['Pod', 'metadata.finalizers'],
  ['Node', 'spec.podCIDRs'],
])('%s %s merge as a set', (kind, path) => {
  expect(at(kind, path)).toEqual({ mergeKey: '', list: 'set' });
});

it.each<[Kind, string]>([
  ['Pod', 'metadata.managedFields'],
  ['Pod', 'spec.tolerations'],
  ['Pod', 'spec.readinessGates'],
  ['Pod', 'spec.containers[].envFrom'],
  ['Pod', 'spec.containers[].args'],
  ['Pod', 'spec.containers[].securityContext.capabilities.add'],
  ['Pod', 'spec.volumes[].projected.sources'],
  ['Pod', 'spec.securityContext.sysctls'],
  ['Pod', 'status.containerStatuses'],
  ['StatefulSet', 'spec.volumeClaimTemplates'],
  ['Job', 'spec.podFailurePolicy.rules'],
  ['Node', 'spec.taints'],
  ['Namespace', 'spec.finalizers'],
  ['Endpoints', 'subsets'],
  ['EndpointSlice', 'endpoints'],
  ['Ingress', 'spec.rules'],
  ['NetworkPolicy', 'spec.ingress'],
  ['ServiceAccount', 'imagePullSecrets'],
  ['PersistentVolumeClaim', 'spec.accessModes'],
  ['HorizontalPodAutoscaler', 'spec.metrics'],
  ['Role', 'rules'],
  ['ClusterRoleBinding', 'subjects'],
  ['LimitRange', 'spec.limits'],
])('%s %s are replaced as a whole', (kind, path) => {
  const { mergeKey, list = 'atomic' } = at(kind, path);
  expect({ mergeKey, list }).toEqual({ mergeKey: undefined, list: 'atomic' });
});

it.each<[Kind, string, boolean]>([
  ['Pod', 'spec.nodeSelector', true],
  ['Pod', 'spec.containers[].env[].valueFrom.configMapKeyRef', true],
  ['Pod', 'spec.containers[].env[].valueFrom.fieldRef', true],
  ['Pod', 'spec.imagePullSecrets[]', true],
  ['Pod', 'spec.topologySpreadConstraints[].labelSelector', true],
  ['Pod', 'metadata.ownerReferences[]', true],
  ['Deployment', 'spec.selector', true],
  ['ReplicationController', 'spec.selector', true],
  ['Service', 'spec.selector', true],
  ['NetworkPolicy', 'spec.podSelector', true],
  ['ControllerRevision', 'data', true],
  ['RoleBinding', 'roleRef', true],
  ['Event', 'involvedObject', true],
  ['Pod', 'metadata.labels', false],
  ['Pod', 'spec.containers[].resources.limits', false],
  ['Pod', 'spec.securityContext', false],
  ['ConfigMap', 'data', false],
  ['PersistentVolume', 'spec.claimRef', false],
  ['HorizontalPodAutoscaler', 'spec.scaleTargetRef', false],
  ['PodDisruptionBudget', 'status.disruptedPods', false],
])('%s %s has one owner in server-side apply: %s', (kind, path, isAtomic) => {
  expect(at(kind, path).atomic ?? false).toBe(isAtomic);
});

it.each<[Kind, string]>([
  ['Pod', 'spec.volumes[]'],
  ['Pod', 'spec.resourceClaims[]'],
  ['Deployment', 'spec.strategy'],
])('patches of %s %s tell which fields stay', (kind, path) => {
  expect(at(kind, path).retainKeys).toBe(true);
});

it.each<Kind>(['StatefulSet', 'DaemonSet'])('patches of the update strategy of a %s do not', (kind) => {
  expect(at(kind, 'spec.updateStrategy').retainKeys).toBeUndefined();
});

it('the metadata of every kind merges alike', () => {
  const structures = new Set(allKinds.map((kind) => at(kind, 'metadata')));
  expect(structures).toEqual(new Set([at('Pod', 'metadata')]));
});

it('of what is no kind there is nothing to say', () => {
  expect(['Scale', 'constructor', ''].map(structureOf)).toEqual([{}, {}, {}]);
});
